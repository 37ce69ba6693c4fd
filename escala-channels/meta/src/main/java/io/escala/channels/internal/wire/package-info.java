/** Strict reading of JSON, and lenient reading of what Meta puts in it: values that know where in the body they stand, ids, times. */
@NullMarked
package io.escala.channels.internal.wire;

import org.jspecify.annotations.NullMarked;
