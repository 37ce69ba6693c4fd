/** Messenger and Instagram webhook events. */
@NullMarked
package io.escala.channels.event.direct;

import org.jspecify.annotations.NullMarked;
