/** Reading of texts that whoever calls the fake may have written. */
@NullMarked
package io.escala.fakemeta.internal.text;

import org.jspecify.annotations.NullMarked;
