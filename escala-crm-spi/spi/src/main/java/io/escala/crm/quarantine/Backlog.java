package io.escala.crm.quarantine;

import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.Map;

/**
 * What waits in an account, counted: what its health is judged by. Lines and kinds of which nothing waits are absent.
 *
 * @param heard when each line was last heard of
 * @param quarantined how much of the quarantine came through each line
 * @param quarantinedElsewhere how much of the quarantine names no line
 * @param deferred how many reports wait for their message, per line
 * @param unknownSends how many sends have no known outcome, per line
 * @param oldestWork when the longest waiting work of each kind was due
 * @param quarantinedWork how much work of each kind is in quarantine
 */
public record Backlog(
        Map<LineId, Instant> heard,
        Map<LineKey, Long> quarantined,
        long quarantinedElsewhere,
        Map<LineId, Long> deferred,
        Map<LineId, Long> unknownSends,
        Map<WorkKind, Instant> oldestWork,
        Map<WorkKind, Long> quarantinedWork) {
    public Backlog {
        heard = Map.copyOf(heard);
        quarantined = Map.copyOf(quarantined);
        deferred = Map.copyOf(deferred);
        unknownSends = Map.copyOf(unknownSends);
        oldestWork = Map.copyOf(oldestWork);
        quarantinedWork = Map.copyOf(quarantinedWork);
    }
}
