package io.escala.crm.tck;

import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CrmStore;
import java.time.Duration;
import java.util.Optional;

/**
 * The adapter for a store under test: how to open it, and which differences it declares. A suite creates a new fixture
 * before each test, opens the store, and closes the fixture afterwards.
 *
 * <p>A fixture is used by one thread; its stores are used by many.
 */
public interface StoreFixture extends AutoCloseable {
    /**
     * Opens an empty store. Called once.
     *
     * @return the store under test; the fixture closes it
     */
    CrmStore open();

    /**
     * Advances the clock by which leases expire. No other clock is ever moved.
     *
     * @param by the distance, positive
     */
    void advanceLeaseClock(Duration by);

    /**
     * A declared difference: whether another store can be opened over the same data, like a second machine or a restart. The
     * first store may still be open or be closed.
     *
     * @return another store over the same data, closed by the fixture; empty when the data end with the store
     */
    Optional<CrmStore> reopen();

    /**
     * A declared difference: whether a ChangeSet can be written but uncommitted while others commit, as in a database with
     * concurrent transactions.
     *
     * @param changeSet the ChangeSet to write in its own transaction; it does not conflict
     * @return the uncommitted transaction; empty when commits run one after the other
     */
    Optional<HeldCommit> hold(ChangeSet changeSet);

    /**
     * A declared difference: whether the store has an engine that can be made to refuse data that the store accepts, like a
     * constraint that a host adds to a database.
     *
     * @param text from now on the engine permanently refuses every added contact with this text in a name
     * @return whether it does; false for a store without such an engine
     */
    boolean refuse(String text);

    /**
     * A declared difference: whether the engine can be made to fail. Called after {@link #open}.
     *
     * @return the way to make it fail; empty, as by default, for a store whose engine cannot: the suite for failures is then
     *     aborted and says so
     */
    default Optional<Breaking> breaking() {
        return Optional.empty();
    }

    /** Closes every store of this fixture and deletes their data. */
    @Override
    void close();
}
