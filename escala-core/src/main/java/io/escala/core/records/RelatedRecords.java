package io.escala.core.records;

import io.escala.core.port.ExternalRecord;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordKind;
import java.util.List;

/**
 * The opportunities, activities and tasks with a contact: those kept here, and apart from them those that another system of the host keeps
 * ({@link #elsewhere()}). Immutable.
 */
public final class RelatedRecords {
    /** How many are read of a contact: so many of those kept here, and so many of those elsewhere. */
    public static final int MAX = 200;

    private final List<CrmRecord> all;
    private final boolean complete;
    private final List<ExternalRecord> elsewhere;
    private final boolean answered;

    /**
     * Collects those kept here.
     *
     * @param all the records, newest first
     * @param complete whether there are no more
     */
    public RelatedRecords(List<CrmRecord> all, boolean complete) {
        this(all, complete, List.of(), true);
    }

    private RelatedRecords(List<CrmRecord> all, boolean complete, List<ExternalRecord> elsewhere, boolean answered) {
        this.all = List.copyOf(all);
        this.complete = complete;
        this.elsewhere = List.copyOf(elsewhere);
        this.answered = answered;
    }

    /**
     * Returns a copy with those of another system.
     *
     * @param records the records; more than {@value #MAX} are cut
     */
    public RelatedRecords withElsewhere(List<ExternalRecord> records) {
        return new RelatedRecords(all, complete, records, true);
    }

    /** Returns a copy that says that the other system did not answer. */
    public RelatedRecords withoutAnswer() {
        return new RelatedRecords(all, complete, List.of(), false);
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

    /** Returns all that are kept here, newest first. */
    public List<CrmRecord> all() {
        return all;
    }

    /** Returns whether these are all; otherwise they are the newest {@value #MAX}, and {@link Records#list} has the others. */
    public boolean complete() {
        return complete;
    }

    /** Returns those that another system of the host keeps, in its order, at most {@value #MAX}; none when it did not answer or there is none. */
    public List<ExternalRecord> elsewhere() {
        return elsewhere.size() > MAX ? elsewhere.subList(0, MAX) : elsewhere;
    }

    /** Returns whether {@link #elsewhere()} are all; not when there are more, and not when the other system did not answer. */
    public boolean elsewhereComplete() {
        return answered && elsewhere.size() <= MAX;
    }

    /** Returns whether the other system answered in time; true also when there is none. */
    public boolean sourceAnswered() {
        return answered;
    }

    @Override
    public String toString() {
        return "RelatedRecords[" + all.size() + (complete ? "" : " of more") + ", elsewhere "
                + (answered ? elsewhere().size() : "no answer") + "]";
    }
}
