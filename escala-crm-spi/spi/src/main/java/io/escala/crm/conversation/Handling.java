package io.escala.crm.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person of the team has a conversation, or automation. An answer of a person, from here or from the phone app, takes it over; so
 * does {@link Mark#TAKEN_OVER}. It goes back to automation when it is handed back ({@link Mark#HANDED_BACK}), closed, or when the
 * account's time after the latest answer is over. Computed from what commutes, so the order in which it becomes known has no effect.
 *
 * @param takenOverAt when a person last took it over or answered in it, if it was neither handed back nor closed then or later; else null
 */
public record Handling(@Nullable Instant takenOverAt) {
    /** Returns how a conversation is handled. At equal times it is with automation. */
    public static Handling of(Conversation conversation) {
        Objects.requireNonNull(conversation, "conversation");
        Instant taken = latest(
                conversation.marks().get(Mark.ANSWERED), conversation.marks().get(Mark.TAKEN_OVER));
        Instant back = latest(conversation.marks().get(Mark.HANDED_BACK), conversation.closedAt());
        return new Handling(taken != null && (back == null || taken.isAfter(back)) ? taken : null);
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /**
     * Returns whether a person has the conversation.
     *
     * @param now the current time
     * @param handBackAfter how long after the latest answer it goes back to automation, or null for never
     * @return whether a person has it
     */
    public boolean isByPerson(Instant now, @Nullable Duration handBackAfter) {
        Objects.requireNonNull(now, "now");
        return takenOverAt != null && (handBackAfter == null || takenOverAt.isAfter(now.minus(handBackAfter)));
    }
}
