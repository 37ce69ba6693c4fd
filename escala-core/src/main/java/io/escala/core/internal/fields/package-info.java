/** Definitions of fields, and the values that forms give them. */
@NullMarked
package io.escala.core.internal.fields;

import org.jspecify.annotations.NullMarked;
