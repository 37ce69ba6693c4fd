package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.identity.ProfileName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The storage form of profile names, with the text by which the latest sighting is found. */
public final class ProfileCodec {
    private ProfileCodec() {}

    /**
     * Writes a sighting.
     *
     * @param name the sighting, or null
     * @return its storage form, or null
     */
    public static @Nullable String write(@Nullable ProfileName name) {
        return name == null
                ? null
                : new JsonDocument()
                        .put("full", name.full())
                        .put("first", name.first())
                        .put("last", name.last())
                        .put("seen", name.seenAt())
                        .json();
    }

    /**
     * Reads a sighting.
     *
     * @param json its storage form, or null
     * @return the sighting, or null
     */
    public static @Nullable ProfileName read(@Nullable String json) {
        if (json == null) {
            return null;
        }
        JsonDocument doc = JsonDocument.of(json);
        return new ProfileName(
                doc.textOrNull("full"), doc.textOrNull("first"), doc.textOrNull("last"), doc.time("seen"));
    }

    /**
     * A text that sorts as sightings do, see {@link ProfileName#latest}: those with a name above those without, then by time, then
     * by the names.
     *
     * @param name the sighting, or null
     * @return its rank, or null for none
     */
    public static @Nullable String rank(@Nullable ProfileName name) {
        if (name == null) {
            return null;
        }
        // Flipping the sign bit makes the hexadecimal digits sort as the numbers do.
        return (name.isPresent() ? "1" : "0")
                + String.format("%016x", name.seenAt().toEpochMilli() ^ Long.MIN_VALUE)
                + part(name.full())
                + '\u0001'
                + part(name.first())
                + '\u0001'
                + part(name.last());
    }

    private static String part(@Nullable String name) {
        return Objects.toString(name, "");
    }
}
