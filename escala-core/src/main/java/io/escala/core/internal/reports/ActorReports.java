package io.escala.core.internal.reports;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.listing.BoundCursors;
import io.escala.core.internal.listing.StoredListing;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.port.BusinessHours;
import io.escala.core.reports.Reports;
import io.escala.core.reports.SessionQuery;
import io.escala.core.reports.SessionReport;
import io.escala.core.result.Listing;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.line.LineScope;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.MessageTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The data of reports for one actor. A page is five reads of the store, whatever its size. Thread-safe. */
public final class ActorReports implements Reports {
    private static final long CLOCK_DIFFERENCE_SECONDS = 3600;

    private final InboxContext context;
    private final BusinessHours hours;
    private final Actor actor;

    public ActorReports(InboxContext context, BusinessHours hours, Actor actor) {
        this.context = context;
        this.hours = hours;
        this.actor = actor;
    }

    @Override
    public Listing<SessionReport> sessions(SessionQuery query) {
        Objects.requireNonNull(query, "query");
        new AuditTrail(context, actor).allowing(AuditOperation.REPORTS_READ, () -> {
            AccessRules.require(actor, Permission.SEE_REPORTS);
            AccessRules.requireEntitled(actor, context.entitlements().of(actor.account()));
        });
        CrmStore store = context.store();
        AccountId account = actor.account();
        LineScope scope = actor.role().lines();
        BoundCursors cursors = BoundCursors.of("sessions", actor, query);
        return StoredListing.counted(
                cursors.bind((cursor, limit) -> store.listSessions(account, query.toFilter(), scope, cursor, limit)),
                this::reports,
                enough -> store.countSessions(account, query.toFilter(), scope, enough));
    }

    private List<SessionReport> reports(List<Session> sessions) {
        CrmStore store = context.store();
        AccountId account = actor.account();
        List<ConversationId> ids =
                sessions.stream().map(Session::conversation).distinct().toList();
        Map<ConversationId, Conversation> conversations = store.conversations(account, ids);
        Map<ConversationId, List<Session>> all = store.sessions(account, ids);
        Map<ConversationId, List<MessageTime>> messages =
                store.messageTimes(account, ids, earliest(sessions), latest(sessions));
        Map<ConversationId, List<Touchpoint>> touchpoints = store.touchpoints(account, ids);
        return sessions.stream()
                .flatMap(session -> Stream.ofNullable(conversations.get(session.conversation()))
                        .map(conversation -> SessionReport.of(
                                session,
                                conversation,
                                SessionRules.times(
                                        session,
                                        conversation.line(),
                                        messages.getOrDefault(session.conversation(), List.of()),
                                        hours),
                                attributed(
                                        session,
                                        all.getOrDefault(session.conversation(), List.of()),
                                        touchpoints.getOrDefault(session.conversation(), List.of())))))
                .toList();
    }

    private static List<Touchpoint> attributed(Session session, List<Session> all, List<Touchpoint> touchpoints) {
        Session before = all.stream()
                .filter(other -> other.number() == session.number() - 1)
                .findFirst()
                .orElse(null);
        return touchpoints.stream()
                .filter(touchpoint -> touchpoint.countsTo(session, before))
                .toList();
    }

    private static Instant earliest(List<Session> sessions) {
        return sessions.stream().map(Session::openedAt).min(Instant::compareTo).orElseThrow();
    }

    /** Up to now for those that are open; a clock that is ahead of this one has written a little later. */
    private Instant latest(List<Session> sessions) {
        Instant now = context.now().plusSeconds(CLOCK_DIFFERENCE_SECONDS);
        return sessions.stream()
                .map(session -> Objects.requireNonNullElse(session.closedAt(), now))
                .max(Instant::compareTo)
                .orElse(now);
    }
}
