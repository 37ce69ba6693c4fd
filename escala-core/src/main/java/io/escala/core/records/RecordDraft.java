package io.escala.core.records;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.Money;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.record.RecordKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity, an activity or a task, as it is to be saved. Immutable; what is wrong with it is refused when it is saved. A step with null
 * or a blank text leaves the field empty.
 *
 * <pre>{@code
 * RecordDraft.opportunity("Two vans").about(rosa).worth(new Money(new BigDecimal("25000"), "USD")).externalReference("deal-7")
 * }</pre>
 */
@CheckReturnValue
public final class RecordDraft {
    private enum Field {
        NOTES,
        OWNER,
        CONTACT,
        COMPANY,
        REFERENCE,
        DUE,
        STAGE,
        WORTH,
        EXPECTED_CLOSE,
        RESULT,
        TYPE,
        AT,
        PRIORITY,
        CUSTOM
    }

    private final RecordKind kind;
    private final String title;
    private final Map<Field, Object> fields;

    private RecordDraft(RecordKind kind, String title, Map<Field, Object> fields) {
        this.kind = kind;
        this.title = Objects.requireNonNull(title, "title");
        this.fields = Map.copyOf(fields);
    }

    /**
     * Starts an opportunity, which is open.
     *
     * @param title what it is called, 1 to 200 characters
     */
    public static RecordDraft opportunity(String title) {
        return new RecordDraft(RecordKind.OPPORTUNITY, title, Map.of());
    }

    /**
     * Starts an activity, still without its type and time.
     *
     * @param title what it is called, 1 to 200 characters
     */
    public static RecordDraft activity(String title) {
        return new RecordDraft(RecordKind.ACTIVITY, title, Map.of());
    }

    /**
     * Starts a task.
     *
     * @param title what it is called, 1 to 200 characters
     */
    public static RecordDraft task(String title) {
        return new RecordDraft(RecordKind.TASK, title, Map.of());
    }

    /** Starts from a record as it is, to change it. */
    public static RecordDraft of(CrmRecord record) {
        RecordDraft draft = new RecordDraft(record.kind(), record.title(), Map.of())
                .notes(record.notes())
                .ownedBy(record.owner())
                .about(record.contact())
                .aboutCompany(record.company())
                .externalReference(record.externalReference());
        return record.details().accept(new RecordDetails.Cases<RecordDraft>() {
            @Override
            public RecordDraft opportunity(RecordDetails.Opportunity details) {
                return draft.due(record.due())
                        .stage(details.stage())
                        .worth(details.worth())
                        .expectedClose(details.expectedClose())
                        .with(Field.RESULT, details.result())
                        .with(Field.CUSTOM, Map.<String, Object>copyOf(details.customFields()));
            }

            @Override
            public RecordDraft activity(RecordDetails.Activity details) {
                return draft.type(details.type()).at(details.at());
            }

            @Override
            public RecordDraft task(RecordDetails.Task details) {
                return draft.due(record.due()).priority(details.priority());
            }
        });
    }

    private RecordDraft with(Field field, @Nullable Object value) {
        Map<Field, Object> changed = new EnumMap<>(Field.class);
        changed.putAll(fields);
        if (value == null || (value instanceof String text && text.isBlank())) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return new RecordDraft(kind, title, changed);
    }

    /** Returns a draft with another title. */
    public RecordDraft title(String newTitle) {
        return new RecordDraft(kind, Objects.requireNonNull(newTitle, "newTitle"), fields);
    }

    /** Returns a draft with these notes, at most {@value CrmRecord#MAX_NOTES} characters. */
    public RecordDraft notes(@Nullable String notes) {
        return with(Field.NOTES, notes);
    }

    /** Returns a draft that belongs to a user. Without one a new record belongs to the user who creates it, and that of an upsert stays whose it is. */
    public RecordDraft ownedBy(@Nullable UserId owner) {
        return with(Field.OWNER, owner);
    }

    /** Returns a draft about a contact. */
    public RecordDraft about(@Nullable ContactId contact) {
        return with(Field.CONTACT, contact);
    }

    /** Returns a draft about a company. */
    public RecordDraft aboutCompany(@Nullable CompanyId company) {
        return with(Field.COMPANY, company);
    }

    /** Returns a draft with an id in the host's system, which one record of its kind has. */
    public RecordDraft externalReference(@Nullable String reference) {
        return with(Field.REFERENCE, reference);
    }

    /** Returns an opportunity or task that is due at a time; an activity is due when it takes place. */
    public RecordDraft due(@Nullable Instant due) {
        return with(Field.DUE, due);
    }

    /** Returns an opportunity at a stage, at most 200 characters. */
    public RecordDraft stage(@Nullable String stage) {
        return with(Field.STAGE, stage);
    }

    /** Returns an opportunity that is worth this. */
    public RecordDraft worth(@Nullable Money worth) {
        return with(Field.WORTH, worth);
    }

    /** Returns an opportunity with the day on which the sale is expected. */
    public RecordDraft expectedClose(@Nullable LocalDate day) {
        return with(Field.EXPECTED_CLOSE, day);
    }

    /** Returns an opportunity that is won, and so done. */
    public RecordDraft won() {
        return with(Field.RESULT, RecordDetails.Result.WON);
    }

    /** Returns an opportunity that is lost, and so done. */
    public RecordDraft lost() {
        return with(Field.RESULT, RecordDetails.Result.LOST);
    }

    /** Returns an activity of this type, such as call or meeting; at most 200 characters. */
    public RecordDraft type(@Nullable String type) {
        return with(Field.TYPE, type);
    }

    /** Returns an activity that takes place at a time. */
    public RecordDraft at(@Nullable Instant at) {
        return with(Field.AT, at);
    }

    /** Returns a task with a priority. */
    public RecordDraft priority(RecordDetails.@Nullable Priority priority) {
        return with(Field.PRIORITY, priority);
    }

    /**
     * Returns an opportunity with a field of the account's own.
     *
     * @param field its key
     * @param value its value as typed, whatever the type of the field; null or blank for none
     */
    public RecordDraft field(String field, @Nullable String value) {
        return own(field, value == null || value.isBlank() ? null : value);
    }

    /** Returns an opportunity with a number field of the account's own. */
    public RecordDraft field(String field, BigDecimal value) {
        return own(field, Objects.requireNonNull(value, "value"));
    }

    /** Returns an opportunity with a date field of the account's own. */
    public RecordDraft field(String field, LocalDate value) {
        return own(field, Objects.requireNonNull(value, "value"));
    }

    /** Returns an opportunity with a field of the account's own that is a moment, kept to the second. */
    public RecordDraft field(String field, Instant value) {
        return own(field, Objects.requireNonNull(value, "value"));
    }

    /** Returns an opportunity with a yes-or-no field of the account's own. */
    public RecordDraft field(String field, boolean value) {
        return own(field, value);
    }

    /** Returns an opportunity with a field of the account's own that has these of its options, by their keys or labels. */
    public RecordDraft field(String field, Collection<String> options) {
        List<String> chosen = List.copyOf(Objects.requireNonNull(options, "options"));
        return own(field, chosen.isEmpty() ? null : chosen);
    }

    private RecordDraft own(String field, @Nullable Object value) {
        Objects.requireNonNull(field, "field");
        Map<String, Object> changed = new LinkedHashMap<>(customFields());
        if (value == null) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return with(Field.CUSTOM, changed.isEmpty() ? null : Map.copyOf(changed));
    }

    private <T> Optional<T> get(Field field, Class<T> type) {
        return Optional.ofNullable(fields.get(field)).map(type::cast);
    }

    /** Returns what kind of record it is. */
    public RecordKind kind() {
        return kind;
    }

    /** Returns the title. It may contain personal data: never log it. */
    public String title() {
        return title;
    }

    /** Returns the notes. They may contain personal data: never log them. */
    public Optional<String> notes() {
        return get(Field.NOTES, String.class);
    }

    /** Returns whose it is to be. */
    public Optional<UserId> owner() {
        return get(Field.OWNER, UserId.class);
    }

    /** Returns the contact it is about. */
    public Optional<ContactId> contact() {
        return get(Field.CONTACT, ContactId.class);
    }

    /** Returns the company it is about. */
    public Optional<CompanyId> company() {
        return get(Field.COMPANY, CompanyId.class);
    }

    /** Returns the id in the host's system. */
    public Optional<String> externalReference() {
        return get(Field.REFERENCE, String.class);
    }

    /** Returns when it is due. */
    public Optional<Instant> due() {
        return get(Field.DUE, Instant.class);
    }

    /** Returns the stage of an opportunity. */
    public Optional<String> stage() {
        return get(Field.STAGE, String.class);
    }

    /** Returns what an opportunity is worth. */
    public Optional<Money> worth() {
        return get(Field.WORTH, Money.class);
    }

    /** Returns the day on which a sale is expected. */
    public Optional<LocalDate> expectedClose() {
        return get(Field.EXPECTED_CLOSE, LocalDate.class);
    }

    /** Returns how an opportunity ended, if that is said. */
    public Optional<RecordDetails.Result> result() {
        return get(Field.RESULT, RecordDetails.Result.class);
    }

    /** Returns the type of an activity. */
    public Optional<String> type() {
        return get(Field.TYPE, String.class);
    }

    /** Returns when an activity takes place. */
    public Optional<Instant> at() {
        return get(Field.AT, Instant.class);
    }

    /** Returns the priority of a task. */
    public Optional<RecordDetails.Priority> priority() {
        return get(Field.PRIORITY, RecordDetails.Priority.class);
    }

    /** Returns the values of an opportunity's fields of the account's own by key, as they were given. */
    @SuppressWarnings("unchecked") // put in by the steps above
    public Map<String, Object> customFields() {
        return (Map<String, Object>) fields.getOrDefault(Field.CUSTOM, Map.of());
    }

    /** The kind only: titles are texts of people. */
    @Override
    public String toString() {
        return "RecordDraft[" + kind + "]";
    }
}
