package io.escala.crm.store;

/**
 * The store will never keep a ChangeSet: the engine behind it refuses what is in it, such as a text it has no form for, a row too
 * large, or a constraint the host has added. Nothing of that ChangeSet is left behind; its neighbours may have landed. Submitting
 * the same again ends the same, so it is no use; whoever committed several commits them one by one to learn which it is.
 *
 * <p>What the nouns of this library let through, the stores of this library keep. So this tells of a defect, or of a database
 * that was changed.
 */
public class UnstorableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what was being done and the engine's codes, never values: they are personal data
     * @param cause what the engine said, as far as it repeats no values
     */
    public UnstorableException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Makes the exception.
     *
     * @param message what was being done, never values: they are personal data
     */
    public UnstorableException(String message) {
        super(message);
    }
}
