/** What the library costs, measured in the same run as what it cannot cost less than. */
@NullMarked
package io.escala.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
