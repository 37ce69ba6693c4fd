package io.escala.crm.store;

/**
 * The store could not be reached or failed midway. The ChangeSets may have been committed: submit them again, which their
 * operation ids make safe.
 */
public class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the operation that failed, without personal data
     * @param cause the engine's exception
     */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Creates the exception.
     *
     * @param message the operation that failed, without personal data
     */
    public StoreUnavailableException(String message) {
        super(message);
    }
}
