/** Splits a webhook body into its items. */
@NullMarked
package io.escala.channels.internal.envelope;

import org.jspecify.annotations.NullMarked;
