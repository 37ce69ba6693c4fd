/** The settings and lines of an account. */
@NullMarked
package io.escala.core.administration;

import org.jspecify.annotations.NullMarked;
