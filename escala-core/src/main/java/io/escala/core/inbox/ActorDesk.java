package io.escala.core.inbox;

import io.escala.core.administration.Administration;
import io.escala.core.administration.Lines;
import io.escala.core.audit.Audit;
import io.escala.core.autoclose.AutoClosing;
import io.escala.core.contacts.Contacts;
import io.escala.core.conversations.Conversations;
import io.escala.core.feed.FeedStart;
import io.escala.core.fields.Fields;
import io.escala.core.health.Health;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.access.AtEachCall;
import io.escala.core.internal.access.Caller;
import io.escala.core.internal.administration.ActorAdministration;
import io.escala.core.internal.administration.ActorLines;
import io.escala.core.internal.audit.ActorAudit;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.autoclose.ActorAutoClosing;
import io.escala.core.internal.contacts.ActorContacts;
import io.escala.core.internal.fields.ActorFields;
import io.escala.core.internal.health.ActorHealth;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.media.ActorMedia;
import io.escala.core.internal.panel.ActorPanels;
import io.escala.core.internal.quarantine.ActorQuarantine;
import io.escala.core.internal.records.ActorCompanies;
import io.escala.core.internal.records.ActorRecords;
import io.escala.core.internal.reports.ActorReports;
import io.escala.core.internal.send.ActorMessages;
import io.escala.core.internal.send.ActorTemplates;
import io.escala.core.internal.team.ActorTeam;
import io.escala.core.internal.view.ActorConversations;
import io.escala.core.media.Media;
import io.escala.core.panel.ContactPanels;
import io.escala.core.quarantine.Quarantine;
import io.escala.core.records.Companies;
import io.escala.core.records.Records;
import io.escala.core.reports.Reports;
import io.escala.core.result.CursorRequest;
import io.escala.core.send.Messages;
import io.escala.core.team.TeamDesk;
import io.escala.core.template.Templates;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.store.EventPage;
import java.util.Objects;
import java.util.function.Function;

/** The parts of an inbox for one actor. Thread-safe. */
record ActorDesk(InboxParts parts, Caller caller) implements Desk {
    @Override
    public Actor actor() {
        return caller.actor();
    }

    private <T> T part(Class<T> type, Function<Actor, T> part) {
        return AtEachCall.of(type, caller, actor -> {
            caller.teamUser()
                    .filter(user -> parts.context.team().isKeptInStore())
                    .ifPresent(user -> parts.activity.seen(actor.account(), user));
            return part.apply(actor);
        });
    }

    @Override
    public Conversations conversations() {
        return part(Conversations.class, actor -> new ActorConversations(parts.context, parts.owners, actor));
    }

    @Override
    public Contacts contacts() {
        return part(Contacts.class, this::contacts);
    }

    private ActorContacts contacts(Actor actor) {
        return new ActorContacts(parts.context, actor, parts.owners::members);
    }

    @Override
    public ContactPanels panels() {
        return part(ContactPanels.class, actor -> new ActorPanels(parts.context, parts.owners, parts.source, actor));
    }

    @Override
    public Records records() {
        return part(Records.class, actor -> new ActorRecords(parts.context, parts.source, actor));
    }

    @Override
    public Companies companies() {
        return part(Companies.class, actor -> new ActorCompanies(parts.context, actor, contacts(actor)::search));
    }

    @Override
    public Fields fields() {
        return part(Fields.class, actor -> new ActorFields(parts.context, actor));
    }

    @Override
    public Messages messages() {
        return part(Messages.class, actor -> new ActorMessages(parts.context, actor));
    }

    @Override
    public Templates templates() {
        return part(Templates.class, actor -> new ActorTemplates(parts.context, actor));
    }

    @Override
    public Media media() {
        return part(Media.class, actor -> new ActorMedia(parts.context, actor));
    }

    @Override
    public TeamDesk team() {
        return part(TeamDesk.class, actor -> new ActorTeam(parts.context, parts.activity, actor));
    }

    @Override
    public Administration administration() {
        return part(Administration.class, actor -> new ActorAdministration(parts.context, parts.professional, actor));
    }

    @Override
    public Lines lines() {
        return part(Lines.class, actor -> new ActorLines(parts.context, parts.professional, actor));
    }

    @Override
    public AutoClosing autoClosing() {
        return part(AutoClosing.class, actor -> new ActorAutoClosing(parts.context, actor));
    }

    @Override
    public Reports reports() {
        return part(Reports.class, actor -> new ActorReports(parts.context, parts.hours, actor));
    }

    @Override
    public Audit audit() {
        return part(Audit.class, actor -> new ActorAudit(parts.context, actor));
    }

    @Override
    public Quarantine quarantine() {
        return part(Quarantine.class, actor -> new ActorQuarantine(parts.context, parts.replay, actor));
    }

    @Override
    public EventPage events(CursorRequest request) {
        Objects.requireNonNull(request, "request");
        Actor actor = caller.actor();
        new AuditTrail(parts.context, actor)
                .allowing(AuditOperation.EVENTS_READ, () -> AccessRules.require(actor, Permission.OPERATE));
        return CommitLoop.reading(() ->
                parts.context.store().events(actor.account(), request.cursor().orElse(null), request.limit()));
    }

    @Override
    public FeedStart feed() {
        return parts.feeds.of(caller);
    }

    @Override
    public Health health() {
        return part(Health.class, actor -> new ActorHealth(parts.context, parts.health, actor));
    }

    @Override
    public String toString() {
        return "Desk[" + caller + "]";
    }
}
