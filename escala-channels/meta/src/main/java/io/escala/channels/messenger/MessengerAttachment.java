package io.escala.channels.messenger;

import io.escala.channels.internal.send.PageAttachments;
import io.escala.crm.conversation.MediaKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One file, or several images, that were uploaded through the same line: see {@link MessengerClient#upload}. It has no text: a text is a
 * message of its own.
 *
 * @param kind how it is shown
 * @param ids Meta's ids of the uploaded files; several for images only
 */
public record MessengerAttachment(MediaKind kind, List<String> ids) implements MessengerPayload {
    /** The most images of one message. */
    public static final int MAX_IMAGES = 30;

    public MessengerAttachment {
        Objects.requireNonNull(kind, "kind");
        ids = List.copyOf(ids);
    }

    /**
     * Creates an attachment of one file.
     *
     * @param kind how it is shown
     * @param id Meta's id of the file
     */
    public MessengerAttachment(MediaKind kind, String id) {
        this(kind, List.of(id));
    }

    @Override
    public Map<String, ?> message() {
        return PageAttachments.message(PageAttachments.type(kind), ids);
    }

    @Override
    public Optional<String> problem() {
        return PageAttachments.problem(ids, kind == MediaKind.IMAGE ? MAX_IMAGES : 1);
    }
}
