package io.escala.core.internal.reports;

import io.escala.core.port.BusinessHours;
import io.escala.core.reports.ResponseTime;
import io.escala.core.reports.SessionReport.SessionTimes;
import io.escala.core.reports.TimeSpan;
import io.escala.core.reports.WaitingTimes;
import io.escala.crm.AccountId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Session;
import io.escala.crm.line.LineId;
import io.escala.crm.store.MessageTime;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The times of a session, from its messages in the order of the thread:
 *
 * <ol>
 *   <li>Sends that failed and notices of the channel count nowhere.
 *   <li>The first response is the first message after the customer's first one: of a person, and of an automation or the host apart.
 *   <li>A wait begins with the first message of the customer that no person has answered, and ends with a person's next message, or when the
 *       session is closed.
 *   <li>Resolution is from opening to closing.
 * </ol>
 *
 * Not thread-safe.
 */
final class SessionRules {
    private static final Set<Author.Kind> PERSONS = EnumSet.of(Author.Kind.USER, Author.Kind.EXTERNAL);
    private static final Set<Author.Kind> ANSWER_BY_THEMSELVES = EnumSet.of(Author.Kind.AUTOMATION, Author.Kind.HOST);

    private final BusinessHours hours;
    private final AccountId account;
    private final LineId line;
    private @Nullable Instant firstReceived;
    private @Nullable ResponseTime byPerson;
    private @Nullable ResponseTime byAutomation;
    private int received;
    private int sentByPersons;
    private int sentOtherwise;
    private int waits;
    private TimeSpan total = TimeSpan.ZERO;
    private TimeSpan longest = TimeSpan.ZERO;
    private @Nullable Instant waitingSince;

    private SessionRules(BusinessHours hours, AccountId account, LineId line) {
        this.hours = hours;
        this.account = account;
        this.line = line;
    }

    /**
     * Returns the times of a session.
     *
     * @param line the line of its conversation
     * @param messages the messages of its conversation, in order; those that arrived while it was not open are left out
     */
    static SessionTimes times(Session session, LineId line, List<MessageTime> messages, BusinessHours hours) {
        SessionRules rules = new SessionRules(hours, session.account(), line);
        for (MessageTime message : messages) {
            if (session.covers(message.arrivedAt()) && message.delivery() != DeliveryStatus.FAILED) {
                rules.add(message);
            }
        }
        return rules.until(session);
    }

    private void add(MessageTime message) {
        Author.Kind author = message.author().kind();
        if (author == Author.Kind.CUSTOMER) {
            received++;
            firstReceived = firstReceived == null ? message.at() : firstReceived;
            waitingSince = waitingSince == null ? message.at() : waitingSince;
        } else if (PERSONS.contains(author)) {
            sentByPersons++;
            byPerson = byPerson == null ? response(message) : byPerson;
            endWait(message.at());
        } else if (message.author().direction() == Direction.OUTBOUND) {
            sentOtherwise++;
            if (byAutomation == null && ANSWER_BY_THEMSELVES.contains(author)) {
                byAutomation = response(message);
            }
        }
    }

    private @Nullable ResponseTime response(MessageTime message) {
        return firstReceived == null
                ? null
                : new ResponseTime(
                        message.message(), message.author(), message.at(), span(firstReceived, message.at()));
    }

    private void endWait(Instant at) {
        if (waitingSince != null) {
            TimeSpan wait = span(waitingSince, at);
            waits++;
            total = total.plus(wait);
            longest = wait.elapsed().compareTo(longest.elapsed()) > 0 ? wait : longest;
            waitingSince = null;
        }
    }

    private SessionTimes until(Session session) {
        Instant closed = session.closedAt();
        if (closed != null) {
            endWait(closed);
        }
        return new SessionTimes(
                firstReceived,
                byPerson,
                byAutomation,
                new WaitingTimes(waits, total, longest, waitingSince),
                closed == null ? null : span(session.openedAt(), closed),
                received,
                sentByPersons,
                sentOtherwise);
    }

    /** Clocks differ: what seems to have ended before it began took no time. */
    private TimeSpan span(Instant from, Instant until) {
        return until.isAfter(from)
                ? new TimeSpan(Duration.between(from, until), hours.within(account, line, from, until))
                : TimeSpan.ZERO;
    }
}
