/** The product brief as tests; display names contain its rule numbers. */
@NullMarked
package io.escala.acceptance;

import org.jspecify.annotations.NullMarked;
