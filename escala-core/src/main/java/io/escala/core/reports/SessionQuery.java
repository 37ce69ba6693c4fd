package io.escala.core.reports;

import io.escala.crm.Channel;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.ReferralFilter;
import io.escala.crm.store.SessionFilter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions a report is about. All conditions must match; a step replaces what an earlier step of its kind said. Immutable.
 *
 * <pre>{@code
 * SessionQuery.opened(from, until).onlyClosed().onChannels(Channel.WHATSAPP).referred(ReferralFilter.source("120210"))
 * }</pre>
 */
public final class SessionQuery {
    private final SessionFilter filter;

    private SessionQuery(SessionFilter filter) {
        this.filter = filter;
    }

    /** Wants all sessions. */
    public static SessionQuery all() {
        return new SessionQuery(SessionFilter.EVERYTHING);
    }

    /**
     * Wants sessions that were opened in a period.
     *
     * @param from its first instant, to the millisecond
     * @param before the first instant after it, to the millisecond
     * @return the query
     * @throws IllegalArgumentException when it ends before it begins
     */
    public static SessionQuery opened(Instant from, Instant before) {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(before, "before");
        if (before.isBefore(from)) {
            throw new IllegalArgumentException("before is before from");
        }
        return new SessionQuery(SessionFilter.EVERYTHING.opened(from, before));
    }

    /** Wants those that are closed. */
    public SessionQuery onlyClosed() {
        return new SessionQuery(filter.in(ConversationFilter.State.CLOSED));
    }

    /** Wants those that are open. */
    public SessionQuery onlyOpen() {
        return new SessionQuery(filter.in(ConversationFilter.State.OPEN));
    }

    /**
     * Wants those on some lines.
     *
     * @param lines the lines, at least one
     * @return the query
     * @throws IllegalArgumentException when there is none
     */
    public SessionQuery onLines(LineId... lines) {
        return new SessionQuery(filter.onLines(named("lines", lines)));
    }

    /**
     * Wants those on some channels.
     *
     * @param channels the channels, at least one
     * @return the query
     * @throws IllegalArgumentException when there is none
     */
    public SessionQuery onChannels(Channel... channels) {
        return new SessionQuery(filter.onChannels(named("channels", channels)));
    }

    /**
     * Wants those that some opened.
     *
     * @param openers who, at least one
     * @return the query
     * @throws IllegalArgumentException when there is none
     */
    public SessionQuery openedBy(SessionOpener... openers) {
        return new SessionQuery(filter.openedBy(named("openers", openers)));
    }

    /** Wants those to which somebody came by an advertisement, a post or a link: {@link SessionReport#touchpoints}. */
    public SessionQuery referred(ReferralFilter wanted) {
        return new SessionQuery(filter.referred(Objects.requireNonNull(wanted, "wanted")));
    }

    private static <T> Set<T> named(String name, T[] values) {
        List<T> list = Arrays.asList(Objects.requireNonNull(values, name));
        if (list.isEmpty()) {
            throw new IllegalArgumentException("name at least one of the " + name);
        }
        return Set.copyOf(list);
    }

    /** Returns what a store is asked for. */
    public SessionFilter toFilter() {
        return filter;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionQuery query && filter.equals(query.filter);
    }

    @Override
    public int hashCode() {
        return filter.hashCode();
    }

    /** The same text for equal queries, and only for them. */
    @Override
    public String toString() {
        return "SessionQuery"
                + Arrays.asList(
                        filter.openedFrom(),
                        filter.openedBefore(),
                        filter.state(),
                        filter.lines().stream().map(LineId::value).sorted().toList(),
                        filter.channels().stream().sorted().toList(),
                        filter.openers().stream().sorted().toList(),
                        filter.referral());
    }
}
