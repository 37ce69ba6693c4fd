package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.AccountId;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import java.time.Instant;
import java.util.Optional;

/** The storage form of quarantined work. */
public final class WorkCodec {
    private static final String TABLE = "escala_work_quarantine";

    private WorkCodec() {}

    /** Writes the fields of quarantined work that have no column. */
    public static String write(QuarantinedWork work) {
        WorkItem item = work.item();
        return new JsonDocument()
                .put("lane", item.lane())
                .put("group", item.group())
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
