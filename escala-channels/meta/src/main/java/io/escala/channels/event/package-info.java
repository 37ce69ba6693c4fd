/** Meta's events as they come over the wire, typed where this version knows them and kept raw where it does not. */
@NullMarked
package io.escala.channels.event;

import org.jspecify.annotations.NullMarked;
