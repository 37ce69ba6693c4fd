package io.escala.core.internal.send;

import io.escala.core.internal.media.MediaRules;
import io.escala.crm.change.State;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.Message;
import io.escala.crm.library.Upload;
import io.escala.crm.library.UploadKey;
import io.escala.crm.line.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stored media of a message that is to be sent, and by which ids its line sends them. Pure.
 *
 * @param media what is referred to, and where it is stored, by place
 */
record MessageMedia(List<Medium> media) {
    /**
     * One medium.
     *
     * @param ref the reference in the content
     * @param file where it is stored
     * @param key the file as the line sends it
     */
    record Medium(MediaRef ref, MediaFile file, UploadKey key) {}

    MessageMedia {
        media = List.copyOf(media);
    }

    /** Whether any content has media, which then have to be loaded. */
    static boolean concern(Message message) {
        return !MediaRules.media(message.content()).isEmpty();
    }

    /** The media of a message, as far as they are stored. */
    static MessageMedia of(State state, Message message) {
        List<MediaRef> refs = MediaRules.media(message.content());
        List<Medium> found = new ArrayList<>();
        if (!refs.isEmpty()) {
            for (MediaFile file : state.conversations().media(message.id())) {
                String key = file.storageKey();
                if (key != null && file.place() < refs.size()) {
                    found.add(new Medium(refs.get(file.place()), file, new UploadKey(message.line(), key)));
                }
            }
        }
        return new MessageMedia(found);
    }

    List<UploadKey> keys() {
        return media.stream().map(Medium::key).toList();
    }

    /** The media without an upload that is still good. */
    List<Medium> missing(State state, Line line, Instant now) {
        return media.stream()
                .filter(medium -> good(state, medium, line, now).isEmpty())
                .toList();
    }

    /** The ids of uploads, by place; all are good. */
    List<String> ids(State state, Line line, Instant now) {
        return media.stream()
                .flatMap(medium -> good(state, medium, line, now).stream())
                .map(Upload::mediaId)
                .toList();
    }

    private static Optional<Upload> good(State state, Medium medium, Line line, Instant now) {
        return state.library().upload(medium.key()).filter(upload -> UploadLife.isGood(upload, line.channel(), now));
    }

    /** The uploads that are older than a time. */
    List<Upload> olderThan(State state, Instant time) {
        return media.stream()
                .flatMap(medium -> state.library().upload(medium.key()).stream())
                .filter(upload -> upload.at().isBefore(time))
                .toList();
    }
}
