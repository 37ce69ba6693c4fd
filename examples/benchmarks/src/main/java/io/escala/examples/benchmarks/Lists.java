package io.escala.examples.benchmarks;

import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.OperationId;
import io.escala.crm.store.Visibility;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Measures lists and counts of conversations, and what lists show of messages, at a given size while other conversations become active:
 * the time and the processor time that 95 of 100 rounds of a page of 50 and of a count up to 10,000 take at most.
 */
public final class Lists {
    private static final int PAGE = 50;
    private static final long ENOUGH = 10_001;
    private static final int WRITES_PER_SECOND = 50;

    private final CrmStore store;
    private final int conversations;
    private final Rounds rounds;
    private final PrintStream out;

    private Lists(Database database, int conversations, int rounds, PrintStream out) {
        this.store = database.store();
        this.conversations = conversations;
        this.rounds = new Rounds(database, rounds);
        this.out = out;
    }

    /**
     * Makes the data and prints a table.
     *
     * @param args the store; the number of conversations, by default 1,000,000; of messages of each, by default 10; of rounds, by
     *     default 40; what the names of lists begin with that are measured, by default all
     * @throws Exception if the database fails
     */
    public static void main(String[] args) throws Exception {
        int conversations = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        int messages = args.length > 2 ? Integer.parseInt(args[2]) : 10;
        int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 40;
        String beginning = args.length > 4 ? args[4] : "";
        try (Database database = StoreKind.valueOf(args[0]).open()) {
            measure(database, conversations, messages, rounds, name -> name.startsWith(beginning), System.out);
        }
    }

    static void measure(
            Database database, int conversations, int messages, int rounds, Predicate<String> names, PrintStream out)
            throws Exception {
        Instant begun = Instant.now();
        ManyConversations.fill(database, conversations, messages);
        database.analyse();
        out.printf(
                Locale.ROOT,
                "%,d conversations with %d messages each, made in %d s%n%n",
                conversations,
                messages,
                Duration.between(begun, Instant.now()).toSeconds());
        measure(database, conversations, rounds, names, out);
    }

    /** Measures what is there. */
    static void measure(Database database, int conversations, int rounds, Predicate<String> names, PrintStream out)
            throws Exception {
        ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
        try {
            Lists lists = new Lists(database, conversations, rounds, out);
            var writing = writer.scheduleAtFixedRate(
                    lists::write, 0, TimeUnit.SECONDS.toMicros(1) / WRITES_PER_SECOND, TimeUnit.MICROSECONDS);
            lists.print(names);
            if (writing.isDone()) {
                throw new IllegalStateException("writing failed");
            }
        } finally {
            writer.shutdownNow();
            writer.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    /** A message makes a conversation active. */
    private void write() {
        ConversationId id =
                new ConversationId("c" + (1 + ThreadLocalRandom.current().nextInt(conversations)));
        Instant now = ManyConversations.NOW;
        ChangeSet active = ChangeSet.builder(
                        Business.ACCOUNT, new OperationId(UUID.randomUUID().toString()), now)
                .change(new ConversationChange.RaiseMarks(id, Map.of(Mark.ACTIVITY, now, Mark.INBOUND_ARRIVAL, now)))
                .build();
        store.commit(List.of(active));
    }

    private void print(Predicate<String> names) {
        List<ListQuery> queries = ListQuery.all().stream()
                .filter(query -> names.test(query.name()))
                .toList();
        // What is asked for the first time is compiled then, and read from the disk.
        queries.forEach(query -> {
            page(query, 0);
            count(query, 0);
        });
        Map<String, Measured> slowest = new LinkedHashMap<>();
        for (ListQuery query : queries) {
            Measured measured = new Measured(
                    rounds.of(round -> page(query, round)), rounds.of(round -> count(query, round)), count(query, 0));
            slowest.merge(query.name(), measured, Measured::slower);
        }
        out.println("| list | page of " + PAGE + ", p95, ms | processor | count, p95, ms | processor | rows |");
        out.println("|---|---|---|---|---|---|");
        slowest.forEach((name, of) -> out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f | %,d |%n",
                name,
                of.page().time(),
                of.page().processor(),
                of.count().time(),
                of.count().processor(),
                of.rows()));
        List<ConversationId> newest = store
                .listConversations(Business.ACCOUNT, ConversationFilter.EVERYTHING, Visibility.ALL, null, PAGE)
                .items()
                .stream()
                .map(Conversation::id)
                .toList();
        Rounds.Taken summaries = rounds.of(round -> store.threadSummaries(Business.ACCOUNT, newest));
        Rounds.Taken thread = rounds.of(round -> store.thread(Business.ACCOUNT, newest.get(round % PAGE), null, PAGE));
        out.printf(
                Locale.ROOT,
                "%nmessages that %d rows show: %.1f ms, processor %.1f ms; page of a thread: %.1f ms, processor %.1f ms%n",
                PAGE,
                summaries.time(),
                summaries.processor(),
                thread.time(),
                thread.processor());
    }

    private int page(ListQuery query, int round) {
        return store.listConversations(
                        Business.ACCOUNT,
                        query.filter().apply(round),
                        query.visibility().apply(round),
                        null,
                        PAGE)
                .items()
                .size();
    }

    private long count(ListQuery query, int round) {
        return store.countConversations(
                Business.ACCOUNT,
                query.filter().apply(round),
                query.visibility().apply(round),
                ENOUGH);
    }

    /** What a page and a count take, and how many rows a list has. */
    private record Measured(Rounds.Taken page, Rounds.Taken count, long rows) {
        Measured slower(Measured other) {
            return new Measured(page.slower(other.page), count.slower(other.count), Math.max(rows, other.rows));
        }
    }
}
