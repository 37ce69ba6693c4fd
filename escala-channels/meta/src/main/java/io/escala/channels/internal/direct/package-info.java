/** Parses the entries of Messenger and Instagram bodies, which share one structure, into events. */
@NullMarked
package io.escala.channels.internal.direct;

import org.jspecify.annotations.NullMarked;
