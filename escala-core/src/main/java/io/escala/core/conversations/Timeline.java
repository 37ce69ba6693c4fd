package io.escala.core.conversations;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of the timeline of a contact, read at once. A snapshot, immutable. */
public final class Timeline {
    private final List<TimelineEntry> entries;
    private final @Nullable String older;
    private final @Nullable String newer;

    private Timeline(List<TimelineEntry> entries, @Nullable String older, @Nullable String newer) {
        this.entries = entries;
        this.older = older;
        this.newer = newer;
    }

    /**
     * Returns a part of a timeline.
     *
     * @param entries the entries, newest first
     * @param older the cursor of the entries before the oldest one, or null when there are none
     * @param newer the cursor of the entries after the newest one, or null when there is no entry to follow
     * @return the part
     */
    public static Timeline of(List<TimelineEntry> entries, @Nullable String older, @Nullable String newer) {
        return new Timeline(List.copyOf(entries), older, newer);
    }

    /** Returns the messages, and what happened to the conversations between them, newest first. */
    public List<TimelineEntry> entries() {
        return entries;
    }

    /** Returns the cursor of older entries for {@link TimelineReader#page}, or empty at the beginning of the timeline. */
    public Optional<String> older() {
        return Optional.ofNullable(older);
    }

    /**
     * Returns the cursor of newer entries for {@link TimelineReader#since}, also while there are none yet; empty in a timeline without
     * entries.
     */
    public Optional<String> newer() {
        return Optional.ofNullable(newer);
    }

    /** The number of entries only: texts are personal data. */
    @Override
    public String toString() {
        return "Timeline[" + entries.size() + " entries]";
    }
}
