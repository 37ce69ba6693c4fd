/** The audit trail: records of what was done, in its own commit, and of what was denied. Not exported. */
@NullMarked
package io.escala.core.internal.audit;

import org.jspecify.annotations.NullMarked;
