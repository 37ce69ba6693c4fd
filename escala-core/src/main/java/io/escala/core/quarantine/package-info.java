/** What was quarantined: looking at it, and filing it after all. */
@NullMarked
package io.escala.core.quarantine;

import org.jspecify.annotations.NullMarked;
