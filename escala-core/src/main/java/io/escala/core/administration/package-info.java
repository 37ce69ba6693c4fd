/** The settings and lines of an account: lines are connected, resumed, moved to another id of Meta and removed. */
@NullMarked
package io.escala.core.administration;

import org.jspecify.annotations.NullMarked;
