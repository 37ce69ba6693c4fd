package io.escala.crm.memory;

import io.escala.crm.change.State;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.line.LineScope;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ReferralFilter;
import io.escala.crm.store.SessionFilter;
import io.escala.crm.store.SessionPosition;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sessions of an account by the time at which they were opened. Not thread-safe. */
final class SessionIndex {
    private final State state;
    private final NavigableSet<SessionPosition> newestFirst = new TreeSet<SessionPosition>().descendingSet();

    SessionIndex(State state) {
        this.state = state;
    }

    /** Adds a session once it was opened; where it stands does not change when it is closed. */
    void opened(Session session) {
        find(session.conversation(), session.number()).map(SessionPosition::of).ifPresent(newestFirst::add);
    }

    private Optional<Session> find(ConversationId conversation, int number) {
        return state.conversations().sessions(conversation).stream()
                .filter(session -> session.number() == number)
                .findFirst();
    }

    CursorPage<Session> list(SessionFilter filter, LineScope scope, @Nullable String after, int limit) {
        SessionPosition from = after == null ? null : SessionPosition.parse(after);
        return Paging.page(
                matches(from == null ? newestFirst : newestFirst.tailSet(from, false), filter, scope)
                        .iterator(),
                session -> SessionPosition.of(session).toString(),
                limit);
    }

    long count(SessionFilter filter, LineScope scope, long enough) {
        return matches(newestFirst, filter, scope).limit(enough).count();
    }

    private Stream<Session> matches(NavigableSet<SessionPosition> places, SessionFilter filter, LineScope scope) {
        return places.stream()
                .flatMap(place -> find(new ConversationId(place.conversation()), place.number()).stream())
                .filter(filter::matches)
                .filter(session -> isOn(filter, scope, session) && isReferred(filter.referral(), session));
    }

    private boolean isOn(SessionFilter filter, LineScope scope, Session session) {
        Conversation conversation =
                state.conversations().find(session.conversation()).orElseThrow();
        return (session.closedAt() != null || conversation.supersededBy() == null)
                && (filter.lines().isEmpty() || filter.lines().contains(conversation.line()))
                && (filter.channels().isEmpty() || filter.channels().contains(conversation.channel()))
                && scope.includes(conversation.line(), conversation.channel());
    }

    private boolean isReferred(@Nullable ReferralFilter wanted, Session session) {
        if (wanted == null) {
            return true;
        }
        Session before = find(session.conversation(), session.number() - 1).orElse(null);
        return state.conversations().touchpoints(session.conversation()).stream()
                .filter(touchpoint -> touchpoint.countsTo(session, before))
                .map(Touchpoint::referral)
                .anyMatch(wanted::matches);
    }
}
