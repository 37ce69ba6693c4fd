/** Checks of texts that callers of the fake send. */
@NullMarked
package io.escala.fakemeta.internal.text;

import org.jspecify.annotations.NullMarked;
