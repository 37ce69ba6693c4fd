/** Messenger Platform: what can be sent, and the client that sends it. */
@NullMarked
package io.escala.channels.messenger;

import org.jspecify.annotations.NullMarked;
