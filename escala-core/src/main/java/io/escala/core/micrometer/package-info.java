/** The library's metrics in Micrometer. The only package that needs it: without Micrometer everything else works. */
@NullMarked
package io.escala.core.micrometer;

import org.jspecify.annotations.NullMarked;
