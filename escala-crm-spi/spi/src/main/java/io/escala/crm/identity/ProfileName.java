package io.escala.crm.identity;

import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a channel calls a person. Written by the person, so display and search only: nothing is ever merged or allowed by it.
 *
 * @param full the whole name as the channel shows it, or null
 * @param first first name, where the channel gives it apart, or null
 * @param last last name, where the channel gives it apart, or null
 * @param seenAt when it was seen, in milliseconds
 */
public record ProfileName(
        @Nullable String full,
        @Nullable String first,
        @Nullable String last,
        Instant seenAt) {
    private static final Comparator<ProfileName> LATER =
            Comparator.comparing(ProfileName::seenAt).thenComparing(ProfileName::sortText);

    /** Cleans the names. */
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

    /**
     * Whether any name is there.
     *
     * @return false when all three are absent
     */
    public boolean isPresent() {
        return full != null || first != null || last != null;
    }

    /**
     * The name to show.
     *
     * @return the whole name, else first and last, or null
     */
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
     * The later of two sightings, but none that is absent over one that is present; of two at the same instant always the same
     * one, whatever the order.
     *
     * @param a one sighting, or null
     * @param b another
     * @return the one that holds
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
