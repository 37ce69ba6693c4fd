/** Tests of the program: arguments and bytes in, lines and an exit code out. */
@NullMarked
package io.escala.examples.inspector;

import org.jspecify.annotations.NullMarked;
