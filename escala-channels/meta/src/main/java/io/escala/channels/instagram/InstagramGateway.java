package io.escala.channels.instagram;

import io.escala.channels.graph.GraphApi;
import io.escala.channels.internal.send.SendOutcomes;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.Dispatch;
import io.escala.core.channel.SendOutcome;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;

/** The inbox's gateway to Instagram. Sends texts. Other content is refused before any call. Thread-safe. */
public final class InstagramGateway implements ChannelGateway {
    private final InstagramClient client;

    /**
     * Creates a gateway. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public InstagramGateway(GraphApi graph) {
        this.client = new InstagramClient(graph);
    }

    @Override
    public SendOutcome send(Dispatch dispatch) {
        return dispatch.content() instanceof MessageContent.Text text
                ? client.send(dispatch.line(), dispatch.to(), new InstagramText(text.body()), dispatch.replyTo())
                : SendOutcomes.refused("CONTENT_NOT_SUPPORTED");
    }

    @Override
    public boolean markRead(Line line, IdentityKey from, String messageId) {
        return client.markSeen(line, from);
    }
}
