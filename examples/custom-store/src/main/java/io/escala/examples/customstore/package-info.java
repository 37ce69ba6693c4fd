/** A store of one's own, over an append-only file. */
@NullMarked
package io.escala.examples.customstore;

import org.jspecify.annotations.NullMarked;
