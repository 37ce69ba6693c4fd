/** Reads sessions with their messages and touchpoints, and computes their times. */
@NullMarked
package io.escala.core.internal.reports;

import org.jspecify.annotations.NullMarked;
