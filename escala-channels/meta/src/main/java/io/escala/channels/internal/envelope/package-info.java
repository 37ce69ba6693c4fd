/** From a whole webhook body to its items. */
@NullMarked
package io.escala.channels.internal.envelope;

import org.jspecify.annotations.NullMarked;
