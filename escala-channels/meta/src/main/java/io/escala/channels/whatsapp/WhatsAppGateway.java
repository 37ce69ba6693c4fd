package io.escala.channels.whatsapp;

import io.escala.channels.graph.GraphApi;
import io.escala.channels.internal.send.SendOutcomes;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.SendOutcome;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.util.Optional;

/**
 * The inbox's gateway to WhatsApp. Sends texts and templates. Other content is refused before any call. Thread-safe.
 */
public final class WhatsAppGateway implements ChannelGateway {
    private static final Payloads PAYLOADS = new Payloads();

    private final WhatsAppClient client;
    private final GraphApi graph;

    /**
     * Creates a gateway. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public WhatsAppGateway(GraphApi graph) {
        this.client = new WhatsAppClient(graph);
        this.graph = graph;
    }

    @Override
    public SendOutcome send(Dispatch dispatch) {
        return dispatch.content()
                .accept(PAYLOADS)
                .map(payload ->
                        client.send(dispatch.line(), dispatch.to(), payload, dispatch.reference(), dispatch.replyTo()))
                .orElseGet(() -> SendOutcomes.refused("CONTENT_NOT_SUPPORTED"));
    }

    @Override
    public Optional<String> credential(Line line) {
        return graph.credential(line);
    }

    @Override
    public boolean markRead(Line line, IdentityKey from, String messageId) {
        return client.markRead(line, messageId);
    }

    @Override
    public boolean showTyping(Line line, IdentityKey to, String messageId) {
        return client.showTyping(line, messageId);
    }

    private static final class Payloads implements MessageContent.Cases<Optional<WhatsAppPayload>> {
        @Override
        public Optional<WhatsAppPayload> text(MessageContent.Text text) {
            return Optional.of(new WhatsAppText(text.body()));
        }

        @Override
        public Optional<WhatsAppPayload> template(MessageContent.Template template) {
            return Optional.of(WhatsAppTemplate.of(template));
        }

        @Override
        public Optional<WhatsAppPayload> media(MessageContent.Media media) {
            return Optional.empty();
        }

        @Override
        public Optional<WhatsAppPayload> album(MessageContent.Album album) {
            return Optional.empty();
        }

        @Override
        public Optional<WhatsAppPayload> choice(MessageContent.Choice choice) {
            return Optional.empty();
        }

        @Override
        public Optional<WhatsAppPayload> structured(MessageContent.Structured structured) {
            return Optional.empty();
        }

        @Override
        public Optional<WhatsAppPayload> removed(MessageContent.Removed removed) {
            return Optional.empty();
        }

        @Override
        public Optional<WhatsAppPayload> raw(MessageContent.Raw raw) {
            return Optional.empty();
        }
    }
}
