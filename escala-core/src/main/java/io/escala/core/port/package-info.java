/** Ports that a host implements; each has a simple fixed implementation. */
@NullMarked
package io.escala.core.port;

import org.jspecify.annotations.NullMarked;
