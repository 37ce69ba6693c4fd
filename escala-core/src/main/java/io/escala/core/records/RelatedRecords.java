package io.escala.core.records;

import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordKind;
import java.util.List;

/** The opportunities, activities and tasks with a contact. Immutable. */
public final class RelatedRecords {
    /** How many are read of a contact. */
    public static final int MAX = 200;

    private final List<CrmRecord> all;
    private final boolean complete;

    /**
     * Collects them.
     *
     * @param all the records, newest first
     * @param complete whether there are no more
     */
    public RelatedRecords(List<CrmRecord> all, boolean complete) {
        this.all = List.copyOf(all);
        this.complete = complete;
    }

    private List<CrmRecord> of(RecordKind kind) {
        return all.stream().filter(record -> record.kind() == kind).toList();
    }

    /** Returns the opportunities, newest first. */
    public List<CrmRecord> opportunities() {
        return of(RecordKind.OPPORTUNITY);
    }

    /** Returns the activities, newest first. */
    public List<CrmRecord> activities() {
        return of(RecordKind.ACTIVITY);
    }

    /** Returns the tasks, newest first. */
    public List<CrmRecord> tasks() {
        return of(RecordKind.TASK);
    }

    /** Returns all of them, newest first. */
    public List<CrmRecord> all() {
        return all;
    }

    /** Returns whether these are all; otherwise they are the newest {@value #MAX}, and {@link Records#list} has the others. */
    public boolean complete() {
        return complete;
    }

    @Override
    public String toString() {
        return "RelatedRecords[" + all.size() + (complete ? "]" : " of more]");
    }
}
