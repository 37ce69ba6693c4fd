package io.escala.crm.conversation;

import io.escala.crm.AccountId;
import io.escala.crm.internal.Checks;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of the bytes of a medium: one row per medium that somebody set out to fetch. A medium without one is pending.
 *
 * @param account the account
 * @param message the message it came with
 * @param place which of the message's media, from 0
 * @param state how far it is
 * @param storageKey where the host's storage keeps it; present exactly when {@link State#STORED}
 * @param bytes how many bytes, 0 unless stored
 * @param mimeType the type the host of the medium claimed, or null; never sniffed
 * @param reason why it could not be fetched, in words without personal data; or null
 * @param at when it came to this, in milliseconds
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
    /** How far a medium is. The later in this order holds. */
    public enum State {
        /** It cannot be had: refused by the rules, or gone. */
        FAILED,
        /** It was not fetched in time. */
        EXPIRED,
        /** The host's storage keeps it. */
        STORED,
        /** Its message was taken back; it is erased, or was never fetched. */
        ERASED
    }

    /** Checks that the parts fit the state. */
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
