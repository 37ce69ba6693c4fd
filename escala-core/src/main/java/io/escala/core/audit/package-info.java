/** The audit trail of an account: who did what to what, and what was denied. */
@NullMarked
package io.escala.core.audit;

import org.jspecify.annotations.NullMarked;
