package io.escala.crm.tck;

/** A ChangeSet whose transaction is written but not committed. End it with exactly one of the two methods. */
public interface HeldCommit {
    /** Commits the transaction before it returns. */
    void finish();

    /** Ends the transaction like a crash of the process: nothing of it is stored. */
    void abandon();
}
