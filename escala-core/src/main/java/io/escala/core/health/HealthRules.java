package io.escala.core.health;

import io.escala.crm.aside.Backlog;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From what was counted to how each line is doing. Pure. */
final class HealthRules {
    private HealthRules() {}

    static AccountHealth judge(
            List<Line> lines,
            Backlog backlog,
            Map<String, Long> wrongSignatures,
            Map<LineId, SubscriptionHealth> subscriptions,
            Instant now) {
        Map<LineKey, Long> setAside = new HashMap<>(backlog.setAside());
        List<LineHealth> each = new ArrayList<>();
        for (Line line : lines) {
            Long quarantined = setAside.remove(line.key());
            each.add(new LineHealth(
                    line,
                    backlog.heard().get(line.id()),
                    subscriptions.get(line.id()),
                    quarantined == null ? 0 : quarantined,
                    backlog.parked().getOrDefault(line.id(), 0L),
                    backlog.unknownSends().getOrDefault(line.id(), 0L),
                    line.appId() == null ? 0 : wrongSignatures.getOrDefault(line.appId(), 0L)));
        }
        // What came through a line that was taken away since.
        long elsewhere = backlog.setAsideElsewhere()
                + setAside.values().stream().mapToLong(Long::longValue).sum();
        return new AccountHealth(each, elsewhere, overdue(backlog.oldestWork(), now));
    }

    private static Map<WorkKind, Duration> overdue(Map<WorkKind, Instant> oldest, Instant now) {
        Map<WorkKind, Duration> overdue = new EnumMap<>(WorkKind.class);
        oldest.forEach((kind, due) -> {
            if (!due.isAfter(now)) {
                overdue.put(kind, Duration.between(due, now));
            }
        });
        return overdue;
    }
}
