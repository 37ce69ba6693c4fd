package io.escala.crm.conversation;

import io.escala.crm.AccountId;
import io.escala.crm.internal.Checks;
import io.escala.crm.line.LineId;
import io.escala.crm.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A rule that closes the conversations of some lines when the customer has written nothing for a time. Each line is in at most one
 * rule that is active. Immutable.
 *
 * @param lines whose conversations it closes: 1 to {@value #MAX_LINES}
 * @param idleTime how long after the customer's last message, from {@link #SHORTEST} to {@link #LONGEST}, to the millisecond
 * @param reason the description of the sessions it closes, not blank
 * @param activeSince since when it counts: it closes nothing earlier than its idle time afterwards; null while it is turned off
 * @param version 1 when it is created, incremented by every change
 */
public record AutoCloseRule(
        AccountId account,
        AutoCloseRuleId id,
        Set<LineId> lines,
        Duration idleTime,
        String reason,
        @Nullable Instant activeSince,
        long version) {
    /** The most lines of a rule. */
    public static final int MAX_LINES = 100;

    /** The shortest idle time. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);

    /** The longest idle time. */
    public static final Duration LONGEST = Duration.ofDays(365);

    /** Truncates times to milliseconds. */
    public AutoCloseRule {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        Set<LineId> sorted = new TreeSet<>(Comparator.comparing(LineId::value));
        sorted.addAll(lines);
        if (sorted.isEmpty() || sorted.size() > MAX_LINES) {
            throw new IllegalArgumentException("lines must be 1 to " + MAX_LINES + ", are " + sorted.size());
        }
        lines = Collections.unmodifiableSet(sorted);
        if (idleTime.compareTo(SHORTEST) < 0 || idleTime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("idleTime must be " + SHORTEST + " to " + LONGEST + ", is " + idleTime);
        }
        idleTime = idleTime.truncatedTo(ChronoUnit.MILLIS);
        reason = SafeText.message(reason);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason may not be blank");
        }
        activeSince = activeSince == null ? null : activeSince.truncatedTo(ChronoUnit.MILLIS);
        Checks.notNegative("version", version);
    }

    /** Returns whether it closes conversations. */
    public boolean active() {
        return activeSince != null;
    }

    /**
     * Returns when a conversation is to be closed: the idle time after the latest of the customer's last message, the opening by the team
     * ({@link Conversation#idleSince}) and the time since which the rule is active.
     *
     * @return when; empty while the rule is turned off, for a conversation that is not open, that another one continues, in which the
     *     customer never wrote, or of another line
     */
    public Optional<Instant> due(Conversation conversation) {
        Instant since = activeSince;
        if (since == null
                || !conversation.open()
                || conversation.supersededBy() != null
                || !lines.contains(conversation.line())) {
            return Optional.empty();
        }
        return conversation.idleSince().map(idle -> (idle.isAfter(since) ? idle : since).plus(idleTime));
    }

    /** Returns a copy with this version. */
    public AutoCloseRule withVersion(long newVersion) {
        return new AutoCloseRule(account, id, lines, idleTime, reason, activeSince, newVersion);
    }

    /** Without the reason: texts are personal data. */
    @Override
    public String toString() {
        return "AutoCloseRule[" + account + "/" + id + ", version " + version + (activeSince == null ? ", off]" : "]");
    }
}
