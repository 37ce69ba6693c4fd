package io.escala.core.internal.send;

/**
 * A call of a line that is under way.
 *
 * @param waits how many waits of the line began before it: a refusal counts only if no wait has begun since
 */
record LineCall(long waits) {}
