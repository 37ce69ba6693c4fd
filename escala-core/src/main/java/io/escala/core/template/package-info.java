/** Templates: the values of placeholders, and the rendered text. */
@NullMarked
package io.escala.core.template;

import org.jspecify.annotations.NullMarked;
