/** Puts together what a screen shows of a contact. */
@NullMarked
package io.escala.core.internal.panel;

import org.jspecify.annotations.NullMarked;
