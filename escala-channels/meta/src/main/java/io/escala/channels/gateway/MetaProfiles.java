package io.escala.channels.gateway;

import io.escala.channels.graph.GraphApi;
import io.escala.channels.instagram.InstagramClient;
import io.escala.channels.messenger.MessengerClient;
import io.escala.core.channel.ProfileSource;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Fetches profiles: first, last and full name from Messenger, name and user name from Instagram. WhatsApp has no profile
 * endpoint: its names come with the messages.
 *
 * <p>Answers are cached in memory by line and person: by default a found profile for 6 hours, a withheld one for 5 minutes,
 * for at most 10,000 people. Temporary failures are not cached. Concurrent requests for one person share one call.
 *
 * <p>Thread-safe. Starts no thread.
 */
public final class MetaProfiles implements ProfileSource {
    private final ProfileSource cache;

    /**
     * Creates profiles with default limits. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public MetaProfiles(GraphApi graph) {
        this(builder(graph));
    }

    private MetaProfiles(Builder builder) {
        cache = new ProfileCache(
                new Calls(new MessengerClient(builder.graph), new InstagramClient(builder.graph)),
                builder.found,
                builder.withheld,
                builder.people,
                builder.nanos);
    }

    /**
     * Creates a builder, to change the limits.
     *
     * @param graph the Graph API, which the caller closes
     */
    public static Builder builder(GraphApi graph) {
        return new Builder(graph);
    }

    @Override
    public Answer profile(Line line, IdentityKey key) {
        return cache.profile(line, key);
    }

    /** Calls Meta every time. */
    private record Calls(MessengerClient messenger, InstagramClient instagram) implements ProfileSource {
        @Override
        public Answer profile(Line line, IdentityKey key) {
            return switch (line.channel()) {
                case WHATSAPP -> new Withheld();
                case MESSENGER -> messenger.profile(line, key);
                case INSTAGRAM -> instagram.profile(line, key);
            };
        }
    }

    /** Builds {@link MetaProfiles}. Not thread-safe; setters throw {@link IllegalArgumentException} for invalid values. */
    public static final class Builder {
        private final GraphApi graph;
        private Duration found = Duration.ofHours(6);
        private Duration withheld = Duration.ofMinutes(5);
        private int people = 10_000;
        private LongSupplier nanos = System::nanoTime;

        private Builder(GraphApi graph) {
            this.graph = Objects.requireNonNull(graph, "graph");
        }

        /**
         * Sets how long a found profile is cached. Meta sends no event for a changed name, so keep it to a day or less.
         *
         * @param time zero for no caching; default 6 hours
         */
        public Builder keepFound(Duration time) {
            found = notNegative("keepFound", time);
            return this;
        }

        /**
         * Sets how long a withheld profile is cached: no consent, no permission, no such person. Consent comes with a
         * message, so keep it short.
         *
         * @param time zero for no caching; default 5 minutes
         */
        public Builder keepWithheld(Duration time) {
            withheld = notNegative("keepWithheld", time);
            return this;
        }

        /**
         * Sets the maximum number of cached people; beyond it the least used are evicted.
         *
         * @param count at least 1; default 10,000, which takes a few megabytes
         */
        public Builder maxPeople(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("maxPeople must be at least 1, is " + count);
            }
            people = count;
            return this;
        }

        /**
         * Sets the clock for cache expiry.
         *
         * @param clock nanoseconds from any fixed point, never running backwards; default {@link System#nanoTime}
         */
        public Builder nanos(LongSupplier clock) {
            nanos = Objects.requireNonNull(clock, "nanos");
            return this;
        }

        /**
         * Builds the profiles.
         */
        public MetaProfiles build() {
            return new MetaProfiles(this);
        }

        private static Duration notNegative(String name, Duration value) {
            if (value.isNegative()) {
                throw new IllegalArgumentException(name + " must not be negative");
            }
            return value;
        }
    }
}
