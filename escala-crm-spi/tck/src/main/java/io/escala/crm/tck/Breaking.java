package io.escala.crm.tck;

/**
 * Makes the engine below the store under test fail once, so that the store throws
 * {@link io.escala.crm.store.StoreUnavailableException}. Only the store that {@link StoreFixture#open} returned is affected.
 * The failure is one that the store reports at once: a store that runs a transaction again after some failures gets another one.
 */
public interface Breaking {
    /** The moments at which a transaction can fail. */
    enum Moment {
        /** Before anything was written. */
        BEFORE_WRITING,

        /** Before the transaction is committed, after a part of it was written if the store writes in parts. */
        WHILE_WRITING,

        /** After the transaction was committed, before the store learns it. */
        AFTER_COMMIT;

        /** Whether the engine keeps what was written. */
        boolean keeps() {
            return this == AFTER_COMMIT;
        }
    }

    /**
     * Makes the next transaction that writes fail: a commit, or a lease, extension or begin of work.
     *
     * @param moment when it fails
     */
    void failNextWrite(Moment moment);

    /** Makes the next read fail. */
    void failNextRead();
}
