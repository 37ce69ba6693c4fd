package io.escala.crm.tck;

/** A ChangeSet whose transaction is written and waits before its commit. Ended by exactly one of the two methods. */
public interface HeldCommit {
    /** Commits it: the ChangeSet has landed when this returns. */
    void finish();

    /** Ends it as a crash of the process would: nothing of it is left. */
    void abandon();
}
