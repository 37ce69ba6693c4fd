/** What a host implements; each port ships with a simple fixed implementation. */
@NullMarked
package io.escala.core.port;

import org.jspecify.annotations.NullMarked;
