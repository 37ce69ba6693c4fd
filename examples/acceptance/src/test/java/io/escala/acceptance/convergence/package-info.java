/** Whatever the order in which Meta's bodies come, and however often: what is read back is the same. */
@NullMarked
package io.escala.acceptance.convergence;

import org.jspecify.annotations.NullMarked;
