package io.escala.crm.quarantine;

import io.escala.crm.AccountId;
import io.escala.crm.internal.Checks;
import io.escala.crm.line.LineKey;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A webhook item with a valid signature that could not be processed. It is kept whole, with the reason, for inspection and
 * replay; no received item is dropped without a record.
 *
 * @param account the account, or {@link AccountId#NONE} when the line is not known
 * @param id derived from the bytes and the reason, so a redelivery is quarantined once
 * @param line the line it came through, as the webhook names it; null when it names none
 * @param appId the Meta app whose secret signed it, or null when not known
 * @param detail what failed, without personal data; or null
 * @param raw a webhook body with only this item, for replay on its own: the bytes of the item inside the enclosing objects
 *     it needs. For an unreadable body, the whole body
 * @param at when it was quarantined, to the millisecond
 * @param place its index in the body it came in, from 0; items of one body are replayed in this order
 * @param severalApps whether it came in on an endpoint that serves several Meta apps; a line that names no app accepts nothing from
 *     there, also in a replay
 */
public record QuarantinedItem(
        AccountId account,
        String id,
        @Nullable LineKey line,
        @Nullable String appId,
        Reason reason,
        @Nullable String detail,
        RawBytes raw,
        Instant at,
        int place,
        boolean severalApps) {
    /** Why an item is quarantined. */
    public enum Reason {
        /** The body is not JSON, or exceeds a limit. */
        UNREADABLE,
        /** The item lacks a required field, such as an id. */
        MALFORMED,
        /** No account has connected this line. */
        UNKNOWN_LINE,
        /**
         * The line is connected under another app than the one whose secret signed the body, or under none while the endpoint serves
         * several.
         */
        FOREIGN_LINE,
        /** It is older than 30 days and refers to nothing known. */
        STALE,
        /** It names no sender. */
        NO_SENDER,
        /** It is readable but of a kind that this version does not know; kept whole for a later version. */
        UNRECOGNIZED,
        /** A defect of the library or the store prevented processing. */
        FAILED
    }

    public QuarantinedItem {
        Objects.requireNonNull(account, "account");
        Checks.opaque("id", id);
        appId = appId == null ? null : Checks.id("appId", appId);
        Objects.requireNonNull(reason, "reason");
        detail = SafeText.name(detail);
        Objects.requireNonNull(raw, "raw");
        at = at.truncatedTo(ChronoUnit.MILLIS);
        Checks.notNegative("place", place);
    }

    /**
     * Creates an item of a body from an endpoint of one app.
     *
     * @param account the account, or {@link AccountId#NONE} when the line is not known
     * @param line the line, or null
     * @param appId the app, or null
     * @param detail what failed, or null
     * @param raw a body with only this item
     * @param place its index in the body it came in
     */
    public QuarantinedItem(
            AccountId account,
            String id,
            @Nullable LineKey line,
            @Nullable String appId,
            Reason reason,
            @Nullable String detail,
            RawBytes raw,
            Instant at,
            int place) {
        this(account, id, line, appId, reason, detail, raw, at, place, false);
    }

    /**
     * Creates an item that is a body of its own, at place 0, from an endpoint of one app.
     *
     * @param account the account, or {@link AccountId#NONE} when the line is not known
     * @param line the line, or null
     * @param appId the app, or null
     * @param detail what failed, or null
     * @param raw the body
     */
    public QuarantinedItem(
            AccountId account,
            String id,
            @Nullable LineKey line,
            @Nullable String appId,
            Reason reason,
            @Nullable String detail,
            RawBytes raw,
            Instant at) {
        this(account, id, line, appId, reason, detail, raw, at, 0, false);
    }
}
