/** Everything that an inbox needs of Meta's channels, in one object. */
@NullMarked
package io.escala.channels.meta;

import org.jspecify.annotations.NullMarked;
