/** Meta's events as received: typed where this version knows them, otherwise kept raw. */
@NullMarked
package io.escala.channels.event;

import org.jspecify.annotations.NullMarked;
