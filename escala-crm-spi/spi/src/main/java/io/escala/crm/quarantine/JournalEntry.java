package io.escala.crm.quarantine;

import io.escala.crm.internal.Checks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A webhook body that was acknowledged before it was processed. It is kept until its effects are committed. It belongs to no
 * account: each of its items determines its own.
 *
 * @param id derived from the bytes, so a body delivered again while its entry is pending adds no second entry
 * @param appId the Meta app whose secret signed it, or null when not known
 * @param body the body as received
 * @param receivedAt when it was received, to the millisecond; also the time of receipt of its items when they are processed
 *     later
 * @param severalApps whether it came in on an endpoint that serves several Meta apps; a line that names no app accepts nothing from
 *     there
 */
public record JournalEntry(String id, @Nullable String appId, RawBytes body, Instant receivedAt, boolean severalApps) {
    public JournalEntry {
        Checks.id("id", id);
        appId = appId == null ? null : Checks.id("appId", appId);
        Objects.requireNonNull(body, "body");
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Creates an entry for a body from an endpoint of one app. */
    public JournalEntry(String id, @Nullable String appId, RawBytes body, Instant receivedAt) {
        this(id, appId, body, receivedAt, false);
    }
}
