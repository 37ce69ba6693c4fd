package io.escala.core.internal.send;

import io.escala.crm.conversation.MessageContent;
import java.util.List;

/**
 * One message of a request.
 *
 * @param content the content to store and send
 * @param media the stored files of its media, by place; they are uploaded before it is sent
 */
public record SendPart(MessageContent content, List<StoredMedium> media) {
    public SendPart {
        media = List.copyOf(media);
    }

    /** Creates a message without media. */
    SendPart(MessageContent content) {
        this(content, List.of());
    }
}
