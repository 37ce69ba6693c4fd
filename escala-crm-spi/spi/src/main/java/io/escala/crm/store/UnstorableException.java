package io.escala.crm.store;

/**
 * The store can never keep a ChangeSet, because the engine refuses its content: a text that it cannot represent, a row that
 * is too large, or a constraint that the host added. Nothing of that ChangeSet is stored; others of the same commit may have
 * been. Retrying fails again. After committing several, commit them one by one to find the failing one.
 *
 * <p>The stores of this library keep everything that its domain types accept, so this exception indicates a defect or a
 * modified database.
 */
public class UnstorableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the operation that failed and the engine's codes, never values: they are personal data
     * @param cause the engine's exception, as far as it contains no values
     */
    public UnstorableException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Creates the exception.
     *
     * @param message the operation that failed, never values: they are personal data
     */
    public UnstorableException(String message) {
        super(message);
    }
}
