/** The read side converges for every order and duplication of Meta's bodies. */
@NullMarked
package io.escala.acceptance.convergence;

import org.jspecify.annotations.NullMarked;
