/** All three channels behind one object: the gateway that sends and the source of profiles. */
@NullMarked
package io.escala.channels.gateway;

import org.jspecify.annotations.NullMarked;
