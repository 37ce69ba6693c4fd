package io.escala.core.internal.library;

import io.escala.core.channel.ContentSource;
import io.escala.core.internal.loop.SendSettings;
import io.escala.core.library.NewFile;
import io.escala.core.port.MediaStorage;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.conversation.MediaKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the bytes of a file into the host's storage, as a stream, and finds out what they are. Thread-safe. */
final class FileKeeping {
    private static final Logger LOG = LoggerFactory.getLogger(FileKeeping.class);
    private static final String OPUS = "; codecs=opus";

    private final SendSettings settings;
    private final MediaStorage storage;

    FileKeeping(SendSettings settings, MediaStorage storage) {
        this.settings = settings;
        this.storage = storage;
    }

    /**
     * What was kept.
     *
     * @param mimeType its type
     * @param bytes how many
     * @param sha256 their digest
     */
    record Kept(String mimeType, long bytes, String sha256) {}

    /**
     * Keeps a file under a key, whole or nothing of it.
     *
     * @throws IOException when it cannot be read or kept now
     */
    Outcome<Kept> keep(NewFile file, String key) throws IOException {
        return keep(file, file.content(), file.claimedType(), file.name(), key, file.kind() == MediaKind.VOICE);
    }

    private Outcome<Kept> keep(
            NewFile file, ContentSource content, Optional<String> claimed, String name, String key, boolean converts)
            throws IOException {
        FileRules rules = new FileRules(settings.attachments(), file.kind());
        long length = content.length();
        Optional<Refusal> size = rules.size(length);
        if (size.isPresent()) {
            return refused(size.get());
        }
        try (InputStream bytes = content.open()) {
            byte[] head = bytes.readNBytes(FileTypes.HEAD);
            boolean voiceNote = FileTypes.isVoiceNote(head);
            Optional<String> told = FileTypes.of(claimed, name, head);
            if (converts && !voiceNote) {
                Optional<ContentSource> converted =
                        settings.transcoder().toVoiceNote(told.orElse("application/octet-stream"), content);
                if (converted.isPresent()) {
                    return keep(file, converted.get(), Optional.of("audio/ogg"), name, key, false);
                }
            }
            if (told.isEmpty()) {
                return refused(FileRules.notWhatItClaims());
            }
            String type = voiceNote ? told.get() + OPUS : told.get();
            return rules.takes(type)
                    ? store(key, type, new CheckedContent(joined(head, bytes), length, file.progress()), length)
                    : refused(FileRules.typeNotSupported(file.kind()));
        }
    }

    private static InputStream joined(byte[] head, InputStream rest) {
        return new SequenceInputStream(new ByteArrayInputStream(head), rest);
    }

    private Outcome<Kept> store(String key, String type, CheckedContent content, long length) throws IOException {
        try {
            storage.store(key, type, content);
        } catch (IOException | RuntimeException e) {
            if (content.differs()) {
                return refused(FileRules.lengthDiffers());
            }
            throw e;
        }
        if (!content.complete()) {
            delete(key);
            throw new IOException("the storage did not read the file to its end");
        }
        return Outcome.done(new Kept(type, length, content.sha256()));
    }

    /** Deletes what nothing refers to; what stays is never read. */
    void delete(String key) {
        try {
            storage.delete(key);
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "A file that was not put in could not be deleted: {}",
                    e.getClass().getName());
        }
    }

    private static Outcome<Kept> refused(Refusal refusal) {
        return Outcome.refused(List.of(refusal));
    }
}
