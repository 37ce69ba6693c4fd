package io.escala.crm.tck;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CrmStore;
import java.time.Duration;
import java.util.Optional;

/**
 * What an implementor writes once: how to get the store under test, and what it is allowed to do differently. A suite asks for a
 * new fixture before each test, opens the store, and closes the fixture afterwards.
 *
 * <p>Used from one thread, except that the stores it hands out are used from many.
 */
public interface StoreFixture extends AutoCloseable {
    /**
     * Opens the store, with nothing in it. Called once.
     *
     * @return the store under test; the fixture closes it
     */
    CrmStore open();

    /**
     * Moves the clock that leases run out by. No other time is ever moved.
     *
     * @param by how far, positive
     */
    void advanceLeaseClock(Duration by);

    /**
     * A declared difference: whether another store can be opened over the same data, as a second machine or the same one after a
     * restart would do. The store opened first may be open still or closed.
     *
     * @return another store over the data of the first, closed by the fixture; empty when the data live and die with the store
     */
    Optional<CrmStore> reopen();

    /**
     * A declared difference: whether a ChangeSet can stand written but not committed while others commit, as in a database where
     * transactions run side by side.
     *
     * @param changeSet what to write in a transaction of its own; it will not conflict
     * @return the transaction, before its commit; empty when commits happen one after the other
     */
    Optional<HeldCommit> hold(ChangeSet changeSet);

    /**
     * A declared difference: whether an engine stands behind the store that can be told to refuse what the store would take, as a
     * constraint does that somebody adds to a database.
     *
     * @param text from now on the engine refuses every contact that is added with this text in a name, for good
     * @return whether it does; false when nothing stands behind the store that could
     */
    boolean refuse(String text);

    /** Closes every store it handed out and removes what they kept. */
    @Override
    void close();
}
