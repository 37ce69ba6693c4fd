/**
 * JSON as Meta writes it: every non-ASCII character and every slash escaped.
 */
@NullMarked
package io.escala.fakemeta.internal.json;

import org.jspecify.annotations.NullMarked;
