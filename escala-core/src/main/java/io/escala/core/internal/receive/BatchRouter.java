package io.escala.core.internal.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Quarantined;
import io.escala.crm.AccountId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which line of which account each event of a batch concerns, and which events belong to no account and why. Pure.
 */
final class BatchRouter {
    /**
     * Where the events of a batch belong.
     *
     * @param byAccount the events of each account, in the order of the batch; an event that names no line may be in several
     * @param unroutable the other events, in the order of the batch
     */
    record Routes(Map<AccountId, List<RoutedEvent>> byAccount, List<Unroutable> unroutable) {
        /** Returns the lines that events name, by their keys. */
        Map<LineKey, Line> namedLines() {
            Map<LineKey, Line> lines = new LinkedHashMap<>();
            for (List<RoutedEvent> events : byAccount.values()) {
                for (RoutedEvent routed : events) {
                    if (routed.event().line() != null) {
                        lines.put(routed.line().key(), routed.line());
                    }
                }
            }
            return lines;
        }
    }

    /**
     * An event that belongs to no account, or was signed by another app.
     *
     * @param index its index in the batch
     * @param event the event
     * @param reason why it is quarantined
     * @param withoutApp whether its line names no app
     */
    record Unroutable(int index, ChannelEvent event, QuarantinedItem.Reason reason, boolean withoutApp) {
        @Nullable
        String detail() {
            return event instanceof Quarantined quarantined ? quarantined.detail() : null;
        }
    }

    private BatchRouter() {}

    /**
     * Routes events.
     *
     * @param events events of a batch, in its order
     * @param first the index of the first of them in the batch
     * @param lookup their lines
     * @param intake how the batch was received
     */
    static Routes route(List<ChannelEvent> events, int first, LineLookup lookup, IntakeContext intake) {
        Map<AccountId, List<RoutedEvent>> byAccount = new LinkedHashMap<>();
        List<Unroutable> unroutable = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            ChannelEvent event = events.get(i);
            int index = first + i;
            List<Line> known = lookup.of(event);
            List<Line> lines =
                    known.stream().filter(line -> !foreign(line, intake)).toList();
            if (lines.isEmpty()) {
                unroutable.add(new Unroutable(
                        index,
                        event,
                        known.isEmpty() ? unknown(event) : QuarantinedItem.Reason.FOREIGN_LINE,
                        known.stream().anyMatch(line -> line.appId() == null)));
            }
            LineLookup.perAccount(lines)
                    .forEach((account, own) -> byAccount
                            .computeIfAbsent(account, none -> new ArrayList<>())
                            .add(RoutedEvent.of(index, event, own, intake)));
        }
        return new Routes(byAccount, unroutable);
    }

    /** A line without app accepts an app only where no other one could be meant. */
    private static boolean foreign(Line line, IntakeContext intake) {
        String appId = intake.appId();
        if (appId == null) {
            return false;
        }
        return line.appId() == null ? intake.severalApps() : !line.appId().equals(appId);
    }

    private static QuarantinedItem.Reason unknown(ChannelEvent event) {
        return event instanceof Quarantined quarantined && event.line() == null
                ? quarantined.reason()
                : QuarantinedItem.Reason.UNKNOWN_LINE;
    }
}
