package io.escala.crm.contact;

import io.escala.crm.account.UserId;
import io.escala.crm.internal.Checks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a field of a contact was last written: an edit that is based on an earlier version is a conflict in this field, and only in this one.
 *
 * @param version the version of the contact that the edit made
 * @param origin who wrote it
 * @param by the user who did, or null
 * @param at when, to the millisecond
 */
public record FieldEdit(
        long version, Origin origin, @Nullable UserId by, Instant at) {
    public FieldEdit {
        Checks.notNegative("version", version);
        Objects.requireNonNull(origin, "origin");
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
