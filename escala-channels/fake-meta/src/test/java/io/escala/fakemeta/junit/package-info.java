/**
 * Tests of the JUnit extension.
 */
@NullMarked
package io.escala.fakemeta.junit;

import org.jspecify.annotations.NullMarked;
