package io.escala.examples.benchmarks;

import io.escala.core.inbox.Inbox;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.result.Receipt;
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
 * Stores and commits a body of a hundred messages of new people. Each iteration is one call, so every call stores new
 * messages and every run writes the same number of rows.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 150)
@Measurement(iterations = 100)
@SuppressWarnings("NullAway.Init")
public class Receive {
    static final int MESSAGES = 100;

    /** The store. */
    @Param({"MEMORY", "SQLITE", "POSTGRES"})
    public StoreKind store;

    /** The number of existing contacts. */
    @Param({"1000", "100000"})
    public int contacts;

    /** Whether a hundred people sent one message each, or one person a hundred. */
    @Param({"EACH_ANOTHER", "ONE"})
    public Senders senders;

    private Database database;
    private Inbox inbox;
    private IncomingBatch batch;
    private int bodies;

    /**
     * Creates and fills the store.
     *
     * @throws Exception if the store cannot be created
     */
    @Setup
    public void open() throws Exception {
        database = store.open();
        Contents.load(database.store(), contacts);
        inbox = Inbox.builder(database.store()).clock(Bodies.clock()).build();
    }

    /** Creates a new body. */
    @Setup(Level.Invocation)
    public void nextBody() {
        bodies++;
        batch = Bodies.batch(Bodies.serial(bodies), MESSAGES, senders);
    }

    /** Deletes the store. */
    @TearDown
    public void close() throws Exception {
        database.close();
    }

    /** Runs the library: resolves persons and conversations, decides the changes and commits them. */
    @Benchmark
    public Receipt library() {
        Receipt receipt = inbox.receive(batch);
        if (receipt.count(Receipt.Filing.STORED) != MESSAGES) {
            throw new IllegalStateException(
                    "not everything was stored but only " + receipt.count(Receipt.Filing.STORED));
        }
        return receipt;
    }
}
