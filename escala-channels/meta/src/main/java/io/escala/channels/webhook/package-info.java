/** Where a host hands in what Meta calls it with: one object, one call, any framework. */
@NullMarked
package io.escala.channels.webhook;

import org.jspecify.annotations.NullMarked;
