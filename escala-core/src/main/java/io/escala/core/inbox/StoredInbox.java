package io.escala.core.inbox;

import io.escala.core.intake.IncomingBatch;
import io.escala.core.intake.Journal;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.port.Metrics;
import io.escala.core.result.Receipt;
import io.escala.core.work.WorkRunner;
import io.escala.core.work.Workers;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.store.EventPage;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The inbox over a store. Thread-safe. */
final class StoredInbox implements Inbox {
    private final InboxParts parts;
    private final InboxLifecycle lifecycle;

    StoredInbox(InboxBuilder builder) {
        parts = new InboxParts(builder);
        lifecycle = new InboxLifecycle(builder, parts.work);
    }

    @Override
    public Desk as(Actor actor) {
        return new ActorDesk(parts, Objects.requireNonNull(actor, "actor"));
    }

    @Override
    public Receipt receive(IncomingBatch batch) {
        return parts.receiver.receive(Objects.requireNonNull(batch, "batch"));
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
    public EventPage events(AccountId account, @Nullable String after, int limit) {
        Objects.requireNonNull(account, "account");
        return CommitLoop.reading(() -> parts.context.store().events(account, after, limit));
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
