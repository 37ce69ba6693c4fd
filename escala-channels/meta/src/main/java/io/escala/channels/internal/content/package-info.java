/** Builds content with values from what the parsers read. */
@NullMarked
package io.escala.channels.internal.content;

import org.jspecify.annotations.NullMarked;
