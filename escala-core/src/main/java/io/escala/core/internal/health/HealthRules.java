package io.escala.core.internal.health;

import io.escala.core.health.AccountHealth;
import io.escala.core.health.AccountHealth.Problem;
import io.escala.core.health.LineHealth;
import io.escala.core.health.LineStanding;
import io.escala.core.health.SubscriptionHealth;
import io.escala.core.work.WorkerStatus;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.line.LineReport;
import io.escala.crm.quarantine.Backlog;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Derives the health of each line from counts. Pure. */
final class HealthRules {
    /**
     * The durable work that does not belong to the account.
     *
     * @param workers the workers of this process
     * @param journal the backlog of {@link io.escala.crm.AccountId#NONE}, such as bodies in the journal
     * @param overdueAfter how long work may be due
     */
    record WorkHealth(WorkerStatus workers, Backlog journal, Duration overdueAfter) {}

    private HealthRules() {}

    static AccountHealth judge(
            List<Line> lines,
            Backlog backlog,
            Map<String, Long> wrongSignatures,
            Map<LineId, SubscriptionHealth> subscriptions,
            Map<LineKey, List<LineReport>> reports,
            WorkHealth work,
            Instant now) {
        Map<LineKey, Long> quarantinedEvents = new HashMap<>(backlog.quarantined());
        List<LineHealth> each = new ArrayList<>();
        for (Line line : lines) {
            Long quarantined = quarantinedEvents.remove(line.key());
            LineStanding standing = LineStanding.of(reports.getOrDefault(line.key(), List.of()), now);
            SubscriptionHealth subscription = subscriptions.get(line.id());
            each.add(new LineHealth(
                    line,
                    backlog.heard().get(line.id()),
                    subscription,
                    quarantined == null ? 0 : quarantined,
                    backlog.deferred().getOrDefault(line.id(), 0L),
                    backlog.unknownSends().getOrDefault(line.id(), 0L),
                    line.appId() == null ? 0 : wrongSignatures.getOrDefault(line.appId(), 0L),
                    standing,
                    LineProblems.of(line, standing, subscription)));
        }
        // Including items of lines that were removed since.
        long elsewhere = backlog.quarantinedElsewhere()
                + quarantinedEvents.values().stream().mapToLong(Long::longValue).sum();
        Map<WorkKind, Duration> overdue = overdue(backlog.oldestWork(), now);
        Map<WorkKind, Long> quarantined = new EnumMap<>(WorkKind.class);
        quarantined.putAll(backlog.quarantinedWork());
        overdue(work.journal().oldestWork(), now)
                .forEach((kind, since) -> overdue.merge(kind, since, HealthRules::longer));
        work.journal().quarantinedWork().forEach((kind, count) -> quarantined.merge(kind, count, Long::sum));
        return new AccountHealth(
                each, elsewhere, overdue, quarantined, work.workers(), problems(overdue.values(), work));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Set<Problem> problems(Collection<Duration> overdue, WorkHealth work) {
        Set<Problem> problems = EnumSet.noneOf(Problem.class);
        if (overdue.stream().anyMatch(since -> since.compareTo(work.overdueAfter()) > 0)) {
            problems.add(Problem.WORK_OVERDUE);
        }
        if (work.workers().dead() > 0) {
            problems.add(Problem.DEAD_WORKERS);
        }
        return problems;
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
