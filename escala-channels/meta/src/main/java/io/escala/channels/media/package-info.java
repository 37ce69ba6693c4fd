/** Media of all three channels, fetched only from Meta's hosts, with limits on size and time and verified digests. */
@NullMarked
package io.escala.channels.media;

import org.jspecify.annotations.NullMarked;
