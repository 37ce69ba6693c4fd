/** Instagram messaging with and without a Page: message kinds and client. */
@NullMarked
package io.escala.channels.instagram;

import org.jspecify.annotations.NullMarked;
