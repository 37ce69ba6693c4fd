package io.escala.crm.quarantine;

import io.escala.crm.internal.Checks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A webhook body that was acknowledged before it was filed. It is kept until its effects are committed, and belongs to no account
 * yet: its items say whose they are.
 *
 * @param id follows from the bytes, so the same body delivered twice is one entry while the first waits
 * @param appId the Meta app whose secret signed it, or null when that was not told
 * @param body the body as it came
 * @param receivedAt when, in milliseconds; what is filed later keeps this as its time of receipt
 */
public record JournalEntry(String id, @Nullable String appId, RawBytes body, Instant receivedAt) {
    public JournalEntry {
        Checks.id("id", id);
        appId = appId == null ? null : Checks.id("appId", appId);
        Objects.requireNonNull(body, "body");
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
