package io.escala.channels.gateway;

import io.escala.channels.graph.GraphApi;
import io.escala.channels.instagram.InstagramClient;
import io.escala.channels.messenger.MessengerClient;
import io.escala.core.channel.ProfileSource;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;

/**
 * What Messenger and Instagram call a person: first, last and whole name on the one, name and user name on the other. WhatsApp
 * has no such question: its names come with the messages. Thread-safe.
 */
public final class MetaProfiles implements ProfileSource {
    private final MessengerClient messenger;
    private final InstagramClient instagram;

    /**
     * Profiles over an open path to the Graph API, which the caller closes.
     *
     * @param graph the path
     */
    public MetaProfiles(GraphApi graph) {
        this.messenger = new MessengerClient(graph);
        this.instagram = new InstagramClient(graph);
    }

    @Override
    public Answer profile(Line line, IdentityKey key) {
        return switch (line.channel()) {
            case WHATSAPP -> new Withheld();
            case MESSENGER -> messenger.profile(line, key);
            case INSTAGRAM -> instagram.profile(line, key);
        };
    }
}
