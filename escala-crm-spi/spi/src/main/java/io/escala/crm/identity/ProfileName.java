package io.escala.crm.identity;

import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The name of a person on a channel. The person chooses it, so it serves display and search only, never merging or
 * authorisation.
 *
 * @param full the whole name as the channel shows it, or null
 * @param first first name, when the channel reports it separately, or null
 * @param last last name, when the channel reports it separately, or null
 * @param seenAt when it was seen, to the millisecond
 */
public record ProfileName(
        @Nullable String full,
        @Nullable String first,
        @Nullable String last,
        Instant seenAt) {
    private static final Comparator<ProfileName> LATER =
            Comparator.comparing(ProfileName::seenAt).thenComparing(ProfileName::sortText);

    public ProfileName {
        full = SafeText.name(full);
        first = SafeText.name(first);
        last = SafeText.name(last);
        seenAt = seenAt.truncatedTo(ChronoUnit.MILLIS);
    }

    private String sortText() {
        return Objects.toString(full, "")
                + '\u0001'
                + Objects.toString(first, "")
                + '\u0001'
                + Objects.toString(last, "");
    }

    /** Whether at least one name is present. */
    public boolean isPresent() {
        return full != null || first != null || last != null;
    }

    /** Returns the name to show: the whole name, else first and last, or null. */
    public @Nullable String display() {
        if (full != null) {
            return full;
        }
        if (first == null) {
            return last;
        }
        return last == null ? first : first + " " + last;
    }

    /**
     * Returns the later of two sightings; one with a name always wins over one without. At equal times the result does not
     * depend on the order.
     *
     * @param a one sighting, or null
     * @param b another sighting
     */
    public static ProfileName latest(@Nullable ProfileName a, ProfileName b) {
        if (a == null) {
            return b;
        }
        if (a.isPresent() != b.isPresent()) {
            return a.isPresent() ? a : b;
        }
        return LATER.compare(a, b) >= 0 ? a : b;
    }

    /** Presence only: names are personal data. */
    @Override
    public String toString() {
        return "ProfileName[" + (isPresent() ? "***" : "absent") + "]";
    }
}
