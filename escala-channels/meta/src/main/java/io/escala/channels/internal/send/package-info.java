/** Maps Graph answers to outcomes of a send, with one error table per channel. Not API. */
@NullMarked
package io.escala.channels.internal.send;

import org.jspecify.annotations.NullMarked;
