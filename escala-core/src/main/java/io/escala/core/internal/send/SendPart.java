package io.escala.core.internal.send;

import io.escala.crm.conversation.MessageContent;
import io.escala.crm.schedule.ScheduledFile;
import io.escala.crm.schedule.ScheduledPart;
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

    /** Returns the message of what was scheduled. */
    static SendPart of(ScheduledPart part) {
        return new SendPart(
                part.content(),
                part.files().stream()
                        .map(file -> new StoredMedium(file.storageKey(), file.bytes(), file.mimeType()))
                        .toList());
    }

    /** Returns the message as it is kept until its time comes. */
    ScheduledPart scheduled() {
        return new ScheduledPart(
                content,
                media.stream()
                        .map(medium -> new ScheduledFile(medium.storageKey(), medium.bytes(), medium.mimeType()))
                        .toList());
    }
}
