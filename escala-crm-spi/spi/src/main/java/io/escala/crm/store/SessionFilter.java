package io.escala.crm.store;

import io.escala.crm.Channel;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects the sessions of reports. All conditions must match. Immutable: each step returns a copy with one condition more.
 *
 * @param openedFrom only those opened at this time or later, to the millisecond; null for any time
 * @param openedBefore only those opened before this time, to the millisecond; null for any time
 * @param state those that are open, those that were closed, or both
 * @param lines any of these; empty for every line
 * @param channels any of these; empty for every channel
 * @param openers opened by any of these; empty for all
 * @param referral only those with a {@link Touchpoint} that matches and {@link Touchpoint#countsTo counts} to the session; null for all
 */
public record SessionFilter(
        @Nullable Instant openedFrom,
        @Nullable Instant openedBefore,
        ConversationFilter.State state,
        Set<LineId> lines,
        Set<Channel> channels,
        Set<SessionOpener> openers,
        @Nullable ReferralFilter referral) {
    /** Matches every session. */
    public static final SessionFilter EVERYTHING =
            new SessionFilter(null, null, ConversationFilter.State.ALL, Set.of(), Set.of(), Set.of(), null);

    public SessionFilter {
        Objects.requireNonNull(state, "state");
        openedFrom = openedFrom == null ? null : openedFrom.truncatedTo(ChronoUnit.MILLIS);
        openedBefore = openedBefore == null ? null : openedBefore.truncatedTo(ChronoUnit.MILLIS);
        lines = Set.copyOf(lines);
        channels = Set.copyOf(channels);
        openers = Set.copyOf(openers);
    }

    /** Selects those opened from one time until before another. */
    public SessionFilter opened(Instant from, Instant before) {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(before, "before");
        return new SessionFilter(from, before, state, lines, channels, openers, referral);
    }

    /** Selects those that are open, those that were closed, or both. */
    public SessionFilter in(ConversationFilter.State wanted) {
        return new SessionFilter(openedFrom, openedBefore, wanted, lines, channels, openers, referral);
    }

    /** Selects those on some lines; empty for every line. */
    public SessionFilter onLines(Set<LineId> wanted) {
        return new SessionFilter(openedFrom, openedBefore, state, wanted, channels, openers, referral);
    }

    /** Selects those on some channels; empty for every channel. */
    public SessionFilter onChannels(Set<Channel> wanted) {
        return new SessionFilter(openedFrom, openedBefore, state, lines, wanted, openers, referral);
    }

    /** Selects those that some opened; empty for all. */
    public SessionFilter openedBy(Set<SessionOpener> wanted) {
        return new SessionFilter(openedFrom, openedBefore, state, lines, channels, wanted, referral);
    }

    /** Selects those to which somebody came by an advertisement, a post or a link. */
    public SessionFilter referred(ReferralFilter wanted) {
        Objects.requireNonNull(wanted, "wanted");
        return new SessionFilter(openedFrom, openedBefore, state, lines, channels, openers, wanted);
    }

    /** Returns whether a session matches, as far as the session itself says. */
    public boolean matches(Session session) {
        return (openedFrom == null || !session.openedAt().isBefore(openedFrom))
                && (openedBefore == null || session.openedAt().isBefore(openedBefore))
                && (state == ConversationFilter.State.ALL
                        || (state == ConversationFilter.State.CLOSED) == (session.closedAt() != null))
                && (openers.isEmpty() || openers.contains(session.opener()));
    }
}
