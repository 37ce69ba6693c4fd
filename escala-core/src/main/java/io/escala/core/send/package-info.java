/** Sending: what may be sent, to which number, and the queue it goes through. */
@NullMarked
package io.escala.core.send;

import org.jspecify.annotations.NullMarked;
