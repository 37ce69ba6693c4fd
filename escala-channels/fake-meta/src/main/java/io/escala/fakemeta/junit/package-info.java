/** The fake as a JUnit 5 extension. Only this package needs JUnit. */
@NullMarked
package io.escala.fakemeta.junit;

import org.jspecify.annotations.NullMarked;
