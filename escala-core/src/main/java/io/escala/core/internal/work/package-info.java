/** Durable work: lanes are leased, items run one after the other, harmful ones are quarantined. */
@NullMarked
package io.escala.core.internal.work;

import org.jspecify.annotations.NullMarked;
