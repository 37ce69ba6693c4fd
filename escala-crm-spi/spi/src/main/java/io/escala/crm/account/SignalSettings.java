package io.escala.crm.account;

import io.escala.crm.line.LineId;
import java.util.HashSet;
import java.util.Set;

/**
 * What customers are shown of the team's work, by line.
 *
 * @param readReceipts lines on which customers see that their messages were read, once a user marks the conversation read
 * @param typing lines on which customers see that somebody is typing an answer
 */
public record SignalSettings(Set<LineId> readReceipts, Set<LineId> typing) {
    /** Customers are shown nothing. */
    public static final SignalSettings NONE = new SignalSettings(Set.of(), Set.of());

    public SignalSettings {
        readReceipts = Set.copyOf(readReceipts);
        typing = Set.copyOf(typing);
    }

    /** Returns a copy in which customers of a line see that messages were read, or do not. */
    public SignalSettings withReadReceipts(LineId line, boolean shown) {
        return new SignalSettings(changed(readReceipts, line, shown), typing);
    }

    /** Returns a copy in which customers of a line see that somebody is typing, or do not. */
    public SignalSettings withTyping(LineId line, boolean shown) {
        return new SignalSettings(readReceipts, changed(typing, line, shown));
    }

    private static Set<LineId> changed(Set<LineId> lines, LineId line, boolean in) {
        Set<LineId> changed = new HashSet<>(lines);
        if (in) {
            changed.add(line);
        } else {
            changed.remove(line);
        }
        return changed;
    }
}
