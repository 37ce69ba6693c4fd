package io.escala.core.inbox;

import io.escala.core.intake.BodyReader;
import io.escala.core.intake.Journal;
import io.escala.core.internal.administration.AccountSetup;
import io.escala.core.internal.administration.ProfessionalCheck;
import io.escala.core.internal.audit.AuditRetention;
import io.escala.core.internal.autoclose.AutoCloseWork;
import io.escala.core.internal.command.AssignWork;
import io.escala.core.internal.companies.CompanyNameWork;
import io.escala.core.internal.companies.CompanyTextWork;
import io.escala.core.internal.contacts.ProfileWork;
import io.escala.core.internal.contacts.RegisterWork;
import io.escala.core.internal.feed.Feeds;
import io.escala.core.internal.follow.FollowWork;
import io.escala.core.internal.follow.Followers;
import io.escala.core.internal.health.HealthSources;
import io.escala.core.internal.health.LineChecks;
import io.escala.core.internal.health.SignatureRejections;
import io.escala.core.internal.health.Subscriptions;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.MediaPorts;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.media.MediaWork;
import io.escala.core.internal.quarantine.Replay;
import io.escala.core.internal.receive.DeferredReportWork;
import io.escala.core.internal.receive.JournalWork;
import io.escala.core.internal.receive.JournalWriter;
import io.escala.core.internal.receive.PurgeWork;
import io.escala.core.internal.receive.Receiver;
import io.escala.core.internal.records.SourceReader;
import io.escala.core.internal.send.ReactionWork;
import io.escala.core.internal.send.ScheduledWork;
import io.escala.core.internal.send.SendWork;
import io.escala.core.internal.signal.SignalWork;
import io.escala.core.internal.team.InactivityWork;
import io.escala.core.internal.team.StatusReplyWork;
import io.escala.core.internal.team.UserActivity;
import io.escala.core.internal.view.OwnerLookup;
import io.escala.core.internal.window.ClosingWindowWork;
import io.escala.core.internal.work.LeasedWorkRunner;
import io.escala.core.internal.work.WorkHandler;
import io.escala.core.port.BusinessHours;
import io.escala.core.port.IdSource;
import io.escala.core.port.Metrics;
import io.escala.crm.store.CrmStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** The parts of an inbox, put together from its settings: what its use cases share, and the handlers of work. */
final class InboxParts {
    final InboxContext context;
    final Metrics metrics;
    final Receiver receiver;
    final OwnerLookup owners;
    final @Nullable Replay replay;
    final @Nullable Journal journal;
    final HealthSources health;
    final ProfessionalCheck professional;
    final AccountSetup setup;
    final InboxWork work;
    final Followers followers;
    final Feeds feeds;
    final BusinessHours hours;
    final UserActivity activity;
    final SourceReader source;

    InboxParts(InboxBuilder builder) {
        DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
        CrmStore store = builder.store;
        SignatureRejections rejections = new SignatureRejections(builder.metrics);
        metrics = rejections;
        MediaPorts media = builder.media();
        context = new InboxContext(
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
                builder.sending(),
                media);
        receiver = new Receiver(context);
        activity = new UserActivity(context);
        hours = builder.hours;
        source = new SourceReader(
                builder.recordSource, builder.recordSourceWithin, builder.threads, metrics, builder.clock);
        owners = new OwnerLookup(context.members());
        List<WorkHandler> handlers = new ArrayList<>(List.of(new RegisterWork(context), new ProfileWork(context)));
        handlers.add(new SendWork(context, random));
        handlers.add(new DeferredReportWork(context));
        handlers.add(new ClosingWindowWork(context));
        handlers.add(new AssignWork(context));
        handlers.add(new StatusReplyWork(context));
        handlers.add(new ReactionWork(context, random));
        handlers.add(new ScheduledWork(context));
        handlers.add(SignalWork.readReceipts(context));
        handlers.add(SignalWork.typing(context));
        handlers.add(new AutoCloseWork(context));
        handlers.add(new InactivityWork(context));
        handlers.add(new CompanyNameWork(context));
        handlers.add(new CompanyTextWork(context));
        if (media != null) {
            handlers.add(new MediaWork(context, media));
        }
        handlers.add(new PurgeWork(
                context, builder.quarantineKept, builder.eventsKept, new AuditRetention(context, builder.auditKept)));
        BodyReader reader = builder.reader;
        replay = reader == null ? null : new Replay(context, reader, receiver);
        journal = reader == null ? null : new JournalWriter(context);
        if (reader != null) {
            handlers.add(new JournalWork(context, reader, receiver, random));
        }
        followers = new Followers(context);
        feeds = new Feeds(context, builder.feedLatency);
        work = new InboxWork(
                new LeasedWorkRunner(context, handlers, random),
                new LeasedWorkRunner(context, List.of(new FollowWork(context, followers)), random, followers));
        professional = new ProfessionalCheck(builder.instagramAccounts);
        setup = new AccountSetup(context, professional);
        health = new HealthSources(
                rejections,
                new Subscriptions(builder.subscriptions, builder.clock),
                new LineChecks(builder.lineFacts, builder.clock),
                work,
                builder.overdueAfter);
    }
}
