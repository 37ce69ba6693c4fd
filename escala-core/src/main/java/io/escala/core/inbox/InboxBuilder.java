package io.escala.core.inbox;

import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.InstagramAccountSource;
import io.escala.core.channel.LineFactSource;
import io.escala.core.channel.MediaSource;
import io.escala.core.channel.ProfileSource;
import io.escala.core.channel.SubscriptionSource;
import io.escala.core.intake.BodyReader;
import io.escala.core.internal.audit.AuditRetention;
import io.escala.core.internal.loop.MediaPorts;
import io.escala.core.internal.loop.SendSettings;
import io.escala.core.internal.receive.PurgeWork;
import io.escala.core.internal.work.WorkerThreads;
import io.escala.core.port.BusinessHours;
import io.escala.core.port.Entitlements;
import io.escala.core.port.IdSource;
import io.escala.core.port.MediaStorage;
import io.escala.core.port.Metrics;
import io.escala.core.port.RecordSource;
import io.escala.core.port.Team;
import io.escala.core.port.TemplateCatalogue;
import io.escala.core.port.Transcoder;
import io.escala.core.send.AttachmentCapabilities;
import io.escala.crm.Channel;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.EventPage;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Configures an {@link Inbox}; everything but the store has a default. Not thread-safe. */
public final class InboxBuilder {
    final CrmStore store;
    final Map<Channel, ChannelGateway> gateways = new EnumMap<>(Channel.class);
    Channels channels = Channels.none();
    boolean ownsBoth;
    Clock clock = Clock.systemUTC();

    @Nullable
    IdSource ids;

    Entitlements entitlements = Entitlements.everything();
    TemplateCatalogue templates = TemplateCatalogue.of(List.of());
    Team team = Team.none();
    BusinessHours hours = BusinessHours.always();

    @Nullable
    RecordSource recordSource;

    Duration recordSourceWithin = Duration.ofSeconds(2);
    ProfileSource profiles = channels.profiles();

    @Nullable
    MediaSource mediaSource;

    @Nullable
    MediaStorage mediaStorage;

    private AttachmentCapabilities attachments = AttachmentCapabilities.standard();
    private Transcoder transcoder = Transcoder.none();

    Metrics metrics = Metrics.none();

    @Nullable
    SubscriptionSource subscriptions;

    @Nullable
    LineFactSource lineFacts;

    InstagramAccountSource instagramAccounts = channels.instagramAccounts();

    @Nullable
    BodyReader reader;

    Duration quarantineKept = PurgeWork.DEFAULT_QUARANTINE_KEPT;
    Duration eventsKept = PurgeWork.DEFAULT_EVENTS_KEPT;
    Duration auditKept = AuditRetention.DEFAULT_KEPT;
    Duration windowMargin = SendSettings.DEFAULT.windowMargin();
    Duration expiresAfter = SendSettings.DEFAULT.expiresAfter();
    Duration overdueAfter = Duration.ofMinutes(15);
    int workers = 2;
    int callsPerLine = 32;
    Duration pollInterval = Duration.ofMillis(200);
    Duration feedLatency = Duration.ofMillis(250);
    ThreadFactory threads = WorkerThreads.daemonThreads();

    InboxBuilder(CrmStore store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    /**
     * Sets the channels: gateways, profiles, media, subscriptions, types of accounts, templates and the reader of bodies, each of which
     * may be replaced by a later call. The caller keeps ownership and closes them after the inbox. Default: none; the inbox only receives.
     *
     * @param value the channels
     */
    public InboxBuilder channels(Channels value) {
        channels = Objects.requireNonNull(value, "channels");
        gateways.clear();
        for (Channel channel : Channel.values()) {
            value.gateway(channel).ifPresent(gateway -> gateways.put(channel, gateway));
        }
        profiles = Objects.requireNonNull(value.profiles(), "channels.profiles()");
        mediaSource = value.media().orElse(null);
        subscriptions = value.subscriptions().orElse(null);
        lineFacts = value.lineFacts().orElse(null);
        instagramAccounts = Objects.requireNonNull(value.instagramAccounts(), "channels.instagramAccounts()");
        templates = Objects.requireNonNull(value.templates(), "channels.templates()");
        reader = value.reader().orElse(null);
        return this;
    }

    /** The inbox closes store and channels. */
    InboxBuilder closingBoth() {
        ownsBoth = true;
        return this;
    }

    /**
     * Stores media in the host's storage, as durable work after the message is filed, and the files that are sent. The channels fetch
     * media. Default: none are fetched and no files can be sent; Meta deletes the media that messages refer to within days.
     *
     * @param value the storage
     */
    public InboxBuilder mediaStorage(MediaStorage value) {
        mediaStorage = Objects.requireNonNull(value, "mediaStorage");
        return this;
    }

    /**
     * Sets how many threads {@link Inbox#start} starts to look for work and to run it. Calls that send have threads of their own, see
     * {@link #callsPerLine}. Default: 2.
     *
     * @param value at least 1
     */
    public InboxBuilder workers(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("workers must be at least 1, is " + value);
        }
        workers = value;
        return this;
    }

    /**
     * Sets how many calls that send may be under way on one line at once, each of another conversation. With 32 a line reaches
     * WhatsApp's 80 messages per second as long as a call takes no more than 0.4 seconds. A quarter of them is kept for answers when a
     * mass send is under way. Each call has a thread while it is made, 512 in all; further ones wait. Default: 32.
     *
     * @param value 1 to 512
     */
    public InboxBuilder callsPerLine(int value) {
        if (value < 1 || value > 512) {
            throw new IllegalArgumentException("callsPerLine must be 1 to 512, is " + value);
        }
        callsPerLine = value;
        return this;
    }

    /**
     * Sets how long a thread waits when no work is due. Default: 200 ms.
     *
     * @param value longer than zero
     */
    public InboxBuilder pollInterval(Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException("pollInterval must be positive, is " + value);
        }
        pollInterval = value;
        return this;
    }

    /**
     * Sets how often all the feeds of this inbox together read the event log at most, and so how late they may tell of a change. Default:
     * 250 ms.
     *
     * @param value longer than zero
     */
    public InboxBuilder feedLatency(Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException("feedLatency must be positive, is " + value);
        }
        feedLatency = value;
        return this;
    }

    /**
     * Sets what makes the threads of {@link Inbox#start}, and those on which a {@link #recordSource} is asked, such as virtual ones. Default: daemon threads named {@code escala-work-1} and
     * so on.
     *
     * @param value the factory
     */
    public InboxBuilder threads(ThreadFactory value) {
        threads = Objects.requireNonNull(value, "threads");
        return this;
    }

    /**
     * Sets the clock used everywhere. Default: the system clock.
     *
     * @param value the clock
     */
    public InboxBuilder clock(Clock value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /**
     * Sets the source of ids, which should increase: see {@link IdSource}. Default: time-ordered with secure randomness.
     *
     * @param value the source
     */
    public InboxBuilder ids(IdSource value) {
        ids = Objects.requireNonNull(value, "ids");
        return this;
    }

    /**
     * Sets the gateway for every channel. A channel without a gateway only receives; sends through it are refused.
     *
     * @param value the gateway
     */
    public InboxBuilder gateway(ChannelGateway value) {
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
    public InboxBuilder gateway(Channel channel, ChannelGateway value) {
        gateways.put(Objects.requireNonNull(channel, "channel"), Objects.requireNonNull(value, "gateway"));
        return this;
    }

    /**
     * Sets the source of profile names for channels whose webhooks contain none. Default: none.
     *
     * @param value the source
     */
    public InboxBuilder profiles(ProfileSource value) {
        profiles = Objects.requireNonNull(value, "profiles");
        return this;
    }

    /**
     * Sets what may be attached to messages.
     *
     * @param table default: {@link AttachmentCapabilities#standard()}
     */
    public InboxBuilder attachments(AttachmentCapabilities table) {
        attachments = Objects.requireNonNull(table, "attachments");
        return this;
    }

    /**
     * Converts recordings to the format of voice notes.
     *
     * @param value default: none are converted
     */
    public InboxBuilder transcoder(Transcoder value) {
        transcoder = Objects.requireNonNull(value, "transcoder");
        return this;
    }

    /**
     * Enables the download of media, as durable work after the message is filed. Default: disabled; Meta deletes the
     * media that messages refer to within days.
     *
     * @param source fetches the media
     * @param storage stores the media
     */
    public InboxBuilder media(MediaSource source, MediaStorage storage) {
        mediaSource = Objects.requireNonNull(source, "source");
        mediaStorage = Objects.requireNonNull(storage, "storage");
        return this;
    }

    /**
     * Sets the entitlements of accounts. Default: everything.
     *
     * @param value the entitlements
     */
    public InboxBuilder entitlements(Entitlements value) {
        entitlements = Objects.requireNonNull(value, "entitlements");
        return this;
    }

    /**
     * Sets the template catalogue. Default: empty.
     *
     * @param value the catalogue
     */
    public InboxBuilder templates(TemplateCatalogue value) {
        templates = Objects.requireNonNull(value, "templates");
        return this;
    }

    /**
     * Sets the users of accounts, whose names are shown with the conversations they own. Default: none.
     *
     * @param value the team; while it throws, conversations are shown without the names
     */
    public InboxBuilder team(Team value) {
        team = Objects.requireNonNull(value, "team");
        return this;
    }

    /**
     * Sets a source of opportunities, activities and tasks that another system of the host keeps. They are shown beside those of the inbox
     * ({@link io.escala.core.records.RelatedRecords#elsewhere}) and never stored. Default: none.
     *
     * @param value the source; while it throws or is slow, contacts are shown without what it keeps
     */
    public InboxBuilder recordSource(RecordSource value) {
        recordSource = Objects.requireNonNull(value, "recordSource");
        return this;
    }

    /**
     * Sets how long a read waits for the {@link #recordSource}. It is asked on threads of {@link #threads}, at most 32 at once; while so many of
     * its calls are under way, reads do not wait for it. Default: 2 seconds.
     *
     * @param value longer than zero, at most one minute
     */
    public InboxBuilder recordSourceWithin(Duration value) {
        if (value.isZero() || value.isNegative() || value.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "recordSourceWithin must be positive and at most one minute, is " + value);
        }
        recordSourceWithin = value;
        return this;
    }

    /**
     * Sets when the business is open, for the times of reports ({@link Desk#reports}). Default: always.
     *
     * @param value the hours, such as {@link io.escala.core.port.WeeklyHours}
     */
    public InboxBuilder businessHours(BusinessHours value) {
        hours = Objects.requireNonNull(value, "businessHours");
        return this;
    }

    /**
     * Sets the metrics, which both the inbox and the channel adapters report to. Default: none.
     *
     * @param value the metrics; exceptions they throw are logged once and otherwise ignored
     */
    public InboxBuilder metrics(Metrics value) {
        metrics = Objects.requireNonNull(value, "metrics");
        return this;
    }

    /**
     * Sets the source that reports whether the webhooks of a line are still subscribed; the channel adapters provide
     * one. Only {@link io.escala.core.health.Health#check} calls it. Default: none.
     *
     * @param value the source
     */
    public InboxBuilder subscriptions(SubscriptionSource value) {
        subscriptions = Objects.requireNonNull(value, "subscriptions");
        return this;
    }

    /**
     * Sets the source that knows what Meta says of lines, such as their quality; the channel adapters provide one. It is asked by {@link
     * io.escala.core.health.Health#check}. Default: none; then only webhooks tell.
     *
     * @param value the source
     */
    public InboxBuilder lineFacts(LineFactSource value) {
        lineFacts = Objects.requireNonNull(value, "lineFacts");
        return this;
    }

    /**
     * Sets the source that reports whether an Instagram account is a professional one; the channel adapters provide one. It is asked when a
     * line is connected or moved. Default: it knows of none, so that every Instagram line is connected with a notice.
     *
     * @param value the source
     */
    public InboxBuilder instagramAccounts(InstagramAccountSource value) {
        instagramAccounts = Objects.requireNonNull(value, "instagramAccounts");
        return this;
    }

    /**
     * Sets the reader of stored webhook bodies; the channel adapters provide one. Without it there is no journal and no
     * replay of quarantined items. Default: none.
     *
     * @param value the reader
     */
    public InboxBuilder reader(BodyReader value) {
        reader = Objects.requireNonNull(value, "reader");
        return this;
    }

    /**
     * Sets how long work may be due before {@link io.escala.core.health.Health} reports an account as not up. Work that is retried is
     * rescheduled by up to ten minutes and is not due during that time; work of a killed process is due until another
     * process takes it over, two minutes later. Default: 15 minutes.
     *
     * @param value longer than zero
     */
    public InboxBuilder overdueAfter(Duration value) {
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
    public InboxBuilder quarantineKept(Duration value) {
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
    public InboxBuilder eventsKept(Duration value) {
        if (value.compareTo(Duration.ofDays(1)) < 0 || value.compareTo(Duration.ofDays(36_500)) > 0) {
            throw new IllegalArgumentException("events are kept for 1 to 36,500 days");
        }
        eventsKept = value;
        return this;
    }

    /**
     * Sets how long audit records are kept before they are deleted, to within a day. Inboxes over one store should have the same value; the
     * shortest counts. Default: 365 days.
     *
     * @param value 30 to 36,500 days
     */
    public InboxBuilder auditKept(Duration value) {
        if (value.compareTo(Duration.ofDays(30)) < 0 || value.compareTo(Duration.ofDays(36_500)) > 0) {
            throw new IllegalArgumentException("audit records are kept for 30 to 36,500 days");
        }
        auditKept = value;
        return this;
    }

    /**
     * Sets how much earlier than Meta's 24 hours the messaging window closes, so that a text that is sent in its last moments does not
     * reach Meta too late. It moves the end that agents are shown, and no text is accepted or sent after that end. Inboxes over one store
     * should have the same value. Default: zero.
     *
     * @param value zero to one hour
     */
    public InboxBuilder windowMargin(Duration value) {
        if (value.isNegative() || value.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("windowMargin must be zero to one hour, is " + value);
        }
        windowMargin = value;
        return this;
    }

    /**
     * Sets how long a template may wait while its line is stopped or has to wait; then it expires. Texts wait until the messaging window
     * closes. Default: 24 hours.
     *
     * @param value one minute to 30 days
     */
    public InboxBuilder expiresAfter(Duration value) {
        if (value.compareTo(Duration.ofMinutes(1)) < 0 || value.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException("expiresAfter must be one minute to 30 days, is " + value);
        }
        expiresAfter = value;
        return this;
    }

    /**
     * Builds the inbox.
     *
     * @return the inbox
     * @throws IllegalStateException when media are to be stored and nothing fetches them
     */
    public Inbox build() {
        if (mediaStorage != null && mediaSource == null) {
            throw new IllegalStateException(
                    "nothing fetches the media to be stored: set channels that do, or media(source, storage)");
        }
        return new StoredInbox(this);
    }

    /** The settings of sends. */
    SendSettings sending() {
        return new SendSettings(windowMargin, expiresAfter, attachments, transcoder);
    }

    /** The ports for fetching media, or null when none are fetched. */
    @Nullable
    MediaPorts media() {
        return mediaSource == null || mediaStorage == null ? null : new MediaPorts(mediaSource, mediaStorage);
    }
}
