package io.escala.core.internal.health;

import io.escala.core.health.AccountHealth;
import io.escala.core.health.Health;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.result.RefusedException;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineKey;
import io.escala.crm.line.LineReport;
import io.escala.crm.quarantine.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The health of an account for one actor. Thread-safe. */
public final class ActorHealth implements Health {
    private final InboxContext context;
    private final HealthSources sources;
    private final Actor actor;

    public ActorHealth(InboxContext context, HealthSources sources, Actor actor) {
        this.context = context;
        this.sources = sources;
        this.actor = actor;
    }

    @Override
    public AccountHealth current() {
        return judge(lines -> {});
    }

    @Override
    public AccountHealth check(Duration lately) {
        Objects.requireNonNull(lately, "lately");
        if (lately.isNegative()) {
            throw new IllegalArgumentException("lately must not be negative");
        }
        return judge(lines -> {
            sources.subscriptions().refresh(actor.account(), lines, lately);
            sources.checks().refresh(context, actor.account(), lines, lately);
        });
    }

    @Override
    public Map<LineKey, Long> unclaimed() {
        allowing(() -> {
            if (!actor.account().equals(AccountId.NONE)) {
                throw new RefusedException(List.of(AccessRules.notFound()));
            }
        });
        return CommitLoop.reading(() -> context.store().backlog(AccountId.NONE)).quarantined();
    }

    private void allowing(Runnable check) {
        new AuditTrail(context, actor).allowing(AuditOperation.HEALTH_READ, check);
    }

    private AccountHealth judge(Consumer<List<Line>> first) {
        allowing(() -> AccessRules.require(actor, Permission.OPERATE));
        List<Line> lines = CommitLoop.reading(() -> context.store().allLines(actor.account()));
        first.accept(lines);
        Backlog backlog = CommitLoop.reading(() -> context.store().backlog(actor.account()));
        Backlog journal = CommitLoop.reading(() -> context.store().backlog(AccountId.NONE));
        Map<LineKey, List<LineReport>> reports = CommitLoop.reading(() -> context.store()
                .lineReports(actor.account(), lines.stream().map(Line::key).toList()));
        Instant now = context.now();
        return HealthRules.judge(
                lines,
                backlog,
                sources.rejections().wrongSignatures(),
                sources.subscriptions().of(lines, now),
                reports,
                new HealthRules.WorkHealth(sources.work().workers(), journal, sources.overdueAfter()),
                now);
    }
}
