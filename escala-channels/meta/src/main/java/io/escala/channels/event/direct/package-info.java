/** The events of Messenger and Instagram. */
@NullMarked
package io.escala.channels.event.direct;

import org.jspecify.annotations.NullMarked;
