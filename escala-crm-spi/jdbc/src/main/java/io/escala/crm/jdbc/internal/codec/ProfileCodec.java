package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.identity.ProfileName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The storage form of profile names, with a sort rank for the latest sighting. */
public final class ProfileCodec {
    private ProfileCodec() {}

    /** Writes a profile name; null stays null. */
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

    /** Reads a profile name; null stays null. */
    public static @Nullable ProfileName read(@Nullable String json) {
        if (json == null) {
            return null;
        }
        JsonDocument doc = JsonDocument.of(json);
        return new ProfileName(
                doc.textOrNull("full"), doc.textOrNull("first"), doc.textOrNull("last"), doc.time("seen"));
    }

    /**
     * Returns a text that sorts in the order of {@link ProfileName#latest}: sightings with a name above those without, then
     * by time, then by the names.
     *
     * @return its rank, or null for null
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
