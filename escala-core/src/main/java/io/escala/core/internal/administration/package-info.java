/** The settings and lines of an account: their rules, and who may change them. */
@NullMarked
package io.escala.core.internal.administration;

import org.jspecify.annotations.NullMarked;
