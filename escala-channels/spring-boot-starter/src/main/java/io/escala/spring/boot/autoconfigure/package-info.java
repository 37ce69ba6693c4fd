/** The auto-configurations of the starter, for {@code spring.autoconfigure.exclude} and for tests of slices. */
@NullMarked
package io.escala.spring.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
