package io.escala.core.result;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A refusal where the caller expected none: {@link Outcome#orThrow} of a refused command, or a list that the actor may not read
 * at all. The message names reason, remedy, field and limit of every refusal, and no value of the request; that of a
 * setup names the lines, too.
 */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // An immutable list of refusals; exceptions are not sent anywhere in serialized form.
    private final transient List<Refusal> refusals;

    /**
     * Creates the exception.
     *
     * @param refusals every refusal, at least one
     */
    public RefusedException(List<Refusal> refusals) {
        this(refusals, RefusedException::message);
    }

    /**
     * Creates the exception, with a message that says where each refusal is.
     *
     * @param refusals every refusal, at least one
     * @param message the part of the message for a refusal, without values of a customer
     */
    public RefusedException(List<Refusal> refusals, Function<Refusal, String> message) {
        super(joined(refusals, message));
        this.refusals = List.copyOf(refusals);
    }

    /**
     * Returns what the message says of a refusal.
     *
     * @param refusal the refusal
     * @return reason, remedy, field and limit, and the English text
     */
    public static String message(Refusal refusal) {
        return refusal + ": " + refusal.text(Locale.ENGLISH);
    }

    private static String joined(List<Refusal> refusals, Function<Refusal, String> message) {
        if (refusals.isEmpty()) {
            throw new IllegalArgumentException("refusals must not be empty");
        }
        return refusals.stream().map(message).collect(Collectors.joining("; "));
    }

    /** Returns every refusal, at least one. */
    public List<Refusal> refusals() {
        return refusals;
    }

    /**
     * Returns whether a reason is among the refusals.
     *
     * @param reason the reason
     * @return whether any refusal has it
     */
    public boolean has(Refusal.Reason reason) {
        return refusals.stream().anyMatch(refusal -> refusal.reason() == reason);
    }
}
