/** Gateway and profile source for all three channels. */
@NullMarked
package io.escala.channels.gateway;

import org.jspecify.annotations.NullMarked;
