package io.escala.core.internal.send;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MessageId;
import java.time.Instant;

/**
 * A file in the host's storage that a message is sent with.
 *
 * @param storageKey its key there
 * @param bytes its size
 * @param mimeType its type
 */
public record StoredMedium(String storageKey, long bytes, String mimeType) {
    /** The medium of a message, which is stored from the beginning. */
    MediaFile of(AccountId account, MessageId message, int place, Instant at) {
        return new MediaFile(account, message, place, MediaFile.State.STORED, storageKey, bytes, mimeType, null, at);
    }
}
