/** Sending: from a queued message to the channel's answer. Not exported. */
@NullMarked
package io.escala.core.internal.send;

import org.jspecify.annotations.NullMarked;
