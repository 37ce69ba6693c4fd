/**
 * Tests of the fake: each refusal, each emission, over real HTTP.
 */
@NullMarked
package io.escala.fakemeta;

import org.jspecify.annotations.NullMarked;
