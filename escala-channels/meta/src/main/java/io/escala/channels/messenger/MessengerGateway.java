package io.escala.channels.messenger;

import io.escala.channels.graph.GraphApi;
import io.escala.channels.internal.send.SendOutcomes;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.UploadFile;
import io.escala.core.channel.UploadOutcome;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The inbox's gateway to Messenger. Sends texts, questions with options, and media. Other content is refused before any call. Thread-safe. */
public final class MessengerGateway implements ChannelGateway {
    private final MessengerClient client;
    private final GraphApi graph;

    /**
     * Creates a gateway. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public MessengerGateway(GraphApi graph) {
        this.client = new MessengerClient(graph);
        this.graph = graph;
    }

    @Override
    public SendOutcome send(Dispatch dispatch) {
        return payload(dispatch)
                .map(payload -> dispatch.humanAgent()
                        ? client.sendAsHumanAgent(
                                dispatch.line(), dispatch.to(), payload, dispatch.reference(), dispatch.replyTo())
                        : client.send(
                                dispatch.line(), dispatch.to(), payload, dispatch.reference(), dispatch.replyTo()))
                .orElseGet(() -> SendOutcomes.refused("CONTENT_NOT_SUPPORTED"));
    }

    private static Optional<MessengerPayload> payload(Dispatch dispatch) {
        MessageContent content = dispatch.content();
        if (content instanceof MessageContent.Text text) {
            return Optional.of(new MessengerText(text.body()));
        }
        if (content instanceof MessageContent.Interactive question) {
            return Optional.of(new MessengerInteractive(question, dispatch.reference()));
        }
        return content instanceof MessageContent.Media media
                ? dispatch.mediaIds().stream()
                        .findFirst()
                        .map(id -> new MessengerAttachment(media.media().kind(), id))
                : Optional.empty();
    }

    @Override
    public UploadOutcome upload(Line line, UploadFile file) {
        return client.upload(line, file);
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
        return client.markSeen(line, from);
    }

    @Override
    public boolean showTyping(Line line, IdentityKey to, String messageId) {
        return client.showTyping(line, to);
    }
}
