package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.AccountId;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkPriority;
import java.time.Instant;
import java.util.Optional;

/** The storage form of queues and of quarantined work. */
public final class WorkCodec {
    private static final String TABLE = "escala_work_quarantine";

    private WorkCodec() {}

    /** Returns the stored number of a queue; workers serve the queues in the order of these numbers. */
    public static int number(WorkPriority priority) {
        return switch (priority) {
            case NORMAL -> 0;
            case BULK -> 1;
        };
    }

    /** Returns the queue of a stored number. One that only a newer version knows is read as bulk. */
    public static WorkPriority priority(int number) {
        return number == 0 ? WorkPriority.NORMAL : WorkPriority.BULK;
    }

    /** Writes the fields of quarantined work that have no column. */
    public static String write(QuarantinedWork work) {
        WorkItem item = work.item();
        return new JsonDocument()
                .put("lane", item.lane())
                .put("group", item.group())
                .put("priority", number(item.priority()))
                .put("due", item.due())
                .put("attempts", item.attempts())
                .put("errors", item.errors())
                .put("suspicions", item.suspicions())
                .put("reason", StoredNames.WORK_QUARANTINE.tag(work.reason()))
                .put("detail", work.detail())
                .json();
    }

    /**
     * Reads quarantined work from its columns and JSON.
     *
     * @return the work, or empty when its kind is known only to a newer version; a reason that only a newer version knows is
     *     read as errors
     */
    public static Optional<QuarantinedWork> quarantined(
            AccountId account, String kind, String id, Instant at, String json) {
        JsonDocument doc = JsonDocument.of(json);
        return StoredNames.WORK
                .find(kind, TABLE)
                .map(known -> new QuarantinedWork(
                        new WorkItem(
                                account,
                                new WorkKey(known, id),
                                doc.text("lane"),
                                doc.text("group"),
                                priority(doc.smallOrZero("priority")),
                                doc.time("due"),
                                doc.small("attempts"),
                                doc.small("errors"),
                                doc.small("suspicions")),
                        StoredNames.WORK_QUARANTINE
                                .find(doc.text("reason"), TABLE)
                                .orElse(QuarantinedWork.Reason.ERRORS),
                        doc.textOrNull("detail"),
                        at));
    }
}
