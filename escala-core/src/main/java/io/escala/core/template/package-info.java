/** Templates: which values go into the placeholders, and the text that comes out. */
@NullMarked
package io.escala.core.template;

import org.jspecify.annotations.NullMarked;
