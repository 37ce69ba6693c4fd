/** The shortest useful program, as the README shows it. */
@NullUnmarked
package io.escala.examples.answering;

import org.jspecify.annotations.NullUnmarked;
