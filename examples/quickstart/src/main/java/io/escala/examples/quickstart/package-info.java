/** A day in the life of an inbox, end to end; and, with Meta's credentials, the real webhook. */
@NullMarked
package io.escala.examples.quickstart;

import org.jspecify.annotations.NullMarked;
