package io.escala.core.inbox;

import io.escala.core.accounts.Accounts;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.MediaSource;
import io.escala.core.channel.ProfileSource;
import io.escala.core.channel.Receipt;
import io.escala.core.channel.SubscriptionSource;
import io.escala.core.conversations.Conversations;
import io.escala.core.health.Health;
import io.escala.core.intake.BodyReader;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.intake.Intake;
import io.escala.core.intake.Journal;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.MediaPorts;
import io.escala.core.internal.receive.PurgeWork;
import io.escala.core.media.Media;
import io.escala.core.port.Entitlements;
import io.escala.core.port.IdSource;
import io.escala.core.port.MediaStorage;
import io.escala.core.port.Metrics;
import io.escala.core.port.Team;
import io.escala.core.port.TemplateCatalogue;
import io.escala.core.work.WorkRunner;
import io.escala.core.work.Workers;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.EventPage;
import io.escala.crm.store.Page;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The inbox: the entry point of the library, over a {@link CrmStore}. It keeps no state of its own and starts no threads, so
 * any number of instances, on any number of machines, may share one database.
 *
 * <p>Thread-safe. Every call blocks until it is done. Refusals are return values. Exceptions are for misuse ({@link
 * IllegalArgumentException}), for temporary failures ({@link io.escala.core.channel.TryAgainException}) and for data the
 * database rejects permanently ({@link io.escala.crm.store.UnstorableException}; a webhook event is quarantined instead).
 */
public final class Inbox implements Intake {
    private final InboxParts parts;

    private Inbox(Builder builder) {
        parts = new InboxParts(builder);
    }

    /**
     * Starts building an inbox.
     *
     * @param store the store; the caller keeps ownership and closes it
     * @return a builder with all defaults
     */
    public static Builder builder(CrmStore store) {
        return new Builder(store);
    }

    @Override
    public Receipt receive(IncomingBatch batch) {
        return parts.receiver.receive(batch);
    }

    @Override
    public Metrics metrics() {
        return parts.metrics;
    }

    /** Returns the settings and lines of accounts. */
    public Accounts accounts() {
        return parts.accounts;
    }

    /** Returns the read side: conversation lists, single conversations and threads. */
    public Conversations conversations() {
        return parts.conversations;
    }

    /** Returns the commands and queries on contacts. */
    public Contacts contacts() {
        return parts.contacts;
    }

    /** Returns the commands that preview and send messages. */
    public Messages messages() {
        return parts.messages;
    }

    /** Returns the health of lines and durable work. */
    public Health health() {
        return parts.health;
    }

    /** Returns access to pictures, voice notes and files of messages. */
    public Media media() {
        return parts.media;
    }

    /** Returns the quarantine, to list and replay items. */
    public Quarantine quarantine() {
        return parts.quarantine;
    }

    /**
     * Returns the journal, which keeps webhook bodies to be filed later, as durable work of this inbox or of another one
     * over the same store.
     *
     * @return the journal
     * @throws IllegalStateException when the inbox was built without {@link Builder#reader}, so no body could be filed
     */
    public Journal journal() {
        Journal journal = parts.journal;
        if (journal == null) {
            throw new IllegalStateException("an inbox without a reader of bodies keeps no journal");
        }
        return journal;
    }

    /**
     * Returns the runner of the durable work: sends, profiles, registrations, media. Nothing is sent until it runs: a timer
     * or test calls {@link WorkRunner#runDue}, a service calls {@link #startWorkers}.
     */
    public WorkRunner work() {
        return parts.work;
    }

    /**
     * Starts threads that run the durable work until they are stopped. The library starts no other threads.
     *
     * @param threads the number of threads
     * @param poll how long a thread waits when no work is due
     * @return the running workers
     */
    public Workers startWorkers(int threads, Duration poll) {
        return Workers.start(parts.work, threads, poll);
    }

    /**
     * Reads the event log of an account. Each event is committed together with the change it describes. A cursor never skips
     * an event that is committed later. Events are kept for a limited time ({@link Builder#eventsKept}).
     *
     * @param account the account
     * @param after the cursor of the last event read, or null for the first event that is kept
     * @param limit the maximum number of events, 1 to {@value Page#MAX_LIMIT}
     * @return the following events, or that events after the cursor were deleted; matched with {@code instanceof}
     */
    public EventPage events(AccountId account, @Nullable String after, int limit) {
        return CommitLoop.reading(() -> parts.store.events(account, after, limit));
    }

    /**
     * Lists the suggestions that a user has to decide.
     *
     * @param account the account
     * @param after the cursor from {@link Page#next()}, or null for the first page
     * @param limit the maximum page size, 1 to {@value Page#MAX_LIMIT}
     * @return the suggestions
     */
    public Page<Suggestion> suggestions(AccountId account, @Nullable String after, int limit) {
        return CommitLoop.reading(() -> parts.store.suggestions(account, after, limit));
    }

    /**
     * Returns Meta's latest reports on templates: status, category and quality, as received by webhook. A template whose
     * reported status does not allow sending is refused, whatever the {@link TemplateCatalogue} contains.
     *
     * @param account the account
     * @param templates the templates
     * @return at most one report per aspect and template; a template without reports is absent
     */
    public Map<TemplateKey, List<TemplateReport>> templateReports(
            AccountId account, Collection<TemplateKey> templates) {
        return templates.isEmpty()
                ? Map.of()
                : CommitLoop.reading(() -> parts.store.templateReports(account, templates));
    }

    /** Configures an inbox; everything but the store has a default. Not thread-safe. */
    public static final class Builder {
        final CrmStore store;
        final Map<Channel, ChannelGateway> gateways = new EnumMap<>(Channel.class);
        Clock clock = Clock.systemUTC();

        @Nullable
        IdSource ids;

        Entitlements entitlements = Entitlements.everything();
        TemplateCatalogue templates = TemplateCatalogue.of(List.of());
        Team team = Team.none();
        ProfileSource profiles = (line, key) -> new ProfileSource.Withheld();

        @Nullable
        MediaPorts media;

        Metrics metrics = Metrics.none();

        @Nullable
        SubscriptionSource subscriptions;

        @Nullable
        BodyReader reader;

        Duration quarantineKept = PurgeWork.DEFAULT_QUARANTINE_KEPT;
        Duration eventsKept = PurgeWork.DEFAULT_EVENTS_KEPT;
        Duration overdueAfter = Duration.ofMinutes(15);

        private Builder(CrmStore store) {
            this.store = Objects.requireNonNull(store, "store");
        }

        /**
         * Sets the clock used everywhere. Default: the system clock.
         *
         * @param value the clock
         */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /**
         * Sets the source of ids, which should increase: see {@link IdSource}. Default: time-ordered with secure randomness.
         *
         * @param value the source
         */
        public Builder ids(IdSource value) {
            ids = Objects.requireNonNull(value, "ids");
            return this;
        }

        /**
         * Sets the gateway for every channel. A channel without a gateway only receives; sends through it are refused.
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
         * Sets the gateway for one channel.
         *
         * @param channel the channel
         * @param value the gateway
         */
        public Builder gateway(Channel channel, ChannelGateway value) {
            gateways.put(Objects.requireNonNull(channel, "channel"), Objects.requireNonNull(value, "gateway"));
            return this;
        }

        /**
         * Sets the source of profile names for channels whose webhooks contain none. Default: none.
         *
         * @param value the source
         */
        public Builder profiles(ProfileSource value) {
            profiles = Objects.requireNonNull(value, "profiles");
            return this;
        }

        /**
         * Enables the download of media, as durable work after the message is filed. Default: disabled; Meta deletes the
         * media that messages refer to within days.
         *
         * @param source fetches the media
         * @param storage stores the media
         */
        public Builder media(MediaSource source, MediaStorage storage) {
            media = new MediaPorts(source, storage);
            return this;
        }

        /**
         * Sets the entitlements of accounts. Default: everything.
         *
         * @param value the entitlements
         */
        public Builder entitlements(Entitlements value) {
            entitlements = Objects.requireNonNull(value, "entitlements");
            return this;
        }

        /**
         * Sets the template catalogue. Default: empty.
         *
         * @param value the catalogue
         */
        public Builder templates(TemplateCatalogue value) {
            templates = Objects.requireNonNull(value, "templates");
            return this;
        }

        /**
         * Sets the users of accounts, whose names are shown with the conversations they own. Default: none.
         *
         * @param value the team; while it throws, conversations are shown without the names
         */
        public Builder team(Team value) {
            team = Objects.requireNonNull(value, "team");
            return this;
        }

        /**
         * Sets the metrics, which both the inbox and the channel adapters report to. Default: none.
         *
         * @param value the metrics; exceptions they throw are logged once and otherwise ignored
         */
        public Builder metrics(Metrics value) {
            metrics = Objects.requireNonNull(value, "metrics");
            return this;
        }

        /**
         * Sets the source that reports whether the webhooks of a line are still subscribed; the channel adapters provide
         * one. Only {@link Health#check} calls it. Default: none.
         *
         * @param value the source
         */
        public Builder subscriptions(SubscriptionSource value) {
            subscriptions = Objects.requireNonNull(value, "subscriptions");
            return this;
        }

        /**
         * Sets the reader of stored webhook bodies; the channel adapters provide one. Without it there is no journal and no
         * replay of quarantined items. Default: none.
         *
         * @param value the reader
         */
        public Builder reader(BodyReader value) {
            reader = Objects.requireNonNull(value, "reader");
            return this;
        }

        /**
         * Sets how long work may be due before {@link Health} reports an account as not up. Work that is retried is
         * rescheduled by up to ten minutes and is not due during that time; work of a killed process is due until another
         * process takes it over, two minutes later. Default: 15 minutes.
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
         * Sets how long quarantined items are kept before they are deleted, to within a day. Default: 30 days.
         *
         * @param value at least one day
         */
        public Builder quarantineKept(Duration value) {
            if (value.compareTo(Duration.ofDays(1)) < 0) {
                throw new IllegalArgumentException("the quarantine keeps things for at least a day");
            }
            quarantineKept = value;
            return this;
        }

        /**
         * Sets how long events are kept before they are deleted, to within a day. A reader that has not read on for longer is told so
         * ({@link EventPage.CursorExpired}). Inboxes over one store should have the same value; the shortest counts. Default: 90 days.
         *
         * @param value 1 to 36,500 days
         */
        public Builder eventsKept(Duration value) {
            if (value.compareTo(Duration.ofDays(1)) < 0 || value.compareTo(Duration.ofDays(36_500)) > 0) {
                throw new IllegalArgumentException("events are kept for 1 to 36,500 days");
            }
            eventsKept = value;
            return this;
        }

        /**
         * Builds the inbox.
         *
         * @return the inbox
         */
        public Inbox build() {
            return new Inbox(this);
        }
    }
}
