package io.escala.examples.benchmarks;

import java.sql.Connection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The lower bound of {@link Receive}: the same rows that storing such a body writes, inserted by bare JDBC batches in one
 * transaction. Nothing is read, looked up, checked or decided, which is the work of the library.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 150)
@Measurement(iterations = 100)
@SuppressWarnings("NullAway.Init")
public class BareSql {
    /** The store to insert into. */
    @Param({"SQLITE", "POSTGRES"})
    public StoreKind store;

    /** The number of existing contacts. */
    @Param({"1000", "100000"})
    public int contacts;

    /** The senders of the messages. */
    @Param({"EACH_ANOTHER", "ONE"})
    public Senders senders;

    private Database database;
    private CapturedRows captured;
    private Connection connection;
    private CapturedRows rows;
    private int bodies;

    /**
     * Creates and fills the store, and captures the rows of a body.
     *
     * @throws Exception if the store cannot be created
     */
    @Setup
    public void open() throws Exception {
        try (Database other = store.open()) {
            captured = CapturedRows.ofOneBody(other, Receive.MESSAGES, senders);
        }
        database = store.open();
        Contents.load(database.store(), contacts);
        database.store().close();
        connection = database.connect();
        connection.setAutoCommit(false);
    }

    /** Creates rows that were never inserted. */
    @Setup(Level.Invocation)
    public void nextRows() {
        bodies++;
        rows = captured.as(Bodies.serial(bodies));
    }

    /** Deletes the store. */
    @TearDown
    public void close() throws Exception {
        connection.close();
        database.close();
    }

    /**
     * Inserts the rows with bare statements.
     *
     * @return the number of inserted rows
     * @throws Exception if the database refuses
     */
    @Benchmark
    public int statements() throws Exception {
        int inserted = rows.insert(connection);
        connection.commit();
        return inserted;
    }
}
