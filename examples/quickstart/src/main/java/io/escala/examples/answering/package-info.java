/** The shortest useful program, as shown in the README. */
@NullUnmarked
package io.escala.examples.answering;

import org.jspecify.annotations.NullUnmarked;
