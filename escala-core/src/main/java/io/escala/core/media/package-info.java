/** The media of messages: their state, and the bytes in the host's storage. */
@NullMarked
package io.escala.core.media;

import org.jspecify.annotations.NullMarked;
