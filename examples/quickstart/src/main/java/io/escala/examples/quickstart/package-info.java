/** A demo day of an inbox, end to end; with Meta's credentials, a server for the real webhook. */
@NullMarked
package io.escala.examples.quickstart;

import org.jspecify.annotations.NullMarked;
