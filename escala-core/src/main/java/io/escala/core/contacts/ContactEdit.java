package io.escala.core.contacts;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Lifecycle;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is changed of a contact, all or nothing. A field that is not named stays as it is. Later steps win over earlier ones of the same field;
 * steps about phones and e-mails are done in their order. Immutable: each step returns a copy.
 *
 * <pre>{@code
 * desk.contacts().edit(rosa, version, edit -> edit.lastName("Núñez").addPhone("0341 15-555-0101").field("plan", "pro").clear("notes"));
 * }</pre>
 */
@CheckReturnValue
public final class ContactEdit {
    private static final ContactEdit NOTHING = new ContactEdit(Map.of(), Map.of(), List.of());

    /** A field of the contact itself. */
    public enum Field {
        FIRST_NAME("firstName"),
        LAST_NAME("lastName"),
        JOB_TITLE("jobTitle"),
        COMPANY("company"),
        OWNER("owner"),
        LIFECYCLE("lifecycle"),
        MARKETING("marketing"),
        ID_FIELD("idField"),
        EXTERNAL_REFERENCE("externalReference");

        private final String apiName;

        Field(String apiName) {
            this.apiName = apiName;
        }

        /** Returns its name in refusals. */
        public String apiName() {
            return apiName;
        }
    }

    /** What is done to a phone or an e-mail. */
    public enum KeyAction {
        /** Give it to the contact: the primary one if there is none. */
        ADD,
        /** Take it off the contact. */
        REMOVE,
        /** Make it the primary one. */
        MAKE_PRIMARY,
        /** Make it the WhatsApp phone. */
        MAKE_WHATSAPP,
        /** Leave the contact without WhatsApp phone; the number stays. */
        CLEAR_WHATSAPP
    }

    /**
     * A step about a phone or an e-mail.
     *
     * @param action what is done
     * @param phone whether it is a phone, rather than an e-mail
     * @param text the phone or e-mail as it was typed; empty for {@link KeyAction#CLEAR_WHATSAPP}
     */
    public record KeyStep(KeyAction action, boolean phone, String text) {
        public KeyStep {
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(text, "text");
        }

        /** Without the phone or e-mail: it is personal data. */
        @Override
        public String toString() {
            return "KeyStep[" + action + (phone ? " phone]" : " e-mail]");
        }
    }

    /** The new value of each field that is changed: empty to clear it. */
    private final Map<Field, Optional<Object>> fields;

    private final Map<String, Optional<Object>> customFields;
    private final List<KeyStep> keys;

    private ContactEdit(
            Map<Field, Optional<Object>> fields, Map<String, Optional<Object>> customFields, List<KeyStep> keys) {
        this.fields = fields;
        this.customFields = customFields;
        this.keys = keys;
    }

    /** Returns an edit that changes nothing. */
    public static ContactEdit nothing() {
        return NOTHING;
    }

    private ContactEdit with(Field field, @Nullable Object value) {
        Map<Field, Optional<Object>> copy = new LinkedHashMap<>(fields);
        copy.put(field, Optional.ofNullable(value));
        return new ContactEdit(Collections.unmodifiableMap(copy), customFields, keys);
    }

    /** Sets the first name. */
    public ContactEdit firstName(String name) {
        return with(Field.FIRST_NAME, Objects.requireNonNull(name, "name"));
    }

    /** Sets the last name. */
    public ContactEdit lastName(String name) {
        return with(Field.LAST_NAME, Objects.requireNonNull(name, "name"));
    }

    /** Sets the job title. */
    public ContactEdit jobTitle(String title) {
        return with(Field.JOB_TITLE, Objects.requireNonNull(title, "title"));
    }

    /**
     * Sets the company by its name, as it was typed. The contact comes to belong to the only company that has the name and is not archived; case, accents
     * and punctuation do not matter. If none has, one is created, by whoever may create companies. Else the name is kept, and belongs to no company, as it
     * does when several have it. The name of the contact's own company leaves the contact in it.
     */
    public ContactEdit company(String name) {
        return with(Field.COMPANY, Objects.requireNonNull(name, "name"));
    }

    /** Sets the company: one of the account that is not archived, or the one that the contact belongs to already. */
    public ContactEdit company(CompanyId company) {
        return with(Field.COMPANY, Objects.requireNonNull(company, "company"));
    }

    /** Leaves the contact without company, as {@link #clear} does with {@code company}. */
    public ContactEdit noCompany() {
        return with(Field.COMPANY, null);
    }

    /** Sets the user who is responsible for the contact: an active one of the account. */
    public ContactEdit owner(UserId user) {
        return with(Field.OWNER, Objects.requireNonNull(user, "user"));
    }

    /** Sets whether the contact is a customer or a prospect. */
    public ContactEdit lifecycle(Lifecycle kind) {
        return with(Field.LIFECYCLE, Objects.requireNonNull(kind, "kind"));
    }

    /** Sets whether the contact may get marketing messages. */
    public ContactEdit marketing(boolean wanted) {
        return with(Field.MARKETING, wanted);
    }

    /** Sets the field by which the account numbers its contacts. */
    public ContactEdit idField(String id) {
        return with(Field.ID_FIELD, Objects.requireNonNull(id, "id"));
    }

    /** Sets the id that the contact has in another system. */
    public ContactEdit externalReference(String reference) {
        return with(Field.EXTERNAL_REFERENCE, Objects.requireNonNull(reference, "reference"));
    }

    /** Sets a field of the account's own, of whatever type, as it was typed. A blank value clears it. */
    public ContactEdit field(String name, String value) {
        return custom(name, Objects.requireNonNull(value, "value").isBlank() ? Optional.empty() : Optional.of(value));
    }

    /** Sets a date field of the account's own. */
    public ContactEdit field(String name, LocalDate value) {
        return custom(name, Optional.of(Objects.requireNonNull(value, "value")));
    }

    /** Sets a field of the account's own that is a moment, to the second. */
    public ContactEdit field(String name, Instant value) {
        return custom(name, Optional.of(Objects.requireNonNull(value, "value")));
    }

    /** Sets a number field of the account's own. */
    public ContactEdit field(String name, BigDecimal value) {
        return custom(name, Optional.of(Objects.requireNonNull(value, "value")));
    }

    /** Sets a field of the account's own to yes or no. */
    public ContactEdit field(String name, boolean value) {
        return custom(name, Optional.of(value));
    }

    /** Sets a field of the account's own to some of its options, by their keys or labels. None of them clears it. */
    public ContactEdit field(String name, Collection<String> options) {
        List<String> chosen = List.copyOf(Objects.requireNonNull(options, "options"));
        return custom(name, chosen.isEmpty() ? Optional.empty() : Optional.of(chosen));
    }

    /**
     * Clears a field, by its name in the API: {@code firstName}, {@code lastName}, {@code jobTitle}, {@code company}, {@code owner}, {@code idField},
     * {@code externalReference}; any other name is a field of the account's own.
     */
    public ContactEdit clear(String name) {
        Objects.requireNonNull(name, "name");
        for (Field field : Field.values()) {
            if (field.apiName().equals(name) && field != Field.LIFECYCLE && field != Field.MARKETING) {
                return with(field, null);
            }
        }
        return custom(name, Optional.empty());
    }

    private ContactEdit custom(String name, Optional<Object> value) {
        Map<String, Optional<Object>> copy = new LinkedHashMap<>(customFields);
        copy.put(Objects.requireNonNull(name, "name"), value);
        return new ContactEdit(fields, Collections.unmodifiableMap(copy), keys);
    }

    /** Adds a phone, in any form of the account's region: the primary one if there is none, else one of at most ten others. */
    public ContactEdit addPhone(String number) {
        return key(KeyAction.ADD, true, Objects.requireNonNull(number, "number"));
    }

    /** Takes a phone off the contact, whatever it is to it. No rule and no automation gives it back, only a user does. */
    public ContactEdit removePhone(String number) {
        return key(KeyAction.REMOVE, true, Objects.requireNonNull(number, "number"));
    }

    /** Makes a phone the primary one, and adds it if it is missing; the primary phone of before stays as another one. */
    public ContactEdit primaryPhone(String number) {
        return key(KeyAction.MAKE_PRIMARY, true, Objects.requireNonNull(number, "number"));
    }

    /** Makes a phone the WhatsApp phone, and adds it if it is missing; the WhatsApp phone of before stays as another one. */
    public ContactEdit whatsAppPhone(String number) {
        return key(KeyAction.MAKE_WHATSAPP, true, Objects.requireNonNull(number, "number"));
    }

    /** Leaves the contact without WhatsApp phone; the number stays. The next message from one of its phones sets it again. */
    public ContactEdit withoutWhatsAppPhone() {
        return key(KeyAction.CLEAR_WHATSAPP, true, "");
    }

    /** Adds an e-mail: the primary one if there is none, else one of at most ten others. */
    public ContactEdit addEmail(String address) {
        return key(KeyAction.ADD, false, Objects.requireNonNull(address, "address"));
    }

    /** Takes an e-mail off the contact. */
    public ContactEdit removeEmail(String address) {
        return key(KeyAction.REMOVE, false, Objects.requireNonNull(address, "address"));
    }

    /** Makes an e-mail the primary one, and adds it if it is missing; the primary one of before stays as another one. */
    public ContactEdit primaryEmail(String address) {
        return key(KeyAction.MAKE_PRIMARY, false, Objects.requireNonNull(address, "address"));
    }

    private ContactEdit key(KeyAction action, boolean phone, String text) {
        List<KeyStep> copy = new ArrayList<>(keys);
        copy.add(new KeyStep(action, phone, text));
        return new ContactEdit(fields, customFields, Collections.unmodifiableList(copy));
    }

    /** Returns the new value of each field that is changed: empty to clear it. */
    public Map<Field, Optional<Object>> fields() {
        return fields;
    }

    /** Returns the new value, as it was given, of each field of the account's own that is changed: empty to clear it. */
    public Map<String, Optional<Object>> customFields() {
        return customFields;
    }

    /** Returns the steps about phones and e-mails, in their order. */
    public List<KeyStep> keys() {
        return keys;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContactEdit edit
                && fields.equals(edit.fields)
                && customFields.equals(edit.customFields)
                && keys.equals(edit.keys);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fields, customFields, keys);
    }

    /** The names of fields only: values are personal data. */
    @Override
    public String toString() {
        return "ContactEdit[" + fields.keySet() + ", " + customFields.size() + " custom fields, " + keys + "]";
    }
}
