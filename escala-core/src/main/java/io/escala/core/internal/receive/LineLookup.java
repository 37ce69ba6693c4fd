package io.escala.core.internal.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.crm.AccountId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineKey;
import io.escala.crm.store.CrmStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the lines of events. Most events name their line. Some name only the WhatsApp Business Account, which may have lines
 * in several accounts: the event concerns each of them.
 */
final class LineLookup {
    private final Map<LineKey, Line> byKey;
    private final Map<String, List<Line>> byWaba;

    LineLookup(Map<LineKey, Line> byKey, Map<String, List<Line>> byWaba) {
        this.byKey = byKey;
        this.byWaba = byWaba;
    }

    /** Looks up the lines of a batch: one read, and a second one only for events that name only a business account. */
    static LineLookup of(CrmStore store, List<ChannelEvent> events) {
        Set<LineKey> keys = new LinkedHashSet<>();
        Set<String> wabas = new LinkedHashSet<>();
        for (ChannelEvent event : events) {
            LineKey key = event.line();
            String waba = event.wabaId();
            if (key != null) {
                keys.add(key);
            } else if (waba != null) {
                wabas.add(waba);
            }
        }
        return new LineLookup(
                keys.isEmpty() ? Map.of() : store.linesByKey(keys),
                wabas.isEmpty() ? Map.of() : store.linesByWaba(wabas));
    }

    /** Returns the lines an event concerns; empty when none is connected. */
    List<Line> of(ChannelEvent event) {
        LineKey key = event.line();
        if (key != null) {
            Line line = byKey.get(key);
            return line == null ? List.of() : List.of(line);
        }
        String waba = event.wabaId();
        return waba == null ? List.of() : byWaba.getOrDefault(waba, List.of());
    }

    /** Returns the lines of each account. */
    static Map<AccountId, List<Line>> perAccount(List<Line> lines) {
        Map<AccountId, List<Line>> each = new LinkedHashMap<>();
        lines.forEach(line ->
                each.computeIfAbsent(line.account(), none -> new ArrayList<>()).add(line));
        each.replaceAll((account, own) -> List.copyOf(own));
        return each;
    }
}
