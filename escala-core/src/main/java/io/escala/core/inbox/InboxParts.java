package io.escala.core.inbox;

import io.escala.core.accounts.Accounts;
import io.escala.core.conversations.Conversations;
import io.escala.core.health.Health;
import io.escala.core.health.SignatureRejections;
import io.escala.core.health.Subscriptions;
import io.escala.core.intake.BodyReader;
import io.escala.core.intake.Journal;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.media.MediaWork;
import io.escala.core.internal.quarantine.Replay;
import io.escala.core.internal.receive.DeferredReportWork;
import io.escala.core.internal.receive.JournalWork;
import io.escala.core.internal.receive.JournalWriter;
import io.escala.core.internal.receive.PurgeWork;
import io.escala.core.internal.receive.Receiver;
import io.escala.core.internal.send.SendWork;
import io.escala.core.media.Media;
import io.escala.core.port.IdSource;
import io.escala.core.port.Metrics;
import io.escala.core.work.WorkHandler;
import io.escala.core.work.WorkRunner;
import io.escala.crm.store.CrmStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** The parts of an inbox, put together from its settings: the use cases, the handlers of work, and what they share. */
final class InboxParts {
    final CrmStore store;
    final Metrics metrics;
    final Receiver receiver;
    final Accounts accounts;
    final Conversations conversations;
    final Contacts contacts;
    final Messages messages;
    final Media media;
    final Quarantine quarantine;
    final @Nullable Journal journal;
    final Health health;
    final WorkRunner work;

    InboxParts(Inbox.Builder builder) {
        DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
        store = builder.store;
        SignatureRejections rejections = new SignatureRejections(builder.metrics);
        metrics = rejections;
        InboxContext context = new InboxContext(
                store,
                account -> new StateLoader(store, account),
                new CommitLoop(store, random),
                builder.clock,
                builder.ids == null ? IdSource.timeOrdered(builder.clock, new SecureRandom()) : builder.ids,
                builder.entitlements,
                builder.templates,
                builder.team,
                Map.copyOf(builder.gateways),
                builder.profiles,
                metrics,
                builder.media);
        receiver = new Receiver(context);
        accounts = new Accounts(context);
        conversations = new Conversations(context);
        contacts = new Contacts(context);
        messages = new Messages(context);
        media = new Media(context);
        List<WorkHandler> handlers = new ArrayList<>(contacts.workHandlers());
        handlers.add(new SendWork(context, random));
        handlers.add(new DeferredReportWork(context));
        if (builder.media != null) {
            handlers.add(new MediaWork(context, builder.media));
        }
        handlers.add(new PurgeWork(context, builder.quarantineKept, builder.eventsKept));
        BodyReader reader = builder.reader;
        quarantine = new Quarantine(context, reader == null ? null : new Replay(context, reader, receiver));
        journal = reader == null ? null : new JournalWriter(context);
        if (reader != null) {
            handlers.add(new JournalWork(context, reader, receiver, random));
        }
        work = new WorkRunner(context, handlers, random);
        health = new Health(
                context,
                rejections,
                new Subscriptions(builder.subscriptions, builder.clock),
                work,
                builder.overdueAfter);
    }
}
