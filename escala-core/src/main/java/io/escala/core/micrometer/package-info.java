/** The library's metrics in Micrometer. Only this package needs Micrometer. */
@NullMarked
package io.escala.core.micrometer;

import org.jspecify.annotations.NullMarked;
