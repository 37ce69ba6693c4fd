package io.escala.crm.jdbc.internal.read;

import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.jdbc.internal.codec.AccountCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.Backlog;
import io.escala.crm.work.WorkKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts pending work in one statement, so that all counts are of one moment. Not thread-safe. */
final class BacklogCounts {
    /** Returns rows of (count, key, value). The account is bound six times. */
    static final String SQL = "SELECT 'heard', line, heard_at FROM escala_pulses WHERE account = ?"
            + " UNION ALL SELECT 'aside', line, COUNT(*) FROM escala_aside WHERE account = ? GROUP BY line"
            + " UNION ALL SELECT 'parked', line, COUNT(*) FROM escala_parked WHERE account = ? GROUP BY line"
            + " UNION ALL SELECT 'unknown', c.line, COUNT(*) FROM escala_messages m JOIN escala_conversations c"
            + " ON c.account = m.account AND c.id = m.conversation WHERE m.account = ? AND m.delivery_status = "
            + DeliveryStatus.UNKNOWN.rank() + " GROUP BY c.line"
            + " UNION ALL SELECT 'work', kind, MIN(due) FROM escala_work WHERE account = ? GROUP BY kind"
            + " UNION ALL SELECT 'quarantined', kind, COUNT(*) FROM escala_work_quarantine WHERE account = ? GROUP BY kind";

    private final Map<LineId, Instant> heard = new HashMap<>();
    private final Map<LineKey, Long> quarantinedEvents = new HashMap<>();
    private long quarantinedElsewhere;
    private final Map<LineId, Long> deferred = new HashMap<>();
    private final Map<LineId, Long> unknown = new HashMap<>();
    private final Map<WorkKind, Long> quarantinedWork = new EnumMap<>(WorkKind.class);
    private final Map<WorkKind, Instant> work = new HashMap<>();

    void add(Row row) throws SQLException {
        String count = row.text();
        String of = row.textOrNull();
        long much = row.number();
        if (of == null) {
            quarantinedElsewhere += much;
            return;
        }
        switch (count) {
            case "heard" -> heard.put(new LineId(of), Instant.ofEpochMilli(much));
            case "aside" -> addQuarantined(of, much);
            case "parked" -> deferred.put(new LineId(of), much);
            case "unknown" -> unknown.put(new LineId(of), much);
            case "quarantined" ->
                StoredNames.WORK.find(of, "escala_work_quarantine").ifPresent(kind -> quarantinedWork.put(kind, much));
            // A kind of work that only a newer version knows is left to that version.
            default ->
                StoredNames.WORK.find(of, "escala_work").ifPresent(kind -> work.put(kind, Instant.ofEpochMilli(much)));
        }
    }

    private void addQuarantined(String route, long much) {
        LineKey line = AccountCodec.line(route);
        if (line == null) {
            quarantinedElsewhere += much;
        } else {
            quarantinedEvents.put(line, much);
        }
    }

    Backlog backlog() {
        return new Backlog(heard, quarantinedEvents, quarantinedElsewhere, deferred, unknown, work, quarantinedWork);
    }
}
