package io.escala.channels.gateway;

import io.escala.channels.graph.GraphOutcome;
import io.escala.core.channel.TryAgainException;
import io.escala.crm.line.Line;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The templates of one WhatsApp Business Account. One thread at a time reads them; others wait only while there is nothing to use. Thread-safe.
 */
final class KeptTemplates {
    private static final Logger LOG = LoggerFactory.getLogger(KeptTemplates.class);

    /**
     * What the last reading brought.
     *
     * @param templates the templates, by key
     * @param readAt when they were read, by the clock
     */
    private record Known(Map<TemplateKey, MessageTemplate> templates, long readAt) {}

    private final Function<Line, GraphOutcome<List<MessageTemplate>>> read;
    private final long keep;
    private final long pause;
    private final LongSupplier nanos;
    private final ReentrantLock reading = new ReentrantLock();

    private volatile @Nullable Known known;
    private volatile boolean outdated;
    private volatile boolean demanded;
    private volatile @Nullable Long triedAt;

    KeptTemplates(
            Function<Line, GraphOutcome<List<MessageTemplate>>> read,
            Duration keep,
            Duration pause,
            LongSupplier nanos) {
        this.read = read;
        this.keep = keep.toNanos();
        this.pause = pause.toNanos();
        this.nanos = nanos;
    }

    /** Marks what is kept as out of date. */
    void outdate() {
        outdated = true;
    }

    /** Has them read at the next use, however short a time ago they were read: somebody who changed them waits for it. */
    void demand() {
        demanded = true;
    }

    List<MessageTemplate> all(Line line) {
        return List.copyOf(current(line, false).templates().values());
    }

    /** Finds a template; what is not there may have been created since. */
    Optional<MessageTemplate> find(Line line, TemplateKey key) {
        MessageTemplate found = current(line, false).templates().get(key);
        return Optional.ofNullable(
                found == null ? current(line, true).templates().get(key) : found);
    }

    private Known current(Line line, boolean newer) {
        Known before = known;
        if (before == null) {
            reading.lock();
        } else if (!isDue(before, newer) || !reading.tryLock()) {
            return before;
        }
        try {
            // Another thread may have read them since.
            Known latest = known;
            return latest == null || isDue(latest, newer) ? read(line, latest) : latest;
        } finally {
            reading.unlock();
        }
    }

    private boolean isDue(Known before, boolean newer) {
        if (demanded) {
            return true;
        }
        boolean old = outdated || newer || nanos.getAsLong() - before.readAt() >= keep;
        Long tried = triedAt;
        return old && (tried == null || nanos.getAsLong() - tried >= pause);
    }

    private Known read(Line line, @Nullable Known before) {
        Long tried = triedAt;
        if (before == null && !demanded && tried != null && nanos.getAsLong() - tried < pause) {
            throw new TryAgainException("the templates of " + line.key() + " could not be read a moment ago");
        }
        outdated = false;
        demanded = false;
        triedAt = nanos.getAsLong();
        GraphOutcome<List<MessageTemplate>> outcome = read.apply(line);
        if (outcome instanceof GraphOutcome.Done<List<MessageTemplate>> done) {
            Known now = new Known(byKey(done.value()), nanos.getAsLong());
            known = now;
            return now;
        }
        outdated = true;
        LOG.warn("The templates of {} could not be read: {}", line.key(), outcome);
        if (before == null) {
            throw new TryAgainException("the templates of " + line.key() + " could not be read: " + outcome);
        }
        return before;
    }

    private static Map<TemplateKey, MessageTemplate> byKey(List<MessageTemplate> templates) {
        Map<TemplateKey, MessageTemplate> byKey = new LinkedHashMap<>();
        templates.forEach(template -> byKey.put(template.key(), template));
        return byKey;
    }
}
