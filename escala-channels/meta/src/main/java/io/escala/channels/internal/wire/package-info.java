/** Lenient reading of Meta's JSON: values that know where in the body they stand, ids, and times. */
@NullMarked
package io.escala.channels.internal.wire;

import org.jspecify.annotations.NullMarked;
