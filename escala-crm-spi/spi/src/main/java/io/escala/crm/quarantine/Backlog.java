package io.escala.crm.quarantine;

import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.Map;

/**
 * Counts of the pending work of an account, for health checks. Lines and kinds without pending work are absent.
 *
 * @param heard the last heartbeat of each line
 * @param quarantined how many quarantined items came through each line
 * @param quarantinedElsewhere how many quarantined items name no line
 * @param deferred how many deferred reports there are, per line
 * @param unknownSends how many sends have no known outcome, per line
 * @param oldestWork the due time of the oldest work item of each kind
 * @param quarantinedWork how many work items of each kind are quarantined
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
