package io.escala.core.reports;

import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session with its times, and how people came to it. A message belongs to the session that was open when it arrived; times are counted from
 * when it was written, by the channel's clock. Persons are the users of the team and whoever answers from the phone app; automations, the
 * host's own code and campaigns are counted apart, and a campaign is no answer. Sends that failed count nowhere. Immutable.
 */
public final class SessionReport {
    private final Session session;
    private final Conversation conversation;
    private final SessionTimes times;
    private final List<Touchpoint> touchpoints;

    /**
     * What is computed from the messages of a session.
     *
     * @param firstReceived when the customer wrote first, or null
     * @param byPerson the first answer of a person, or null
     * @param byAutomation the first answer of an automation or of the host's own code, or null
     * @param waiting how long the customer waited
     * @param resolution how long the session was open, or null while it is
     * @param received how many messages the customer wrote
     * @param sentByPersons how many messages persons wrote
     * @param sentOtherwise how many messages automations, the host and campaigns wrote
     */
    public record SessionTimes(
            @Nullable Instant firstReceived,
            @Nullable ResponseTime byPerson,
            @Nullable ResponseTime byAutomation,
            WaitingTimes waiting,
            @Nullable TimeSpan resolution,
            int received,
            int sentByPersons,
            int sentOtherwise) {
        public SessionTimes {
            Objects.requireNonNull(waiting, "waiting");
        }
    }

    private SessionReport(
            Session session, Conversation conversation, SessionTimes times, List<Touchpoint> touchpoints) {
        this.session = session;
        this.conversation = conversation;
        this.times = times;
        this.touchpoints = touchpoints;
    }

    /**
     * Returns the report of a session.
     *
     * @param session the session
     * @param conversation its conversation
     * @param times what its messages give
     * @param touchpoints how people came to it, in order
     * @return the report
     */
    public static SessionReport of(
            Session session, Conversation conversation, SessionTimes times, List<Touchpoint> touchpoints) {
        return new SessionReport(
                Objects.requireNonNull(session, "session"),
                Objects.requireNonNull(conversation, "conversation"),
                Objects.requireNonNull(times, "times"),
                List.copyOf(touchpoints));
    }

    /** Returns the conversation's id. */
    public ConversationId conversation() {
        return session.conversation();
    }

    /** Returns the number of the session in its conversation, from 1. */
    public int number() {
        return session.number();
    }

    /** Returns the line. */
    public LineId line() {
        return conversation.line();
    }

    /** Returns the channel. */
    public Channel channel() {
        return conversation.channel();
    }

    /** Returns the present owner of the conversation, or empty while unassigned. */
    public Optional<UserId> owner() {
        return Optional.ofNullable(conversation.owner());
    }

    /** Returns who opened it. */
    public SessionOpener opener() {
        return session.opener();
    }

    /** Returns when it was opened. */
    public Instant openedAt() {
        return session.openedAt();
    }

    /** Returns when it was closed, or empty while it is open. */
    public Optional<Instant> closedAt() {
        return Optional.ofNullable(session.closedAt());
    }

    /** Returns who closed it, or empty while it is open and when a rule did. */
    public Optional<UserId> closedBy() {
        return Optional.ofNullable(session.closedBy());
    }

    /** Returns why it was closed, or empty while it is open. */
    public Optional<String> closingDescription() {
        return Optional.ofNullable(session.description());
    }

    /** Returns when the customer wrote first, or empty when they did not. */
    public Optional<Instant> firstReceivedAt() {
        return Optional.ofNullable(times.firstReceived());
    }

    /** Returns the first answer of a person to the customer, or empty when there was none. */
    public Optional<ResponseTime> firstResponse() {
        return Optional.ofNullable(times.byPerson());
    }

    /** Returns the first answer of an automation or of the host's own code, or empty when there was none. */
    public Optional<ResponseTime> firstAutomaticResponse() {
        return Optional.ofNullable(times.byAutomation());
    }

    /** Returns how long the customer waited for persons. */
    public WaitingTimes waiting() {
        return times.waiting();
    }

    /** Returns how long the session was open, or empty while it is. */
    public Optional<TimeSpan> resolution() {
        return Optional.ofNullable(times.resolution());
    }

    /** Returns how many messages the customer wrote. */
    public int received() {
        return times.received();
    }

    /** Returns how many messages persons of the business wrote. */
    public int sentByPersons() {
        return times.sentByPersons();
    }

    /** Returns how many messages automations, the host's own code and campaigns wrote. */
    public int sentOtherwise() {
        return times.sentOtherwise();
    }

    /**
     * Returns how people came to it, in order: by which advertisements, posts and links, while it was open or up to 24 hours before, if they
     * came without writing when no session was open.
     */
    public List<Touchpoint> touchpoints() {
        return touchpoints;
    }

    /** Returns the first of {@link #touchpoints}. */
    public Optional<Touchpoint> firstTouch() {
        return touchpoints.stream().findFirst();
    }

    /** Returns the last of {@link #touchpoints}. */
    public Optional<Touchpoint> lastTouch() {
        return touchpoints.isEmpty() ? Optional.empty() : Optional.of(touchpoints.get(touchpoints.size() - 1));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SessionReport report
                && session.equals(report.session)
                && conversation.equals(report.conversation)
                && times.equals(report.times)
                && touchpoints.equals(report.touchpoints);
    }

    @Override
    public int hashCode() {
        return Objects.hash(session, conversation, times, touchpoints);
    }

    /** Its ids only. */
    @Override
    public String toString() {
        return "SessionReport[" + conversation() + "/" + number() + "]";
    }
}
