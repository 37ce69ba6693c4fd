package io.escala.core.result;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The answer of a command: {@link Done}, with what is there now, or {@link Refused}, with every reason. Temporary failures and
 * misuse are exceptions instead. Immutable.
 *
 * <pre>{@code
 * ContactCard card = desk.contacts().create(conversation, form).orThrow();
 *
 * String line = desk.messages().send(request)
 *         .fold(done -> "sent " + done.value().messages(), refused -> refused.text(Locale.ENGLISH));
 * }</pre>
 *
 * @param <T> the type of the value
 */
public sealed interface Outcome<T> {
    /**
     * The command took effect, or had taken effect before.
     *
     * @param value what is there now
     * @param notices what the caller should know; may be empty
     * @param <T> the type of the value
     */
    record Done<T>(T value, List<Notice> notices) implements Outcome<T> {
        public Done {
            Objects.requireNonNull(value, "value");
            notices = List.copyOf(notices);
        }

        @Override
        public T orThrow() {
            return value;
        }
    }

    /**
     * Nothing was changed.
     *
     * @param refusals every refusal, at least one
     * @param <T> the type of the value there would have been
     */
    record Refused<T>(List<Refusal> refusals) implements Outcome<T> {
        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException when it is empty
         */
        public Refused {
            refusals = List.copyOf(refusals);
            if (refusals.isEmpty()) {
                throw new IllegalArgumentException("refusals must not be empty");
            }
        }

        /**
         * Returns all refusals as sentences for a user.
         *
         * @param locale Spanish texts for any Spanish locale; English for every other
         * @return one line for each
         */
        public String text(Locale locale) {
            return refusals.stream().map(refusal -> refusal.text(locale)).collect(Collectors.joining("\n"));
        }

        @Override
        public T orThrow() {
            throw new RefusedException(refusals);
        }
    }

    /**
     * Returns the value.
     *
     * @return the value of {@link Done}
     * @throws RefusedException with every refusal, when it was refused
     */
    T orThrow();

    /** Returns the value, or empty when it was refused. */
    default Optional<T> toOptional() {
        return fold(done -> Optional.of(done.value()), refused -> Optional.empty());
    }

    /**
     * Converts either variant.
     *
     * @param done called when it is done
     * @param refused called when it is refused
     * @param <R> the type of the result
     * @return what the function returned
     */
    default <R> R fold(Function<? super Done<T>, ? extends R> done, Function<? super Refused<T>, ? extends R> refused) {
        if (this instanceof Done<T> is) {
            return done.apply(is);
        }
        if (this instanceof Refused<T> is) {
            return refused.apply(is);
        }
        throw new IllegalStateException("no case for " + getClass());
    }

    /** Returns whether the command took effect. */
    default boolean isDone() {
        return this instanceof Done;
    }

    /** Returns every refusal; empty when it is done. */
    default List<Refusal> refusals() {
        return fold(done -> List.of(), Refused::refusals);
    }

    /** Returns what the caller should know about a command that took effect; empty when it was refused. */
    default List<Notice> notices() {
        return fold(Done::notices, refused -> List.of());
    }

    /**
     * Returns whether it was refused for a reason.
     *
     * @param reason the reason
     * @return whether any refusal has it
     */
    default boolean refusedFor(Refusal.Reason reason) {
        Objects.requireNonNull(reason, "reason");
        return refusals().stream().anyMatch(refusal -> refusal.reason() == reason);
    }

    /**
     * Creates an answer without notices.
     *
     * @param value what is there now
     * @param <T> the type of the value
     * @return the answer
     */
    static <T> Outcome<T> done(T value) {
        return new Done<>(value, List.of());
    }

    /**
     * Creates an answer.
     *
     * @param value what is there now
     * @param notices what the caller should know
     * @param <T> the type of the value
     * @return the answer
     */
    static <T> Outcome<T> done(T value, List<Notice> notices) {
        return new Done<>(value, notices);
    }

    /**
     * Creates a refusal for one reason.
     *
     * @param refusal the refusal
     * @param <T> the type of the value there would have been
     * @return the answer
     */
    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(List.of(refusal));
    }

    /**
     * Creates a refusal.
     *
     * @param refusals every refusal, at least one
     * @param <T> the type of the value there would have been
     * @return the answer
     */
    static <T> Outcome<T> refused(List<Refusal> refusals) {
        return new Refused<>(refusals);
    }
}
