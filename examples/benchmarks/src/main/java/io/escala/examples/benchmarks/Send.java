package io.escala.examples.benchmarks;

import io.escala.core.inbox.Inbox;
import io.escala.core.result.Receipt;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.work.Workers;
import io.escala.crm.account.Actor;
import io.escala.crm.conversation.ConversationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * Sends a queue of messages through one line, from its first call until the last answer is committed, with a channel that takes a fixed
 * time for each. Each iteration queues the same number of messages again.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@SuppressWarnings("NullAway.Init")
public class Send {
    private static final int CONVERSATIONS = 100;
    private static final Duration DRAIN = Duration.ofSeconds(40);

    /** The store. */
    @Param({"MEMORY", "SQLITE", "POSTGRES"})
    public StoreKind store;

    /** How long a call takes, in milliseconds. */
    @Param("200")
    public int callMillis;

    /** How many messages are queued, evenly in a hundred conversations. */
    @Param("600")
    public int messages;

    private Database database;
    private DelayedGateway gateway;
    private Inbox inbox;
    private List<ConversationId> conversations;

    /**
     * Creates and fills the store.
     *
     * @throws Exception if the store cannot be created
     */
    @Setup
    public void open() throws Exception {
        database = store.open();
        Contents.load(database.store(), 1_000);
        gateway = new DelayedGateway(Duration.ofMillis(callMillis));
        inbox = inbox();
        conversations =
                inbox.receive(Bodies.batch(Bodies.serial(1), CONVERSATIONS, Senders.EACH_ANOTHER)).items().stream()
                        .map(Receipt.Item::conversation)
                        .toList();
    }

    private Inbox inbox() {
        return Inbox.builder(database.store())
                .clock(Bodies.clock())
                .gateway(gateway)
                .build();
    }

    /** Queues the messages; workers can be started once, so each iteration has an inbox of its own. */
    @Setup(Level.Invocation)
    public void queue() {
        inbox = inbox();
        for (int i = 0; i < messages; i++) {
            inbox.as(Actor.host(Business.ACCOUNT))
                    .messages()
                    .send(SendRequest.to(Recipient.conversation(conversations.get(i % CONVERSATIONS)))
                            .draft(Draft.text("message " + i)))
                    .orThrow();
        }
    }

    /** Deletes the store. */
    @TearDown
    public void close() throws Exception {
        database.close();
    }

    /**
     * Runs the library: leases the line, begins, calls and settles.
     *
     * @throws InterruptedException if the benchmark is interrupted
     */
    @Benchmark
    public List<ConversationId> library() throws InterruptedException {
        try (Workers workers = inbox.start()) {
            gateway.await(messages);
            if (!workers.stop(DRAIN)) {
                throw new IllegalStateException("the last answers were not committed");
            }
        }
        return new ArrayList<>(conversations);
    }
}
