/** The health of an account's lines and work: backlogs, rejected signatures, last deliveries and webhook subscriptions. */
@NullMarked
package io.escala.core.health;

import org.jspecify.annotations.NullMarked;
