/** Hostile texts in every field of every kind of body, on every store. */
@NullMarked
package io.escala.acceptance.hostile;

import org.jspecify.annotations.NullMarked;
