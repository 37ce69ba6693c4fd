package io.escala.core.port;

import io.escala.core.channel.SendOutcome;
import io.escala.core.result.Receipt;
import io.escala.crm.Channel;
import io.escala.crm.change.Relation;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.work.WorkKind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts in memory from its creation, for tests and for hosts without a metrics registry. It keeps no durations.
 *
 * <p>Thread-safe. A read during concurrent updates may miss the latest ones.
 */
public final class CountingMetrics implements Metrics {
    private record Event(@Nullable Channel channel, Receipt.Filing outcome, QuarantinedItem.@Nullable Reason reason) {}

    private record Delivery(Answer answer, @Nullable String appId) {}

    private record Send(Channel channel, Sent sent, SendOutcome.@Nullable Rejection rejection) {}

    private record Run(WorkKind kind, Worked worked) {}

    private final Map<Event, LongAdder> events = new ConcurrentHashMap<>();
    private final Map<Delivery, LongAdder> deliveries = new ConcurrentHashMap<>();
    private final Map<Send, LongAdder> sends = new ConcurrentHashMap<>();
    private final Map<Relation, LongAdder> reloads = new ConcurrentHashMap<>();
    private final Map<Run, LongAdder> runs = new ConcurrentHashMap<>();
    private final Map<SourceAnswer, LongAdder> sourceAnswers = new ConcurrentHashMap<>();
    private final LongAdder lostRecords = new LongAdder();

    /** Creates metrics with all counts at zero. */
    public CountingMetrics() {}

    @Override
    public void event(@Nullable Channel channel, Receipt.Filing outcome, QuarantinedItem.@Nullable Reason reason) {
        count(events, new Event(channel, outcome, reason));
    }

    @Override
    public void delivery(Answer answer, @Nullable String appId, long nanos) {
        count(deliveries, new Delivery(answer, appId));
    }

    @Override
    public void send(Channel channel, Sent sent, SendOutcome.@Nullable Rejection rejection, long nanos) {
        count(sends, new Send(channel, sent, rejection));
    }

    @Override
    public void work(WorkKind kind, Worked worked, long nanos) {
        count(runs, new Run(kind, worked));
    }

    @Override
    public void reload(Relation relation) {
        count(reloads, relation);
    }

    /** Returns how many decisions were made again because something had not been loaded for them: 0 unless the library has a bug. */
    public long reloads() {
        return sum(reloads, relation -> true);
    }

    @Override
    public void auditLost() {
        lostRecords.increment();
    }

    /** Returns how many denied calls left no record in the audit trail. */
    public long lostAuditRecords() {
        return lostRecords.sum();
    }

    @Override
    public void recordSource(SourceAnswer answer, long nanos) {
        count(sourceAnswers, answer);
    }

    /** Returns how often the host's {@link RecordSource} answered so. */
    public long recordSource(SourceAnswer answer) {
        return sum(sourceAnswers, one -> one == answer);
    }

    /** Returns how many events were received: the sum over every outcome. */
    public long received() {
        return sum(events, event -> true);
    }

    /**
     * Returns how many events had an outcome, on all channels.
     *
     * @param outcome the outcome
     * @return their number
     */
    public long events(Receipt.Filing outcome) {
        return sum(events, event -> event.outcome() == outcome);
    }

    /**
     * Returns how many events of a channel had an outcome.
     *
     * @param channel the channel, or null for events without a readable channel
     * @param outcome the outcome
     * @return their number
     */
    public long events(@Nullable Channel channel, Receipt.Filing outcome) {
        return sum(events, event -> event.channel() == channel && event.outcome() == outcome);
    }

    /**
     * Returns how many events were quarantined, or kept in raw form, for a reason.
     *
     * @param reason the reason
     * @return their number, redeliveries included
     */
    public long events(QuarantinedItem.Reason reason) {
        return sum(events, event -> event.reason() == reason);
    }

    /**
     * Returns how many deliveries got an answer.
     *
     * @param answer the answer
     * @return their number
     */
    public long deliveries(Answer answer) {
        return sum(deliveries, delivery -> delivery.answer() == answer);
    }

    /**
     * Returns how many deliveries of an app got an answer.
     *
     * @param answer the answer
     * @param appId the app
     * @return their number
     */
    public long deliveries(Answer answer, String appId) {
        return sum(deliveries, delivery -> delivery.answer() == answer && appId.equals(delivery.appId()));
    }

    /**
     * Returns how many attempts to send had an outcome, on all channels.
     *
     * @param sent the outcome
     * @return their number
     */
    public long sends(Sent sent) {
        return sum(sends, send -> send.sent() == sent);
    }

    /**
     * Returns how many attempts to send got a kind of rejection, on all channels.
     *
     * @param rejection the kind
     * @return their number
     */
    public long sends(SendOutcome.Rejection rejection) {
        return sum(sends, send -> send.rejection() == rejection);
    }

    /**
     * Returns how many runs of a kind of work had an outcome.
     *
     * @param kind the kind
     * @param worked the outcome
     * @return their number
     */
    public long work(WorkKind kind, Worked worked) {
        return sum(runs, run -> run.kind() == kind && run.worked() == worked);
    }

    private static <K> void count(Map<K, LongAdder> counts, K key) {
        counts.computeIfAbsent(key, first -> new LongAdder()).increment();
    }

    private static <K> long sum(Map<K, LongAdder> counts, Predicate<K> which) {
        return counts.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }
}
