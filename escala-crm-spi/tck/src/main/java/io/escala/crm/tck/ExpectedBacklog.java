package io.escala.crm.tck;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Counts the backlog of an account without work items from its state. */
final class ExpectedBacklog {
    private ExpectedBacklog() {}

    static Backlog in(State state) {
        Map<LineId, Instant> heard = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            LineId line = new LineId("line-" + i);
            state.account().heard(line).ifPresent(at -> heard.put(line, at));
        }
        Map<LineKey, Long> quarantinedItems = state.intake().quarantined().stream()
                .map(QuarantinedItem::line)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(line -> line, Collectors.counting()));
        long elsewhere = state.intake().quarantined().stream()
                .filter(item -> item.line() == null)
                .count();
        Map<LineId, Long> deferred = state.intake().deferred().stream()
                .collect(Collectors.groupingBy(DeferredReport::line, Collectors.counting()));
        Map<LineId, Long> unknown = state.conversations().messages().stream()
                .filter(message ->
                        message.delivery() != null && message.delivery().status() == DeliveryStatus.UNKNOWN)
                .collect(Collectors.groupingBy(Message::line, Collectors.counting()));
        Map<WorkKind, Long> quarantined = state.intake().quarantinedWork().stream()
                .collect(Collectors.groupingBy(work -> work.key().kind(), Collectors.counting()));
        return new Backlog(heard, quarantinedItems, elsewhere, deferred, unknown, Map.of(), quarantined);
    }
}
