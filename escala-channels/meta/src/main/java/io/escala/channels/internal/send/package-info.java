/** How Graph answers become outcomes of a send: one table of error classes per channel. Not API. */
@NullMarked
package io.escala.channels.internal.send;

import org.jspecify.annotations.NullMarked;
