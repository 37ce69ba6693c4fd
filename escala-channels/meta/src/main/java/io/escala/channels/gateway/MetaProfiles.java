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
 * What Messenger and Instagram call a person: first, last and whole name on the one, name and user name on the other. WhatsApp
 * has no such question: its names come with the messages.
 *
 * <p>Answers are kept in memory, by line and person: what was found for 6 hours, that nothing is told for 5 minutes, of at most
 * 10,000 people, unless set otherwise. What could not be asked for now is never kept. Of many who ask for one person at once, one
 * makes the call.
 *
 * <p>Thread-safe. Starts no thread.
 */
public final class MetaProfiles implements ProfileSource {
    private final ProfileSource cache;

    /**
     * Profiles over an open path to the Graph API, which the caller closes.
     *
     * @param graph the path
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
     * Begins profiles with other limits.
     *
     * @param graph the open path to the Graph API, which the caller closes
     * @return a builder with every default
     */
    public static Builder builder(GraphApi graph) {
        return new Builder(graph);
    }

    @Override
    public Answer profile(Line line, IdentityKey key) {
        return cache.profile(line, key);
    }

    /** Asks Meta, every time. */
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

    /** Sets up {@link MetaProfiles}. Not thread-safe; wrong settings are refused where they are given. */
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
         * How long a profile is kept. People rename themselves and tell nobody, so no longer than a day makes sense.
         *
         * @param time zero for not at all; default 6 hours
         */
        public Builder keepFound(Duration time) {
            found = notNegative("keepFound", time);
            return this;
        }

        /**
         * How long it is kept that Meta does not tell: no consent, no permission, no such person. Consent comes with a message, so
         * keep it short.
         *
         * @param time zero for not at all; default 5 minutes
         */
        public Builder keepWithheld(Duration time) {
            withheld = notNegative("keepWithheld", time);
            return this;
        }

        /**
         * Of how many people answers are kept; beyond that those go first that are hardly asked for.
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
         * By what clock answers grow old.
         *
         * @param clock nanoseconds from any fixed point, never running backwards; default {@link System#nanoTime}
         */
        public Builder nanos(LongSupplier clock) {
            nanos = Objects.requireNonNull(clock, "nanos");
            return this;
        }

        /**
         * Ends building.
         *
         * @return the profiles
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
