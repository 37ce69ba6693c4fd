/** The settings and lines of an account: set up at the start of a program; lines are connected, resumed, moved to another id of Meta and removed. */
@NullMarked
package io.escala.core.administration;

import org.jspecify.annotations.NullMarked;
