package io.escala.crm.change;

import io.escala.crm.audit.AuditRecord;
import io.escala.crm.audit.AuditRecordId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The audit trail of a {@link State}. No decision reads it: it is complete in a {@linkplain State#complete() complete state} and otherwise
 * holds what was added. Not thread-safe.
 */
public final class AuditState {
    private static final Comparator<AuditRecord> ORDER =
            Comparator.comparing(AuditRecord::at).thenComparing(one -> one.id().value());

    private final Map<AuditRecordId, AuditRecord> byId = new HashMap<>();
    private final TreeSet<AuditRecord> records = new TreeSet<>(ORDER);
    private final AuditChange.Cases<Boolean> effects = new Effects();

    AuditState() {}

    AuditChange.Cases<Boolean> effects() {
        return effects;
    }

    /** The records, newest first, ties by the greater id. */
    public List<AuditRecord> records() {
        return List.copyOf(records.descendingSet());
    }

    /** The oldest record, if there is any. */
    public Optional<AuditRecord> oldest() {
        return records.isEmpty() ? Optional.empty() : Optional.of(records.first());
    }

    /** What makes an empty trail this one. */
    Stream<Change> changes() {
        return records.stream().map(AuditChange.AppendRecord::new);
    }

    private final class Effects implements AuditChange.Cases<Boolean> {
        @Override
        public Boolean appendRecord(AuditChange.AppendRecord change) {
            AuditRecord added = change.audit();
            if (byId.putIfAbsent(added.id(), added) == null) {
                records.add(added);
            }
            return true;
        }

        @Override
        public Boolean dropRecords(AuditChange.DropRecords change) {
            for (int i = 0; i < change.portion() && !records.isEmpty(); i++) {
                if (!records.first().at().isBefore(change.before())) {
                    return true;
                }
                AuditRecord dropped = records.first();
                records.remove(dropped);
                byId.remove(dropped.id());
            }
            return true;
        }
    }
}
