package io.escala.core.internal.audit;

import io.escala.core.audit.Audit;
import io.escala.core.audit.AuditQuery;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.listing.BoundCursors;
import io.escala.core.internal.listing.StoredListing;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.result.Listing;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditRecord;
import java.util.Objects;

/** The audit trail of an account for one actor. Thread-safe. */
public final class ActorAudit implements Audit {
    private final InboxContext context;
    private final Actor actor;

    public ActorAudit(InboxContext context, Actor actor) {
        this.context = context;
        this.actor = actor;
    }

    @Override
    public Listing<AuditRecord> records(AuditQuery query) {
        Objects.requireNonNull(query, "query");
        new AuditTrail(context, actor)
                .allowing(AuditOperation.AUDIT_READ, () -> AccessRules.require(actor, Permission.CONFIGURE));
        BoundCursors cursors = BoundCursors.of("audit", actor, query);
        return StoredListing.of(cursors.bind(
                (cursor, limit) -> context.store().auditRecords(actor.account(), query.toFilter(), cursor, limit)));
    }
}
