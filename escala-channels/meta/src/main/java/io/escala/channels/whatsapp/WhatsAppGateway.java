package io.escala.channels.whatsapp;

import io.escala.channels.graph.GraphApi;
import io.escala.channels.internal.send.SendOutcomes;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.UploadFile;
import io.escala.core.channel.UploadOutcome;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The inbox's gateway to WhatsApp. Sends texts, questions with options, forms, products, locations, contact cards,
 * media and templates. Other content is refused before any call. Thread-safe.
 */
public final class WhatsAppGateway implements ChannelGateway {
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
                .accept(new Payloads(dispatch.mediaIds(), dispatch.reference()))
                .map(payload ->
                        client.send(dispatch.line(), dispatch.to(), payload, dispatch.reference(), dispatch.replyTo()))
                .orElseGet(() -> SendOutcomes.refused("CONTENT_NOT_SUPPORTED"));
    }

    @Override
    public UploadOutcome upload(Line line, UploadFile file) {
        return client.uploadMedia(line, file);
    }

    @Override
    public Optional<String> credential(Line line) {
        return graph.credential(line);
    }

    @Override
    public SendOutcome react(Line line, IdentityKey to, String messageId, @Nullable String emoji) {
        return client.react(line, to, messageId, emoji);
    }

    @Override
    public boolean markRead(Line line, IdentityKey from, String messageId) {
        return client.markRead(line, messageId);
    }

    @Override
    public boolean showTyping(Line line, IdentityKey to, String messageId) {
        return client.showTyping(line, messageId);
    }

    /**
     * The payload of each kind of content.
     *
     * @param mediaIds Meta's ids of its media, by place
     * @param reference the reference of the message
     */
    private record Payloads(List<String> mediaIds, String reference)
            implements MessageContent.Cases<Optional<WhatsAppPayload>> {
        @Override
        public Optional<WhatsAppPayload> text(MessageContent.Text text) {
            return Optional.of(new WhatsAppText(text.body()));
        }

        @Override
        public Optional<WhatsAppPayload> template(MessageContent.Template template) {
            return Optional.of(
                    WhatsAppTemplate.of(template, mediaIds.stream().findFirst().orElse(null), reference));
        }

        @Override
        public Optional<WhatsAppPayload> interactive(MessageContent.Interactive interactive) {
            return Optional.of(new WhatsAppInteractive(interactive, reference));
        }

        @Override
        public Optional<WhatsAppPayload> media(MessageContent.Media media) {
            MediaRef file = media.media();
            return mediaIds.stream()
                    .findFirst()
                    .map(id -> new WhatsAppMedia(file.kind(), id, media.caption(), file.fileName()));
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
            return switch (structured.kind()) {
                case LOCATION -> location(structured);
                case CONTACTS -> Optional.of(new WhatsAppContactCards(structured));
                default -> Optional.empty();
            };
        }

        private static Optional<WhatsAppPayload> location(MessageContent.Structured place) {
            return first(place, ContentDetail.Name.LATITUDE)
                    .flatMap(latitude -> first(place, ContentDetail.Name.LONGITUDE)
                            .map(longitude -> new WhatsAppLocation(
                                    new BigDecimal(latitude),
                                    new BigDecimal(longitude),
                                    first(place, ContentDetail.Name.NAME).orElse(null),
                                    first(place, ContentDetail.Name.ADDRESS).orElse(null))));
        }

        private static Optional<String> first(MessageContent.Structured content, ContentDetail.Name name) {
            return content.values(name).stream().findFirst();
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
