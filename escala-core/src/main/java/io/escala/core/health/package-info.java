/** How an account's lines are doing: what waits, what was refused, and when each was last heard of. */
@NullMarked
package io.escala.core.health;

import org.jspecify.annotations.NullMarked;
