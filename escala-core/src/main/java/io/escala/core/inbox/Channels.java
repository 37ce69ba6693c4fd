package io.escala.core.inbox;

import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.InstagramAccountSource;
import io.escala.core.channel.LineFactSource;
import io.escala.core.channel.MediaSource;
import io.escala.core.channel.ProfileSource;
import io.escala.core.channel.SubscriptionSource;
import io.escala.core.intake.BodyReader;
import io.escala.core.port.TemplateCatalogue;
import io.escala.crm.Channel;
import java.util.List;
import java.util.Optional;

/**
 * Everything that an inbox needs of the channels, in one object, so that nothing can be forgotten: sending, profiles, media,
 * subscriptions, what Meta says of lines, types of accounts, templates, and the reader of webhook bodies. The channel adapters implement it; what is absent is not available.
 *
 * <p>Thread-safe, as each of its parts. The parts are asked for once, when the inbox is built.
 */
public interface Channels extends AutoCloseable {
    /**
     * Returns the gateway of a channel.
     *
     * @param channel the channel
     * @return the gateway; empty when the inbox only receives there. By default none
     */
    default Optional<ChannelGateway> gateway(Channel channel) {
        return Optional.empty();
    }

    /** Returns the source of profile names, for channels whose webhooks contain none. By default every profile is withheld. */
    default ProfileSource profiles() {
        return (line, key) -> new ProfileSource.Withheld();
    }

    /** Returns the source of media. By default none. */
    default Optional<MediaSource> media() {
        return Optional.empty();
    }

    /** Returns the source that knows whether the webhooks of a line are still subscribed. By default none. */
    default Optional<SubscriptionSource> subscriptions() {
        return Optional.empty();
    }

    /** Returns the source that knows what Meta says of lines. By default none. */
    default Optional<LineFactSource> lineFacts() {
        return Optional.empty();
    }

    /** Returns the source that knows whether an Instagram account is a professional one. By default it knows of none. */
    default InstagramAccountSource instagramAccounts() {
        return InstagramAccountSource.none();
    }

    /** Returns the templates. By default none. */
    default TemplateCatalogue templates() {
        return TemplateCatalogue.of(List.of());
    }

    /**
     * Returns the reader of stored webhook bodies. Without one there is no journal and no replay of quarantined items. By default
     * none.
     */
    default Optional<BodyReader> reader() {
        return Optional.empty();
    }

    /** Frees connections and threads. Called by an inbox that owns the channels, after its workers have stopped. */
    @Override
    default void close() {}

    /** Returns channels of which nothing is available: the inbox only receives. */
    static Channels none() {
        return new Channels() {};
    }
}
