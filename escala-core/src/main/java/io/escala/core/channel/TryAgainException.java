package io.escala.core.channel;

/**
 * Nothing is wrong with the request, but it cannot be done now: the store is away, or too many others were first. Trying again
 * later is safe and right; a webhook endpoint answers 503 and Meta redelivers.
 */
public class TryAgainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what could not be done, without personal data
     */
    public TryAgainException(String message) {
        super(message);
    }

    /**
     * Makes the exception.
     *
     * @param message what could not be done, without personal data
     * @param cause what stood in the way
     */
    public TryAgainException(String message, Throwable cause) {
        super(message, cause);
    }
}
