/** The way of a queued message to its channel. Not exported. */
@NullMarked
package io.escala.core.send.internal;

import org.jspecify.annotations.NullMarked;
