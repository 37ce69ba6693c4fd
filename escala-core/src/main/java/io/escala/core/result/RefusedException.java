package io.escala.core.result;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A refusal where the caller expected none: {@link Outcome#orThrow} of a refused command, or a list that the actor may not read
 * at all. The message names reason, remedy, field and limit of every refusal, and no value of the request.
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
        super(message(refusals));
        this.refusals = List.copyOf(refusals);
    }

    private static String message(List<Refusal> refusals) {
        if (refusals.isEmpty()) {
            throw new IllegalArgumentException("refusals must not be empty");
        }
        return refusals.stream()
                .map(refusal -> refusal + ": " + refusal.text(Locale.ENGLISH))
                .collect(Collectors.joining("; "));
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
