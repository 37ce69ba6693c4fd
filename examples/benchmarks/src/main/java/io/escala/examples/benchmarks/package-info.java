/** Benchmarks of the library, measured in the same run as their lower bounds. */
@NullMarked
package io.escala.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
