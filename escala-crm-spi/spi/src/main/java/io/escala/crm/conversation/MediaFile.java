package io.escala.crm.conversation;

import io.escala.crm.AccountId;
import io.escala.crm.internal.Checks;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fetch state of a medium's bytes. A medium without a MediaFile is pending.
 *
 * @param message the message it came with
 * @param place index of the medium in its message, from 0
 * @param storageKey the key in the host's storage; present exactly when {@link State#STORED}
 * @param bytes size in bytes, 0 unless stored
 * @param mimeType the type that the media server declared, or null; never detected from the bytes
 * @param reason why it could not be fetched, without personal data; or null
 * @param at when it reached this state, to the millisecond
 */
public record MediaFile(
        AccountId account,
        MessageId message,
        int place,
        State state,
        @Nullable String storageKey,
        long bytes,
        @Nullable String mimeType,
        @Nullable String reason,
        Instant at) {
    /** The fetch state of a medium. Of two states the later in this order wins. */
    public enum State {
        /** It cannot be fetched: refused by the media rules, or no longer available. */
        FAILED,
        /** It was not fetched in time. */
        EXPIRED,
        /** It is in the host's storage. */
        STORED,
        /** Its message was unsent; the medium is erased or was never fetched. */
        ERASED
    }

    public MediaFile {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(message, "message");
        Checks.notNegative("place", place);
        Objects.requireNonNull(state, "state");
        if ((state == State.STORED) != (storageKey != null)) {
            throw new IllegalArgumentException("a storageKey is there exactly for what is stored");
        }
        storageKey = storageKey == null ? null : Checks.opaque("storageKey", storageKey);
        Checks.notNegative("bytes", bytes);
        mimeType = SafeText.name(mimeType);
        reason = SafeText.name(reason);
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
