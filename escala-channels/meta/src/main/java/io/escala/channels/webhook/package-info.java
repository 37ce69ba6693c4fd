/** Endpoints for Meta's webhooks and callbacks, for any HTTP framework. */
@NullMarked
package io.escala.channels.webhook;

import org.jspecify.annotations.NullMarked;
