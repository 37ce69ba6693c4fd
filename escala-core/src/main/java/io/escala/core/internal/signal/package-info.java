/** What customers are shown of the team's work: that messages were read, and that somebody is typing. */
@NullMarked
package io.escala.core.internal.signal;

import org.jspecify.annotations.NullMarked;
