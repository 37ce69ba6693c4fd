/** What became of the media of messages, and the bytes the host's storage keeps of them. */
@NullMarked
package io.escala.core.media;

import org.jspecify.annotations.NullMarked;
