/** The signatures of Meta's requests. */
@NullMarked
package io.escala.channels.internal.signature;

import org.jspecify.annotations.NullMarked;
