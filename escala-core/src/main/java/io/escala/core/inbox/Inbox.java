package io.escala.core.inbox;

import io.escala.core.accounts.Accounts;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.MediaSource;
import io.escala.core.channel.ProfileSource;
import io.escala.core.channel.Receipt;
import io.escala.core.channel.SubscriptionSource;
import io.escala.core.conversations.Conversations;
import io.escala.core.health.Health;
import io.escala.core.health.SignatureRejections;
import io.escala.core.health.Subscriptions;
import io.escala.core.intake.BodyReader;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.intake.Intake;
import io.escala.core.intake.Journal;
import io.escala.core.internal.loop.Backoff;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.MediaPorts;
import io.escala.core.internal.media.MediaWork;
import io.escala.core.internal.quarantine.Replay;
import io.escala.core.internal.receive.DeferredReportWork;
import io.escala.core.internal.receive.JournalWork;
import io.escala.core.internal.receive.JournalWriter;
import io.escala.core.internal.receive.PurgeWork;
import io.escala.core.internal.receive.Receiver;
import io.escala.core.internal.send.SendWork;
import io.escala.core.media.Media;
import io.escala.core.port.Entitlements;
import io.escala.core.port.IdSource;
import io.escala.core.port.MediaStorage;
import io.escala.core.port.Metrics;
import io.escala.core.port.TemplateCatalogue;
import io.escala.core.work.Jitter;
import io.escala.core.work.WorkHandler;
import io.escala.core.work.WorkRunner;
import io.escala.core.work.Workers;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.Page;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An inbox over a store. It wires the parts together and hands them out; it keeps no state of its own and starts no thread, so any
 * number of them, on any number of machines, may share one database.
 *
 * <p>Thread-safe. Everything blocks until it is done. What may be refused answers with a value; exceptions are for misuse
 * ({@link IllegalArgumentException}), for trouble that passes ({@link io.escala.core.channel.TryAgainException}), and for what the
 * database refuses for good ({@link io.escala.crm.store.UnstorableException}; a webhook's event is quarantined instead).
 */
public final class Inbox implements Intake {
    private final CrmStore store;
    private final Metrics metrics;
    private final Receiver receiver;
    private final Accounts accounts;
    private final Conversations conversations;
    private final Contacts contacts;
    private final Messages messages;
    private final Media media;
    private final Quarantine quarantine;
    private final @Nullable Journal journal;
    private final Health health;
    private final WorkRunner work;

    private Inbox(Builder builder) {
        Backoff backoff = Backoff.jittered();
        store = builder.store;
        SignatureRejections rejections = new SignatureRejections(builder.metrics);
        metrics = rejections;
        InboxContext context = new InboxContext(
                store,
                new CommitLoop(store, backoff),
                builder.clock,
                builder.ids == null ? IdSource.timeOrdered(builder.clock, new SecureRandom()) : builder.ids,
                builder.entitlements,
                builder.templates,
                Map.copyOf(builder.gateways),
                builder.profiles,
                metrics,
                builder.media);
        receiver = new Receiver(context, backoff);
        accounts = new Accounts(context);
        conversations = new Conversations(context);
        contacts = new Contacts(context);
        messages = new Messages(context);
        media = new Media(context);
        List<WorkHandler> handlers = new ArrayList<>(contacts.workHandlers());
        handlers.add(new SendWork(context, Jitter.full()));
        handlers.add(new DeferredReportWork(context));
        if (builder.media != null) {
            handlers.add(new MediaWork(context, builder.media));
        }
        handlers.add(new PurgeWork(context, builder.quarantineKept));
        BodyReader reader = builder.reader;
        quarantine = new Quarantine(context, reader == null ? null : new Replay(context, reader, receiver));
        journal = reader == null ? null : new JournalWriter(context);
        if (reader != null) {
            handlers.add(new JournalWork(context, reader, receiver, Jitter.full()));
        }
        work = new WorkRunner(context, handlers, Jitter.full());
        health = new Health(
                context,
                rejections,
                new Subscriptions(builder.subscriptions, builder.clock),
                work,
                builder.overdueAfter);
    }

    /**
     * Begins an inbox.
     *
     * @param store where everything is kept; stays the caller's, who closes it
     * @return a builder with every default
     */
    public static Builder builder(CrmStore store) {
        return new Builder(store);
    }

    @Override
    public Receipt receive(IncomingBatch batch) {
        return receiver.receive(batch);
    }

    @Override
    public Metrics metrics() {
        return metrics;
    }

    /** Settings and lines. */
    public Accounts accounts() {
        return accounts;
    }

    /** Conversations, as an inbox shows them. */
    public Conversations conversations() {
        return conversations;
    }

    /** Contacts: create, associate, register automatically, look up. */
    public Contacts contacts() {
        return contacts;
    }

    /** What goes out. */
    public Messages messages() {
        return messages;
    }

    /** How the lines are doing. */
    public Health health() {
        return health;
    }

    /** Pictures, voice notes and files that came with messages. */
    public Media media() {
        return media;
    }

    /** What was quarantined: look at it, and replay it. */
    public Quarantine quarantine() {
        return quarantine;
    }

    /**
     * Where webhook bodies are kept to be filed later, as durable work of this inbox or another one over the same store.
     *
     * @return the journal
     * @throws IllegalStateException when the inbox was built without {@link Builder#reader}: nobody would file what is kept
     */
    public Journal journal() {
        if (journal == null) {
            throw new IllegalStateException("an inbox without a reader of bodies keeps no journal");
        }
        return journal;
    }

    /**
     * The durable work: sends, profiles, registrations, media. Nothing goes out unless somebody runs it: a timer or test by
     * {@link WorkRunner#runDue}, a service by {@link #startWorkers}.
     */
    public WorkRunner work() {
        return work;
    }

    /**
     * Starts threads that run the durable work until they are stopped; the only threads this library starts.
     *
     * @param threads how many
     * @param poll how long a thread rests when nothing is due
     * @return the workers, started
     */
    public Workers startWorkers(int threads, Duration poll) {
        return Workers.start(work, threads, poll);
    }

    /**
     * Reads the event log of an account: what happened, committed together with what it tells of. A cursor never passes an event
     * that is not committed yet.
     *
     * @param account the account
     * @param after the cursor of the last event read, or null for the beginning
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     * @return the events that follow
     */
    public List<LoggedEvent> events(AccountId account, @Nullable String after, int limit) {
        return CommitLoop.reading(() -> store.events(account, after, limit));
    }

    /**
     * Lists what was left for a person to decide.
     *
     * @param account the account
     * @param after where the page begins, or null for the first
     * @param limit how many at most, 1 to {@value Page#MAX_LIMIT}
     * @return the suggestions
     */
    public Page<Suggestion> suggestions(AccountId account, @Nullable String after, int limit) {
        return CommitLoop.reading(() -> store.suggestions(account, after, limit));
    }

    /**
     * What Meta last reported about templates: their status, category and quality, as far as webhooks told. A template whose
     * status is reported as one that cannot be sent is refused, whatever the {@link TemplateCatalogue} says.
     *
     * @param account the account
     * @param templates which
     * @return per template at most one report per aspect; absent when nothing was reported
     */
    public Map<TemplateKey, List<TemplateReport>> templateReports(
            AccountId account, Collection<TemplateKey> templates) {
        return templates.isEmpty() ? Map.of() : CommitLoop.reading(() -> store.templateReports(account, templates));
    }

    /** Collects what an inbox needs; everything but the store has a default. Not thread-safe. */
    public static final class Builder {
        private final CrmStore store;
        private final Map<Channel, ChannelGateway> gateways = new EnumMap<>(Channel.class);
        private Clock clock = Clock.systemUTC();
        private @Nullable IdSource ids;
        private Entitlements entitlements = Entitlements.everything();
        private TemplateCatalogue templates = TemplateCatalogue.of(List.of());
        private ProfileSource profiles = (line, key) -> new ProfileSource.Withheld();
        private @Nullable MediaPorts media;
        private Metrics metrics = Metrics.none();
        private @Nullable SubscriptionSource subscriptions;
        private @Nullable BodyReader reader;
        private Duration quarantineKept = PurgeWork.DEFAULT_KEPT;
        private Duration overdueAfter = Duration.ofMinutes(15);

        private Builder(CrmStore store) {
            this.store = Objects.requireNonNull(store, "store");
        }

        /**
         * The one clock everything asks. Default: the system's.
         *
         * @param value the clock
         */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /**
         * Where ids come from. They should rise: see {@link IdSource}. Default: time-ordered with secure randomness.
         *
         * @param value the source
         */
        public Builder ids(IdSource value) {
            ids = Objects.requireNonNull(value, "ids");
            return this;
        }

        /**
         * What sends, on every channel. Without a gateway a channel only receives, and sending through it is refused.
         *
         * @param value the gateway
         */
        public Builder gateway(ChannelGateway value) {
            for (Channel channel : Channel.values()) {
                gateway(channel, value);
            }
            return this;
        }

        /**
         * What sends, on one channel.
         *
         * @param channel the channel
         * @param value the gateway
         */
        public Builder gateway(Channel channel, ChannelGateway value) {
            gateways.put(Objects.requireNonNull(channel, "channel"), Objects.requireNonNull(value, "gateway"));
            return this;
        }

        /**
         * What knows the names of people on channels whose webhooks do not carry them. Default: nothing.
         *
         * @param value the source
         */
        public Builder profiles(ProfileSource value) {
            profiles = Objects.requireNonNull(value, "profiles");
            return this;
        }

        /**
         * Has media fetched, as durable work after the message is filed. Default: none are; messages point at what Meta forgets
         * within days.
         *
         * @param source what fetches them
         * @param storage what keeps them
         */
        public Builder media(MediaSource source, MediaStorage storage) {
            media = new MediaPorts(source, storage);
            return this;
        }

        /**
         * What accounts have bought. Default: everything.
         *
         * @param value the entitlements
         */
        public Builder entitlements(Entitlements value) {
            entitlements = Objects.requireNonNull(value, "entitlements");
            return this;
        }

        /**
         * The templates. Default: none.
         *
         * @param value the catalogue
         */
        public Builder templates(TemplateCatalogue value) {
            templates = Objects.requireNonNull(value, "templates");
            return this;
        }

        /**
         * What is told of everything that was done. The wires that hand in events tell it as well. Default: nothing.
         *
         * @param value the metrics; what they throw is kept away from everything else
         */
        public Builder metrics(Metrics value) {
            metrics = Objects.requireNonNull(value, "metrics");
            return this;
        }

        /**
         * What knows whether the webhooks of a line still come; the wires have one. {@link Health#check} asks it, and nothing else
         * does. Default: nothing.
         *
         * @param value the source
         */
        public Builder subscriptions(SubscriptionSource value) {
            subscriptions = Objects.requireNonNull(value, "subscriptions");
            return this;
        }

        /**
         * What reads webhook bodies that were kept; the wires have one. Without it nothing that was quarantined can be replayed,
         * and there is no journal. Default: nothing.
         *
         * @param value the reader
         */
        public Builder reader(BodyReader value) {
            reader = Objects.requireNonNull(value, "reader");
            return this;
        }

        /**
         * How long work may be due before {@link Health} says that an account is not up. What is tried again waits up to ten
         * minutes on purpose and is not due in that time; work of a process that was killed is due until another has taken it over,
         * two minutes later. Default: 15 minutes.
         *
         * @param value longer than zero
         */
        public Builder overdueAfter(Duration value) {
            if (value.isZero() || value.isNegative()) {
                throw new IllegalArgumentException("overdueAfter must be positive");
            }
            overdueAfter = value;
            return this;
        }

        /**
         * How long what was quarantined is kept before it is deleted; give or take the day it was quarantined on. Default: 30 days.
         *
         * @param value at least a day
         */
        public Builder quarantineKept(Duration value) {
            if (value.compareTo(Duration.ofDays(1)) < 0) {
                throw new IllegalArgumentException("the quarantine keeps things for at least a day");
            }
            quarantineKept = value;
            return this;
        }

        /**
         * Ends building.
         *
         * @return the inbox
         */
        public Inbox build() {
            return new Inbox(this);
        }
    }
}
