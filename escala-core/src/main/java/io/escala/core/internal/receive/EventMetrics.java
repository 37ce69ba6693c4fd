package io.escala.core.internal.receive;

import io.escala.core.port.Metrics;
import io.escala.crm.line.LineKey;
import java.util.List;

/** Counts each event once, when its outcome is final. Thread-safe. */
final class EventMetrics {
    private final Metrics metrics;

    EventMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    /** Counts an event whose outcome is final in every account. */
    void filed(EventOutcome outcome) {
        LineKey line = outcome.event().line();
        metrics.event(
                line == null ? null : line.channel(),
                outcome.item().outcome(),
                outcome.item().reason());
    }

    /** Counts events of one account; not those that name no line, whose outcome is final after the last account. */
    void filedInAccount(List<EventOutcome> outcomes) {
        outcomes.stream().filter(outcome -> outcome.event().line() != null).forEach(this::filed);
    }
}
