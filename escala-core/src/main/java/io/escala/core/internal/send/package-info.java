/** The way of a queued message to its channel. Not exported. */
@NullMarked
package io.escala.core.internal.send;

import org.jspecify.annotations.NullMarked;
