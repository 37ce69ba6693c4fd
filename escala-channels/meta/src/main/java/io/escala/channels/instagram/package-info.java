/** Instagram messaging, both flavours: what can be sent, and the client that sends it. */
@NullMarked
package io.escala.channels.instagram;

import org.jspecify.annotations.NullMarked;
