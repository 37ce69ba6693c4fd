/** Durable work: what happens after a commit, run by cron, by a test, or by worker threads. */
@NullMarked
package io.escala.core.work;

import org.jspecify.annotations.NullMarked;
