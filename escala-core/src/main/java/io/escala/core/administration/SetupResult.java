package io.escala.core.administration;

import io.escala.core.result.Notice;
import io.escala.crm.line.LineId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@link io.escala.core.inbox.Inbox#setUp} changed, and what it left as it was although the setup says otherwise. Immutable; ids and
 * names of settings only.
 */
public final class SetupResult {
    /** A setting that a {@link Setup} may name. */
    public enum Setting {
        /** The region in which phone numbers without a country code are read. */
        REGION,
        /** The time zone of the business. */
        ZONE,
        /** What the company is called. */
        COMPANY_NAME
    }

    private final boolean created;
    private final List<Setting> added;
    private final List<Setting> kept;
    private final List<LineId> connected;
    private final List<LineId> renamed;
    private final List<LineId> changed;
    private final List<LineId> stopped;
    private final List<Notice> notices;

    /**
     * Creates a result.
     *
     * @param created whether the account is new
     * @param added settings that had no value
     * @param kept settings that have another value
     * @param connected lines that are new
     * @param renamed lines that got another name
     * @param changed lines of which something else is as the setup says now
     * @param stopped lines that are stopped, and stay so
     * @param notices what the caller should know of new lines
     */
    public SetupResult(
            boolean created,
            List<Setting> added,
            List<Setting> kept,
            List<LineId> connected,
            List<LineId> renamed,
            List<LineId> changed,
            List<LineId> stopped,
            List<Notice> notices) {
        this.created = created;
        this.added = List.copyOf(added);
        this.kept = List.copyOf(kept);
        this.connected = List.copyOf(connected);
        this.renamed = List.copyOf(renamed);
        this.changed = List.copyOf(changed);
        this.stopped = List.copyOf(stopped);
        this.notices = List.copyOf(notices);
    }

    /** Returns whether the account is new. */
    public boolean created() {
        return created;
    }

    /** Returns the settings of an account that is not new which had no value and got that of the setup. */
    public List<Setting> added() {
        return added;
    }

    /** Returns the settings that have another value than the setup says, and keep it. */
    public List<Setting> kept() {
        return kept;
    }

    /** Returns the lines that are new, in the order of the setup. */
    public List<LineId> connected() {
        return connected;
    }

    /** Returns the lines that got another name, in the order of the setup. */
    public List<LineId> renamed() {
        return renamed;
    }

    /** Returns the lines of which something else than the name is now as the setup says, in the order of the setup. */
    public List<LineId> changed() {
        return changed;
    }

    /** Returns the lines of the setup that are stopped, which a setup does not change, in the order of the setup. */
    public List<LineId> stopped() {
        return stopped;
    }

    /** Returns what the caller should know of lines that are new. */
    public List<Notice> notices() {
        return notices;
    }

    /** Returns whether nothing was changed. */
    public boolean isUnchanged() {
        return !created && added.isEmpty() && connected.isEmpty() && renamed.isEmpty() && changed.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SetupResult result
                && created == result.created
                && added.equals(result.added)
                && kept.equals(result.kept)
                && connected.equals(result.connected)
                && renamed.equals(result.renamed)
                && changed.equals(result.changed)
                && stopped.equals(result.stopped)
                && notices.equals(result.notices);
    }

    @Override
    public int hashCode() {
        return Objects.hash(created, added, kept, connected, renamed, changed, stopped, notices);
    }

    /** What was done, such as {@code created, connected [sales]}; {@code nothing} when nothing was. */
    @Override
    public String toString() {
        List<String> done = new ArrayList<>();
        if (created) {
            done.add("created");
        }
        tell(done, "added", added);
        tell(done, "connected", connected);
        tell(done, "renamed", renamed);
        tell(done, "changed", changed);
        if (done.isEmpty()) {
            done.add("nothing");
        }
        tell(done, "kept", kept);
        tell(done, "stopped", stopped);
        tell(done, "notices", notices);
        return String.join(", ", done);
    }

    private static void tell(List<String> done, String what, List<?> those) {
        if (!those.isEmpty()) {
            done.add(what + " " + those);
        }
    }
}
