package io.escala.channels.internal.send;

import io.escala.core.channel.UploadFile;
import io.escala.crm.conversation.MediaKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The form of attachments that Messenger and Instagram share. */
public final class PageAttachments {
    private PageAttachments() {}

    /**
     * The message with attachments of one type.
     *
     * @param type Meta's name of the type
     * @param ids ids of uploaded files, at least one
     */
    public static Map<String, ?> message(String type, List<String> ids) {
        List<Map<String, Object>> attachments = ids.stream()
                .map(id -> Map.<String, Object>of("type", type, "payload", Map.of("attachment_id", id)))
                .toList();
        return ids.size() == 1 ? Map.of("attachment", attachments.get(0)) : Map.of("attachments", attachments);
    }

    /**
     * A problem of attachments.
     *
     * @param ids the ids
     * @param most the most of one message
     */
    public static Optional<String> problem(List<String> ids, int most) {
        if (ids.isEmpty() || ids.stream().anyMatch(String::isBlank)) {
            return Optional.of("NO_ATTACHMENT_ID");
        }
        return ids.size() > most ? Optional.of("TOO_MANY_ATTACHMENTS") : Optional.empty();
    }

    /**
     * The fields of an upload beside the file.
     *
     * @param file the file
     */
    public static Map<String, Object> fields(UploadFile file) {
        Map<String, Object> attachment = new TreeMap<>();
        attachment.put("type", type(file.kind()));
        attachment.put("payload", Map.of("is_reusable", true));
        return Map.of("message", Map.of("attachment", attachment));
    }

    /**
     * Meta's name of a kind of media.
     *
     * @param kind the kind
     */
    public static String type(MediaKind kind) {
        return switch (kind) {
            case IMAGE, STICKER -> "image";
            case VIDEO -> "video";
            case AUDIO, VOICE -> "audio";
            case DOCUMENT -> "file";
        };
    }
}
