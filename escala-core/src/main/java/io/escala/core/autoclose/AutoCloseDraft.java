package io.escala.core.autoclose;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.line.LineId;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/**
 * A rule that closes conversations, as it is to be saved. Immutable; what is wrong with it is refused when it is saved.
 *
 * <pre>{@code
 * AutoCloseDraft.after(Duration.ofHours(24)).on(sales, support).because("The customer did not answer")
 * }</pre>
 */
@CheckReturnValue
public final class AutoCloseDraft {
    private final Duration idleTime;
    private final List<LineId> lines;
    private final String reason;
    private final boolean active;

    private AutoCloseDraft(Duration idleTime, List<LineId> lines, String reason, boolean active) {
        this.idleTime = idleTime;
        this.lines = lines;
        this.reason = reason;
        this.active = active;
    }

    /**
     * Starts an active rule, still without lines and reason.
     *
     * @param idleTime how long after the customer's last message, from a minute to 365 days, to the millisecond
     * @return the draft
     */
    public static AutoCloseDraft after(Duration idleTime) {
        return new AutoCloseDraft(Objects.requireNonNull(idleTime, "idleTime"), List.of(), "", true);
    }

    /** Starts from a rule as it is, to change it. */
    public static AutoCloseDraft of(AutoCloseRule rule) {
        return new AutoCloseDraft(rule.idleTime(), List.copyOf(rule.lines()), rule.reason(), rule.active());
    }

    /** Returns a draft with another idle time, which starts the count anew. */
    public AutoCloseDraft idleFor(Duration newIdleTime) {
        return new AutoCloseDraft(Objects.requireNonNull(newIdleTime, "newIdleTime"), lines, reason, active);
    }

    /**
     * Returns a draft for these lines instead.
     *
     * @param newLines the lines, 1 to {@value AutoCloseRule#MAX_LINES}
     */
    public AutoCloseDraft on(LineId... newLines) {
        return on(Arrays.asList(Objects.requireNonNull(newLines, "newLines")));
    }

    /**
     * Returns a draft for these lines instead.
     *
     * @param newLines the lines, 1 to {@value AutoCloseRule#MAX_LINES}; one that is there twice counts once
     */
    public AutoCloseDraft on(Collection<LineId> newLines) {
        return new AutoCloseDraft(
                idleTime,
                List.copyOf(new LinkedHashSet<>(Objects.requireNonNull(newLines, "newLines"))),
                reason,
                active);
    }

    /**
     * Returns a draft with another reason, which the thread of a conversation shows.
     *
     * @param newReason why it is closed: not blank, at most {@value io.escala.core.conversations.Closing#MAX_DESCRIPTION} characters
     */
    public AutoCloseDraft because(String newReason) {
        return new AutoCloseDraft(idleTime, lines, Objects.requireNonNull(newReason, "newReason"), active);
    }

    /** Returns a draft that closes conversations, which starts the count anew if it did not. */
    public AutoCloseDraft turnedOn() {
        return new AutoCloseDraft(idleTime, lines, reason, true);
    }

    /** Returns a draft that closes nothing. */
    public AutoCloseDraft turnedOff() {
        return new AutoCloseDraft(idleTime, lines, reason, false);
    }

    /** Returns how long after the customer's last message it closes. */
    public Duration idleTime() {
        return idleTime;
    }

    /** Returns the lines, in the order in which they were named. */
    public List<LineId> lines() {
        return lines;
    }

    /** Returns why it closes. It may contain personal data: never log it. */
    public String reason() {
        return reason;
    }

    /** Returns whether it closes conversations. */
    public boolean active() {
        return active;
    }

    /** Without the reason: texts are personal data. */
    @Override
    public String toString() {
        return "AutoCloseDraft[" + idleTime + ", " + lines + (active ? "]" : ", off]");
    }
}
