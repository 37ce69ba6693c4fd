/**
 * Durable work: lanes are leased, and harmful items are quarantined. Items of a lane run one after the other; in workers, calls that are
 * made between two commits run at the same time, one of each group.
 */
@NullMarked
package io.escala.core.internal.work;

import org.jspecify.annotations.NullMarked;
