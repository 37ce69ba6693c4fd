package io.escala.core.internal.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Receipt;
import io.escala.crm.AccountId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineKey;
import io.escala.crm.store.CrmStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose events are. Most name their line. Some name only the WhatsApp Business Account, which may hold lines of several accounts:
 * each of them is concerned.
 */
final class LineLookup {
    private final Map<LineKey, Line> byKey;
    private final Map<String, List<Line>> byWaba;

    private LineLookup(Map<LineKey, Line> byKey, Map<String, List<Line>> byWaba) {
        this.byKey = byKey;
        this.byWaba = byWaba;
    }

    /** Looks the lines of a batch up: one read, and another only when an event names no line but its business account. */
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

    /** The lines an event concerns; none when nobody has any. */
    List<Line> of(ChannelEvent event) {
        LineKey key = event.line();
        if (key != null) {
            Line line = byKey.get(key);
            return line == null ? List.of() : List.of(line);
        }
        String waba = event.wabaId();
        return waba == null ? List.of() : byWaba.getOrDefault(waba, List.of());
    }

    /** One line for each account among them. */
    static Collection<Line> onePerAccount(List<Line> lines) {
        Map<AccountId, Line> first = new LinkedHashMap<>();
        lines.forEach(line -> first.putIfAbsent(line.account(), line));
        return first.values();
    }

    /** What became of an event in several accounts, as one: stored if it was anywhere. */
    static Receipt.Item together(Receipt.@Nullable Item a, Receipt.Item b) {
        return a == null || b.outcome().compareTo(a.outcome()) < 0 ? b : a;
    }
}
