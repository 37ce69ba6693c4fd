/** From Meta's events to the few things an inbox acts on. */
@NullMarked
package io.escala.channels.internal.mapping;

import org.jspecify.annotations.NullMarked;
