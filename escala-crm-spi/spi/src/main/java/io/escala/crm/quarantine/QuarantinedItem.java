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
 * Something that came with a good signature and could not be filed: quarantined whole, with the reason, to be looked at and
 * replayed. Nothing is lost without leaving this trace.
 *
 * @param account the account, or {@link AccountId#NONE} when no line says which
 * @param id follows from the bytes and the reason, so a redelivery is quarantined once
 * @param line the line it came through, as the wire names it; or null when it does not say
 * @param appId the Meta app whose secret signed it, or null when that was not told
 * @param reason why
 * @param detail where it went wrong, in words without personal data; or null
 * @param raw a webhook body that holds just this, so that it can be replayed by itself: the item in the bytes it came in, with as
 *     much of what stood around it as it takes to read it. What could not be read at all is the whole body
 * @param at since when, in milliseconds
 * @param place its place in the body it came in, from 0; what came in one body is replayed in this order
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
        int place) {
    /** Why something is quarantined. */
    public enum Reason {
        /** The body is no JSON, or breaks a limit. */
        UNREADABLE,
        /** An item lacks what it cannot do without, such as an id. */
        MALFORMED,
        /** No account has connected this line. */
        UNKNOWN_LINE,
        /** The line is registered under another app than the one whose secret signed the body. */
        FOREIGN_LINE,
        /** It is older than 30 days and speaks of nothing known. */
        STALE,
        /** Nothing says who it is from. */
        NO_SENDER,
        /** It is readable, but of a kind this version does not know; kept whole for a later one. */
        UNRECOGNIZED,
        /** A defect of the library or the store kept it from being filed. */
        FAILED
    }

    /** Cleans the detail. */
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
     * Something that is a body of its own.
     *
     * @param account the account
     * @param id its id
     * @param line the line, or null
     * @param appId the app, or null
     * @param reason why
     * @param detail where it went wrong, or null
     * @param raw the body
     * @param at since when
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
        this(account, id, line, appId, reason, detail, raw, at, 0);
    }
}
