package io.escala.core.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.SendOutcome.Rejection;
import io.escala.core.port.Metrics.Answer;
import io.escala.core.port.Metrics.Sent;
import io.escala.core.port.Metrics.SourceAnswer;
import io.escala.core.port.Metrics.Worked;
import io.escala.core.result.Receipt.Filing;
import io.escala.crm.Channel;
import io.escala.crm.change.Relation;
import io.escala.crm.quarantine.QuarantinedItem.Reason;
import io.escala.crm.work.WorkKind;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MicrometerMetricsTest {
    /** | `escala.name` | kind | `tag`, `tag` | ... */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(escala\\.[a-z.]+)` \\| (\\w+) \\| ([^|]+)\\|");

    private static final Pattern CODE = Pattern.compile("`([a-z]+)`");

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final MicrometerMetrics metrics = new MicrometerMetrics(registry);

    @Test
    void metersMatchTheReadme() throws IOException {
        metrics.event(Channel.WHATSAPP, Filing.STORED, null);
        metrics.delivery(Answer.ACCEPTED, "app", 1);
        metrics.send(Channel.WHATSAPP, Sent.ACCEPTED, null, 1);
        metrics.work(WorkKind.SEND, Worked.SETTLED, 1);
        metrics.reload(Relation.MESSAGES);
        metrics.auditLost();
        metrics.recordSource(SourceAnswer.ANSWERED, 1);

        Map<String, String> registered = new TreeMap<>();
        for (Meter meter : registry.getMeters()) {
            registered.put(
                    meter.getId().getName(),
                    meter.getId().getType().name().toLowerCase(Locale.ROOT)
                            + meter.getId().getTags().stream()
                                    .map(Tag::getKey)
                                    .collect(Collectors.toCollection(TreeSet::new)));
        }

        assertThat(registered).hasSize(7).isEqualTo(documented());
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("README.md")))
                .results()
                .forEach(row -> rows.put(
                        row.group(1),
                        row.group(2)
                                + CODE.matcher(row.group(3))
                                        .results()
                                        .map(tag -> tag.group(1))
                                        .collect(Collectors.toCollection(TreeSet::new))));
        return rows;
    }

    @Test
    void tagValuesAreLowerCaseOrNone() {
        metrics.event(null, Filing.QUARANTINED, Reason.UNREADABLE);
        metrics.event(null, Filing.QUARANTINED, Reason.UNREADABLE);
        metrics.event(Channel.INSTAGRAM, Filing.DUPLICATE, null);
        metrics.delivery(Answer.WRONG_SIGNATURE, null, 1);
        metrics.send(Channel.MESSENGER, Sent.REJECTED, Rejection.NOT_NOW, 1);

        assertThat(registry.get("escala.events")
                        .tags("channel", "none", "outcome", "quarantined", "reason", "unreadable")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("escala.events")
                        .tags("channel", "instagram", "outcome", "duplicate", "reason", "none")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("escala.deliveries")
                        .tags("answer", "wrong_signature", "app", "none")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("escala.sends")
                        .tags("channel", "messenger", "outcome", "rejected", "rejection", "not_now")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void durationsUseTheRegistrysClock() {
        long started = metrics.ticks();
        clock.add(Duration.ofMillis(250));
        metrics.work(WorkKind.PROFILE, Worked.PUT_OFF, metrics.ticks() - started);

        assertThat(registry.get("escala.work")
                        .tags("kind", "profile", "outcome", "put_off")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(250);
    }
}
