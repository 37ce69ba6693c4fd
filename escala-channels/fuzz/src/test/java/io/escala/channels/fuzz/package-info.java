/** Bytes that nobody thought of, against oracles that share no code with what they judge. */
@NullMarked
package io.escala.channels.fuzz;

import org.jspecify.annotations.NullMarked;
