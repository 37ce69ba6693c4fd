package io.escala.core.channel;

/**
 * The request is valid but cannot be done now: the store is unavailable, or concurrent commits conflict too often. Retrying
 * later is safe; a webhook endpoint answers 503 and Meta redelivers.
 */
public class TryAgainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what could not be done, without personal data
     */
    public TryAgainException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message what could not be done, without personal data
     * @param cause the cause
     */
    public TryAgainException(String message, Throwable cause) {
        super(message, cause);
    }
}
