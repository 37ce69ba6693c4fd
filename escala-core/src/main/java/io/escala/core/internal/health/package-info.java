/** The health of lines and work, derived from counts; the memory of subscription checks and rejected signatures. */
@NullMarked
package io.escala.core.internal.health;

import org.jspecify.annotations.NullMarked;
