/** Messenger Platform: message kinds and client. */
@NullMarked
package io.escala.channels.messenger;

import org.jspecify.annotations.NullMarked;
