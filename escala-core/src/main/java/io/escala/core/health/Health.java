package io.escala.core.health;

import io.escala.core.access.AccessRules;
import io.escala.core.access.Refusal;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.work.WorkRunner;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.line.Line;
import io.escala.crm.quarantine.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reports the health of lines and durable work to operators. Thread-safe. */
public final class Health {
    private final InboxContext context;
    private final SignatureRejections rejections;
    private final Subscriptions subscriptions;
    private final WorkRunner work;
    private final Duration overdueAfter;

    /**
     * Internal; use {@link io.escala.core.inbox.Inbox#health()}.
     *
     * @param context store, ports, clock and ids
     * @param rejections the rejected signatures counted in this process
     * @param subscriptions the subscriptions as known to this process
     * @param work the durable work of this process
     * @param overdueAfter how long work may be due before the account is not up
     */
    public Health(
            InboxContext context,
            SignatureRejections rejections,
            Subscriptions subscriptions,
            WorkRunner work,
            Duration overdueAfter) {
        this.context = context;
        this.rejections = rejections;
        this.subscriptions = subscriptions;
        this.work = work;
        this.overdueAfter = overdueAfter;
    }

    /**
     * Returns the health of the actor's account, in three reads of the store; Meta is not asked, see {@link #check}.
     *
     * @param actor the caller; needs {@link Permission#OPERATE}, which sales users do not have
     * @return its health, or the refusal
     */
    public HealthResult of(Actor actor) {
        return judge(actor, lines -> {});
    }

    /**
     * Asks Meta whether it still delivers the webhooks of the account's lines, and then returns the same as {@link #of}. For
     * a timer, such as every hour, and for a button. Blocks until every line was checked or failed, one after the other. The
     * answers are kept in memory: each process that shows health must check for itself. Without {@link
     * io.escala.core.inbox.Inbox.Builder#subscriptions} nothing is checked.
     *
     * @param actor the caller; needs {@link Permission#OPERATE}
     * @param lately a line that was checked less than this ago is not checked again; zero checks all
     * @return the account's health, or the refusal
     */
    public HealthResult check(Actor actor, Duration lately) {
        if (lately.isNegative()) {
            throw new IllegalArgumentException("lately is not negative");
        }
        return judge(actor, lines -> subscriptions.refresh(actor.account(), lines, lately));
    }

    private HealthResult judge(Actor actor, Consumer<List<Line>> first) {
        Optional<Refusal> denied = AccessRules.permitted(actor, Permission.OPERATE);
        if (denied.isPresent()) {
            return new HealthResult.Refused(denied.get());
        }
        List<Line> lines = CommitLoop.reading(() -> context.store().allLines(actor.account()));
        first.accept(lines);
        Backlog backlog = CommitLoop.reading(() -> context.store().backlog(actor.account()));
        Backlog journal = CommitLoop.reading(() -> context.store().backlog(AccountId.NONE));
        Instant now = context.now();
        return new HealthResult.Found(HealthRules.judge(
                lines,
                backlog,
                rejections.wrongSignatures(),
                subscriptions.of(lines, now),
                new HealthRules.WorkHealth(work.workers(), journal, overdueAfter),
                now));
    }

    /**
     * Returns how many deliveries with a wrong signature this process refused since it started, by app. A wrong secret shows
     * nowhere else, and deliveries that are not accepted within seven days are lost. For the host's own operators, across
     * accounts.
     *
     * @return the counts; apps without any are absent, and so are deliveries to an endpoint of several apps
     */
    public Map<String, Long> wrongSignatures() {
        return rejections.wrongSignatures();
    }
}
