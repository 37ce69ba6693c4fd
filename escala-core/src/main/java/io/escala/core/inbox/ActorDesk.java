package io.escala.core.inbox;

import io.escala.core.administration.Administration;
import io.escala.core.administration.Lines;
import io.escala.core.audit.Audit;
import io.escala.core.contacts.Contacts;
import io.escala.core.conversations.Conversations;
import io.escala.core.feed.FeedStart;
import io.escala.core.health.Health;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.administration.ActorAdministration;
import io.escala.core.internal.administration.ActorLines;
import io.escala.core.internal.audit.ActorAudit;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.contacts.ActorContacts;
import io.escala.core.internal.health.ActorHealth;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.media.ActorMedia;
import io.escala.core.internal.quarantine.ActorQuarantine;
import io.escala.core.internal.send.ActorMessages;
import io.escala.core.internal.view.ActorConversations;
import io.escala.core.media.Media;
import io.escala.core.quarantine.Quarantine;
import io.escala.core.result.CursorRequest;
import io.escala.core.send.Messages;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.store.EventPage;
import java.util.Objects;

/** The parts of an inbox for one actor. Thread-safe. */
record ActorDesk(InboxParts parts, Actor actor) implements Desk {
    @Override
    public Conversations conversations() {
        return new ActorConversations(parts.context, parts.owners, actor);
    }

    @Override
    public Contacts contacts() {
        return new ActorContacts(parts.context, actor);
    }

    @Override
    public Messages messages() {
        return new ActorMessages(parts.context, actor);
    }

    @Override
    public Media media() {
        return new ActorMedia(parts.context, actor);
    }

    @Override
    public Administration administration() {
        return new ActorAdministration(parts.context, actor);
    }

    @Override
    public Lines lines() {
        return new ActorLines(parts.context, actor);
    }

    @Override
    public Audit audit() {
        return new ActorAudit(parts.context, actor);
    }

    @Override
    public Quarantine quarantine() {
        return new ActorQuarantine(parts.context, parts.replay, actor);
    }

    @Override
    public EventPage events(CursorRequest request) {
        Objects.requireNonNull(request, "request");
        new AuditTrail(parts.context, actor)
                .allowing(AuditOperation.EVENTS_READ, () -> AccessRules.require(actor, Permission.OPERATE));
        return CommitLoop.reading(() ->
                parts.context.store().events(actor.account(), request.cursor().orElse(null), request.limit()));
    }

    @Override
    public FeedStart feed() {
        return parts.feeds.of(actor);
    }

    @Override
    public Health health() {
        return new ActorHealth(parts.context, parts.health, actor);
    }

    @Override
    public String toString() {
        return "Desk[" + actor + "]";
    }
}
