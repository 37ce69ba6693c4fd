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

/** Tells how lines are doing, for whoever operates them. Thread-safe. */
public final class Health {
    private final InboxContext context;
    private final SignatureRejections rejections;
    private final Subscriptions subscriptions;
    private final WorkRunner work;
    private final Duration overdueAfter;

    /**
     * Made by the inbox.
     *
     * @param context store, ports, time and ids
     * @param rejections what this process refused
     * @param subscriptions what this process was told about webhooks
     * @param work the durable work of this process
     * @param overdueAfter how long work may be due before the account is not up any more
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
     * How the actor's account is doing. Reads lines and counts, in three reads; Meta is not asked, see {@link #check}.
     *
     * @param actor who asks; needs {@link Permission#OPERATE}, which sales users do not have
     * @return its health, or why not
     */
    public HealthResult of(Actor actor) {
        return judge(actor, lines -> {});
    }

    /**
     * Asks Meta whether it still delivers the webhooks of the account's lines, and then answers as {@link #of}. For a timer, such as
     * every hour, and for a button. Blocks until every line that is asked about has answered or failed, one after the other. The
     * answers are kept by this process alone: where several show health, each of them asks. Without
     * {@link io.escala.core.inbox.Inbox.Builder#subscriptions} nothing is asked.
     *
     * @param actor who asks; needs {@link Permission#OPERATE}
     * @param lately a line about which was asked less than this ago is not asked about again; zero asks about all
     * @return the account's health, or why not
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
     * How many deliveries with a wrong signature this process refused since it started, by app. Of a wrong secret nothing else is
     * ever heard, and after seven days what was not accepted is lost. For the host's own operators: not of one account.
     *
     * @return the counts; apps of which there are none are absent, and so is what came to an endpoint of several apps
     */
    public Map<String, Long> wrongSignatures() {
        return rejections.wrongSignatures();
    }
}
