package io.escala.core.conversations;

import io.escala.core.result.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be written in a conversation now, as the box below a thread shows it. A snapshot, immutable. */
public final class ComposerState {
    /** What may be written. Minor versions add modes: handle unknown ones in a default. */
    public enum Mode {
        /**
         * Anything, until {@link ComposerState#until}: the messaging window closes then, or, after it, a user of Messenger or Instagram may
         * no longer answer as a human agent.
         */
        FREE_TEXT,
        /** Only a template: the messaging window is shut. */
        TEMPLATE_ONLY,
        /**
         * Only a template, and one was sent: a free text is possible once the person answers it, by a message or by a button ({@link
         * ComposerState#waitingSince}).
         */
        WAITING_FOR_ANSWER,
        /** Nothing until the person writes: the window is shut, and the channel has no templates. */
        WAITING_FOR_CUSTOMER,
        /** Nothing, for {@link ComposerState#reasons}. */
        UNAVAILABLE
    }

    private final Mode mode;
    private final @Nullable Instant time;
    private final List<Refusal> reasons;

    private ComposerState(Mode mode, @Nullable Instant time, List<Refusal> reasons) {
        this.mode = mode;
        this.time = time;
        this.reasons = reasons;
    }

    /** Returns the state in which anything may be written until a time. */
    public static ComposerState freeText(Instant until) {
        return new ComposerState(Mode.FREE_TEXT, Objects.requireNonNull(until, "until"), List.of());
    }

    /** Returns the state in which only a template may be sent. */
    public static ComposerState templateOnly() {
        return new ComposerState(Mode.TEMPLATE_ONLY, null, List.of());
    }

    /** Returns the state in which the answer to a template is awaited that was sent at a time. */
    public static ComposerState waitingForAnswer(Instant since) {
        return new ComposerState(Mode.WAITING_FOR_ANSWER, Objects.requireNonNull(since, "since"), List.of());
    }

    /** Returns the state in which nothing may be sent until the person writes. */
    public static ComposerState waitingForCustomer() {
        return new ComposerState(Mode.WAITING_FOR_CUSTOMER, null, List.of());
    }

    /**
     * Returns the state in which nothing may be sent.
     *
     * @param reasons why, at least one
     * @return the state
     * @throws IllegalArgumentException when there is no reason
     */
    public static ComposerState unavailable(List<Refusal> reasons) {
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("name at least one reason");
        }
        return new ComposerState(Mode.UNAVAILABLE, null, List.copyOf(reasons));
    }

    /** Returns what may be written. */
    public Mode mode() {
        return mode;
    }

    /** Returns until when anything may be written, present exactly for {@link Mode#FREE_TEXT}. */
    public Optional<Instant> until() {
        return mode == Mode.FREE_TEXT ? Optional.ofNullable(time) : Optional.empty();
    }

    /** Returns when the template was sent whose answer is awaited, present exactly for {@link Mode#WAITING_FOR_ANSWER}. */
    public Optional<Instant> waitingSince() {
        return mode == Mode.WAITING_FOR_ANSWER ? Optional.ofNullable(time) : Optional.empty();
    }

    /** Returns why nothing may be sent, with remedies; empty unless {@link Mode#UNAVAILABLE}. */
    public List<Refusal> reasons() {
        return reasons;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ComposerState state
                && mode == state.mode
                && Objects.equals(time, state.time)
                && reasons.equals(state.reasons);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mode, time, reasons);
    }

    @Override
    public String toString() {
        return "ComposerState[" + mode + (time == null ? "" : " " + time) + (reasons.isEmpty() ? "" : " " + reasons)
                + "]";
    }
}
