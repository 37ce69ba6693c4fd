package io.escala.core.audit;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Listing;
import io.escala.crm.account.Permission;
import io.escala.crm.audit.AuditRecord;

/**
 * The audit trail of an account, for an actor with {@link Permission#CONFIGURE}. Every command of a user or of the host that changed
 * something leaves a record in its own commit, and every call that was denied to anybody leaves one after its answer was decided: for lack of
 * the plan, of a permission, or because the actor may not see what it named. A denial that is repeated within a minute is one record.
 * Records hold ids, constants and names of fields only. What the host does outside any account is in its own trail:
 * {@code inbox.as(Actor.host())}.
 *
 * <p>Records are kept for a year ({@code InboxBuilder.auditKept}). The plan is not needed to read them.
 *
 * <p>Thread-safe. Not for implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface Audit {
    /**
     * Lists audit records, newest first.
     *
     * @param query which records
     * @return the records; its cursors belong to the actor and the query
     * @throws io.escala.core.result.RefusedException when the role does not allow it
     */
    Listing<AuditRecord> records(AuditQuery query);
}
