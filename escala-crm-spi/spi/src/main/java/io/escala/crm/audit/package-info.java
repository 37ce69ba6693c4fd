/** The audit trail: who did what to what, and what was denied. Ids, constants and field names only, never values or texts. */
@NullMarked
package io.escala.crm.audit;

import org.jspecify.annotations.NullMarked;
