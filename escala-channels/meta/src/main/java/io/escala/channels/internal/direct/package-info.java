/** From the entries of a Messenger or Instagram body to its events: both have one shape. */
@NullMarked
package io.escala.channels.internal.direct;

import org.jspecify.annotations.NullMarked;
