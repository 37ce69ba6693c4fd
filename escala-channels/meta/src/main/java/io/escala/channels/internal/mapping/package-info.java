/** Maps Meta's events to channel events of the inbox. */
@NullMarked
package io.escala.channels.internal.mapping;

import org.jspecify.annotations.NullMarked;
