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
 * The limit of {@link Receive}: the very rows that filing such a body leaves behind, inserted by bare JDBC batches in one
 * transaction. Nothing is read, looked up, checked or decided; what is missing here is what the library is for.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 150)
@Measurement(iterations = 100)
@SuppressWarnings("NullAway.Init")
public class BareSql {
    /** Where the rows go. */
    @Param({"SQLITE", "POSTGRES"})
    public StoreKind store;

    /** How many contacts there are already. */
    @Param({"1000", "100000"})
    public int contacts;

    /** Whose messages the rows are of. */
    @Param({"EACH_ANOTHER", "ONE"})
    public Senders senders;

    private Database database;
    private CapturedRows captured;
    private Connection connection;
    private CapturedRows rows;
    private int bodies;

    /**
     * Makes the store, fills it, and learns which rows a body becomes.
     *
     * @throws Exception when the store cannot be had
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

    /** Makes rows that were never inserted. */
    @Setup(Level.Invocation)
    public void nextRows() {
        bodies++;
        rows = captured.as(Bodies.serial(bodies));
    }

    /**
     * Throws the store away.
     *
     * @throws Exception when that fails
     */
    @TearDown
    public void close() throws Exception {
        connection.close();
        database.close();
    }

    /**
     * The bare statements.
     *
     * @return how many rows were inserted
     * @throws Exception when the database refuses
     */
    @Benchmark
    public int statements() throws Exception {
        int inserted = rows.insert(connection);
        connection.commit();
        return inserted;
    }
}
