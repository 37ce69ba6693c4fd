package io.escala.channels.gateway;

import io.escala.channels.graph.GraphApi;
import io.escala.channels.instagram.InstagramGateway;
import io.escala.channels.messenger.MessengerGateway;
import io.escala.channels.whatsapp.WhatsAppGateway;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.UploadFile;
import io.escala.core.channel.UploadOutcome;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gateway of all three channels: delegates to the gateway of the line's channel.
 *
 * <pre>{@code
 * GraphApi graph = GraphApi.builder(tokens).build();
 * ChannelGateway gateway = new MetaGateway(graph);
 * ProfileSource profiles = new MetaProfiles(graph);
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class MetaGateway implements ChannelGateway {
    private final ChannelGateway whatsApp;
    private final ChannelGateway messenger;
    private final ChannelGateway instagram;

    /**
     * Creates a gateway. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public MetaGateway(GraphApi graph) {
        this.whatsApp = new WhatsAppGateway(graph);
        this.messenger = new MessengerGateway(graph);
        this.instagram = new InstagramGateway(graph);
    }

    @Override
    public SendOutcome send(Dispatch dispatch) {
        return gatewayOf(dispatch.line()).send(dispatch);
    }

    @Override
    public UploadOutcome upload(Line line, UploadFile file) {
        return gatewayOf(line).upload(line, file);
    }

    @Override
    public Optional<String> credential(Line line) {
        return gatewayOf(line).credential(line);
    }

    @Override
    public SendOutcome react(Line line, IdentityKey to, String messageId, @Nullable String emoji) {
        return gatewayOf(line).react(line, to, messageId, emoji);
    }

    @Override
    public boolean markRead(Line line, IdentityKey from, String messageId) {
        return gatewayOf(line).markRead(line, from, messageId);
    }

    @Override
    public boolean showTyping(Line line, IdentityKey to, String messageId) {
        return gatewayOf(line).showTyping(line, to, messageId);
    }

    private ChannelGateway gatewayOf(Line line) {
        return switch (line.channel()) {
            case WHATSAPP -> whatsApp;
            case MESSENGER -> messenger;
            case INSTAGRAM -> instagram;
        };
    }
}
