/** Compiles the Java code of the READMEs, so that none of it is out of date. */
@NullMarked
package io.escala.examples.readmes;

import org.jspecify.annotations.NullMarked;
