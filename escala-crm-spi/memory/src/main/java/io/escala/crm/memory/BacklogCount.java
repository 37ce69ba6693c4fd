package io.escala.crm.memory;

import io.escala.crm.change.State;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.Backlog;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts the pending work of an account. */
final class BacklogCount {
    private BacklogCount() {}

    static Backlog count(State state, Map<WorkKind, Instant> oldestWork) {
        Map<LineId, Instant> heard = new HashMap<>();
        state.account().heartbeats().forEach(heartbeat -> heard.put(heartbeat.line(), heartbeat.heardAt()));
        Map<LineKey, Long> quarantined = new HashMap<>();
        long elsewhere = 0;
        for (QuarantinedItem item : state.intake().quarantined()) {
            if (item.line() == null) {
                elsewhere++;
            } else {
                quarantined.merge(item.line(), 1L, Long::sum);
            }
        }
        Map<LineId, Long> deferred = new HashMap<>();
        for (DeferredReport waiting : state.intake().deferred()) {
            deferred.merge(waiting.line(), 1L, Long::sum);
        }
        Map<LineId, Long> unknown = new HashMap<>();
        for (Message message : state.conversations().messages()) {
            if (message.delivery() != null && message.delivery().status() == DeliveryStatus.UNKNOWN) {
                unknown.merge(message.line(), 1L, Long::sum);
            }
        }
        Map<WorkKind, Long> quarantinedWork = new EnumMap<>(WorkKind.class);
        state.intake()
                .quarantinedWork()
                .forEach(work -> quarantinedWork.merge(work.key().kind(), 1L, Long::sum));
        return new Backlog(heard, quarantined, elsewhere, deferred, unknown, oldestWork, quarantinedWork);
    }
}
