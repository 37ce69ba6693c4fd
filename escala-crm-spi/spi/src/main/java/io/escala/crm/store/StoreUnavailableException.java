package io.escala.crm.store;

/**
 * The store could not be reached, or broke off. What was being committed may have landed: submit the same ChangeSets again, their
 * operation ids make that harmless.
 */
public class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what was being done, without personal data
     * @param cause what the engine said
     */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Makes the exception.
     *
     * @param message what was being done, without personal data
     */
    public StoreUnavailableException(String message) {
        super(message);
    }
}
