package io.escala.core.records;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Listing;
import io.escala.core.result.Outcome;
import io.escala.crm.contact.ContactId;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The opportunities, activities and tasks of the account of a {@link io.escala.core.inbox.Desk}.
 *
 * <p>Whoever looks up contacts reads them. The host and roles with {@link io.escala.crm.account.Permission#MANAGE_CONTACTS} change all of them; roles with
 * {@link io.escala.crm.account.Permission#MANAGE_OWN_CONTACTS} those that belong to the user or are about a contact of the user, and roles with
 * {@link io.escala.crm.account.Permission#MANAGE_MARKETING_CONTACTS} those about a contact that may be written for marketing. Automations create, upsert by reference what
 * is new, and complete.
 *
 * <p>Every command that changes something is one commit with its event ({@link io.escala.crm.event.CrmEvent.RecordChanged}); followers get those about one
 * contact in order. What changes nothing writes nothing.
 *
 * <p>Thread-safe. Every call throws {@link io.escala.core.channel.TryAgainException} when the store is unavailable. Not for implementing outside
 * tests: minor versions add methods.
 */
@CheckReturnValue
public interface Records {
    /**
     * Creates a record. Refused, with every problem at once: a title that is missing or too long, notes that are too long, a field that its kind does
     * not have, an activity without type or time, a contact or company that is not there, and a reference that another one of the kind has.
     *
     * @param draft the record as it is to be
     * @return the record
     */
    Outcome<CrmRecord> create(RecordDraft draft);

    /**
     * Changes a record, all or nothing.
     *
     * @param record its id
     * @param version the version that was read
     * @param change makes the new draft of that of the record as it is; pure, and may run more than once
     * @return the record as it is now; refused as {@link Records#create} is, and when it was changed meanwhile or would become one of another kind
     */
    Outcome<CrmRecord> edit(RecordId record, long version, UnaryOperator<RecordDraft> change);

    /**
     * Creates a record, or changes the one of the kind that has the draft's external reference: it becomes as the draft says, but stays done or open unless
     * the draft says how an opportunity ended, and stays whose it is unless the draft names an owner.
     *
     * @param draft the record as it is to be, with an external reference
     * @return the record
     */
    Outcome<CrmRecord> upsert(RecordDraft draft);

    /**
     * Completes an activity or a task; one that is done stays as it is. An opportunity is refused: say with {@link #edit} whether it is won or lost.
     *
     * @param record its id
     * @return the record
     */
    Outcome<CrmRecord> complete(RecordId record);

    /**
     * Opens a record that is done; one that is open stays as it is.
     *
     * @param record its id
     * @return the record
     */
    Outcome<CrmRecord> reopen(RecordId record);

    /**
     * Removes a record.
     *
     * @param record its id
     * @return the record as it was
     */
    Outcome<CrmRecord> remove(RecordId record);

    /**
     * Returns a record.
     *
     * @throws io.escala.core.result.RefusedException when plan or role do not allow it
     */
    Optional<CrmRecord> find(RecordId record);

    /**
     * Returns what there is with a contact: what is kept here, in one read, and what the host's {@link io.escala.core.port.RecordSource} has, if there is
     * one, of a contact that exists. What is kept here is there also when the source is slow or fails.
     *
     * @throws io.escala.core.result.RefusedException when plan or role do not allow it
     */
    RelatedRecords of(ContactId contact);

    /**
     * Lists records, those due first first; those never due last.
     *
     * @throws io.escala.core.result.RefusedException when plan or role do not allow it
     */
    Listing<CrmRecord> list(RecordQuery query);
}
