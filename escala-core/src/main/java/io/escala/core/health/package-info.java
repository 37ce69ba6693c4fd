/** How an account's lines are doing: what waits, what was refused, when each was last heard of, and whether its webhooks still come. */
@NullMarked
package io.escala.core.health;

import org.jspecify.annotations.NullMarked;
