/** Checks whether webhooks are still subscribed: Meta does not report a lost subscription. */
@NullMarked
package io.escala.channels.health;

import org.jspecify.annotations.NullMarked;
