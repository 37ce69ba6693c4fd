/** Strict parsing of JSON, and lenient reading of Meta's values, ids and times, with their positions in the body. */
@NullMarked
package io.escala.channels.internal.wire;

import org.jspecify.annotations.NullMarked;
