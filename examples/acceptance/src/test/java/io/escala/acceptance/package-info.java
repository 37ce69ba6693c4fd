/** The product brief as tests; their display names bear the numbers of its rules. */
@NullMarked
package io.escala.acceptance;

import org.jspecify.annotations.NullMarked;
