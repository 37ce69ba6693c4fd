/** Durable work: what runs after a commit, by timer, by a test, or by worker threads. */
@NullMarked
package io.escala.core.work;

import org.jspecify.annotations.NullMarked;
