package io.escala.core.inbox;

import io.escala.core.administration.Setup;
import io.escala.core.administration.SetupResult;
import io.escala.core.feed.EventHandler;
import io.escala.core.feed.FollowerOptions;
import io.escala.core.feed.MessageHandler;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.intake.Journal;
import io.escala.core.internal.access.Caller;
import io.escala.core.port.Metrics;
import io.escala.core.result.Receipt;
import io.escala.core.work.WorkRunner;
import io.escala.core.work.Workers;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.UserId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The inbox over a store. Thread-safe. */
final class StoredInbox implements Inbox {
    private final InboxParts parts;
    private final InboxLifecycle lifecycle;

    StoredInbox(InboxBuilder builder) {
        parts = new InboxParts(builder);
        lifecycle = new InboxLifecycle(builder, parts.work, parts.followers);
    }

    @Override
    public Desk as(Actor actor) {
        return new ActorDesk(parts, Caller.of(parts.context, Objects.requireNonNull(actor, "actor")));
    }

    @Override
    public Desk as(AccountId account, UserId user) {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(user, "user");
        if (account.equals(AccountId.NONE)) {
            throw new IllegalArgumentException("account must not be NONE: users belong to an account");
        }
        return new ActorDesk(parts, Caller.of(parts.context, account, user));
    }

    @Override
    public SetupResult setUp(Setup setup) {
        return parts.setup.apply(Objects.requireNonNull(setup, "setup"));
    }

    @Override
    public Receipt receive(IncomingBatch batch) {
        return parts.receiver.receive(Objects.requireNonNull(batch, "batch"));
    }

    @Override
    public void onMessage(FollowerOptions options, MessageHandler handler) {
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(handler, "handler");
        lifecycle.following(() -> parts.followers.onMessage(options, handler));
    }

    @Override
    public void follow(FollowerOptions options, EventHandler handler) {
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(handler, "handler");
        lifecycle.following(() -> parts.followers.follow(options, handler));
    }

    @Override
    public Optional<Journal> largeBodies() {
        return Optional.ofNullable(parts.journal);
    }

    @Override
    public Metrics metrics() {
        return parts.metrics;
    }

    @Override
    public Journal journal() {
        Journal journal = parts.journal;
        if (journal == null) {
            throw new IllegalStateException("the inbox reads no bodies, so it keeps no journal: give it channels, with"
                    + " Inbox.open(store, channels) or InboxBuilder.channels");
        }
        return journal;
    }

    @Override
    public WorkRunner work() {
        return parts.work;
    }

    @Override
    public Workers start() {
        return lifecycle.start();
    }

    @Override
    public Map<String, Long> wrongSignatures() {
        return parts.health.rejections().wrongSignatures();
    }

    @Override
    public void close() {
        lifecycle.close();
    }
}
