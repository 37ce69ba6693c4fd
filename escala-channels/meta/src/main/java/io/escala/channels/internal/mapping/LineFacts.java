package io.escala.channels.internal.mapping;

import io.escala.channels.event.MetaEvent;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.LineReported;
import io.escala.core.channel.Quarantined;
import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineFact.Aspect;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the facts of one report, and remembers whether one of them cannot be kept. Not thread-safe. */
final class LineFacts {
    /** More than Meta has kinds of restrictions; the rest of such a report is no report of Meta's. */
    private static final int MOST = 50;

    private final List<LineFact> facts = new ArrayList<>();
    private boolean unkeepable;

    /** Adds a fact without subject, unless there is no value. */
    LineFacts add(Aspect aspect, @Nullable String value, @Nullable String reason) {
        return add(aspect, "", value, reason, null);
    }

    /** Adds a fact, unless there is no value. */
    LineFacts add(
            Aspect aspect, String subject, @Nullable String value, @Nullable String reason, @Nullable Instant until) {
        if (value == null) {
            return this;
        }
        if (facts.size() < MOST && LineFact.canBe(subject, value)) {
            facts.add(new LineFact(aspect, subject, value, reason, until));
        } else {
            unkeepable = true;
        }
        return this;
    }

    /** Reports them, or keeps the event raw when there are none, or not all of them can be kept, or it names nothing they are about. */
    ChannelEvent of(
            MetaEvent event,
            @Nullable LineKey line,
            @Nullable String waba,
            @Nullable String shownNumber,
            @Nullable Instant at) {
        if (unkeepable) {
            return keptRaw(event, waba, QuarantinedItem.Reason.MALFORMED, "a value of the report cannot be kept");
        }
        return facts.isEmpty() || (line == null && waba == null)
                ? keptRaw(event, waba, QuarantinedItem.Reason.UNRECOGNIZED, event.kind())
                : new LineReported(line, waba, shownNumber, facts, at, event.raw());
    }

    Quarantined keptRaw(MetaEvent event, @Nullable String waba, QuarantinedItem.Reason reason, String detail) {
        return new Quarantined(event.line(), waba, reason, detail, event.raw());
    }
}
