package io.escala.crm.schedule;

import io.escala.crm.conversation.MessageContent;
import java.util.List;
import java.util.Objects;

/**
 * One message of what is scheduled: several images are sent as a message each.
 *
 * @param content what it will say, as it was previewed
 * @param files the stored files of its media, by place
 */
public record ScheduledPart(MessageContent content, List<ScheduledFile> files) {
    public ScheduledPart {
        Objects.requireNonNull(content, "content");
        files = List.copyOf(files);
    }
}
