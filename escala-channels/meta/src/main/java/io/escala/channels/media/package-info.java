/**
 * Media of all three channels, fetched only from Meta's hosts, with limits on size and time and verified digests; and files of the host's own servers, to be
 * sent.
 */
@NullMarked
package io.escala.channels.media;

import org.jspecify.annotations.NullMarked;
