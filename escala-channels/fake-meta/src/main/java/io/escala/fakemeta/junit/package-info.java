/**
 * The fake as a JUnit 5 extension. JUnit is needed only by those who use this package.
 */
@NullMarked
package io.escala.fakemeta.junit;

import org.jspecify.annotations.NullMarked;
