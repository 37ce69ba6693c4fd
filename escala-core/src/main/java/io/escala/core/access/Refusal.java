package io.escala.core.access;

import io.escala.crm.contact.ContactId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An expected "no": reason, remedy and place. A command returns all refusals at once, so that a form can show every problem.
 *
 * @param reason the reason
 * @param remedy the remedy
 * @param field the field refused, by its name in the API, or null
 * @param index the index in a list, from 0, or null
 * @param holder the contact that holds the key, or null
 */
public record Refusal(
        Reason reason,
        Remedy remedy,
        @Nullable String field,
        @Nullable Integer index,
        @Nullable ContactId holder) {
    /** Why something is refused. */
    public enum Reason {
        /** The account lacks the Pro plan or the WhatsApp add-on. */
        NOT_ENTITLED,
        /** The actor's role does not grant the permission. */
        NOT_PERMITTED,
        /** It does not exist, or the actor may not see it. */
        NOT_FOUND,
        /** A required field is missing or blank. */
        FIELD_MISSING,
        /** A field has an invalid value. */
        FIELD_INVALID,
        /** The person's consent to the storage of their data was not confirmed. */
        CONSENT_MISSING,
        /** There is neither phone nor e-mail nor channel identity to identify the contact by. */
        NOT_IDENTIFIABLE,
        /** The phone, e-mail or other key belongs to another contact, which is named. */
        KEY_TAKEN,
        /** The conversation already belongs to another contact, which is named. */
        ALREADY_REGISTERED,
        /** A contact cannot hold more of these. */
        LIMIT_REACHED,
        /** The messaging window is closed: free text may not be sent now. */
        WINDOW_CLOSED,
        /** On this channel the customer has to write first. */
        CHANNEL_CANNOT_START,
        /** The line cannot send. */
        LINE_UNAVAILABLE,
        /** There is no number or id to send to. */
        NO_DESTINATION,
        /** The number to send to is known to belong to another contact, which is named. */
        DESTINATION_OF_OTHER,
        /** The text is empty. */
        TEXT_EMPTY,
        /** The text is longer than the channel accepts. */
        TEXT_TOO_LONG,
        /** Templates do not exist on this channel. */
        TEMPLATE_NOT_ON_CHANNEL,
        /** There is no such template in this language for this line. */
        TEMPLATE_UNKNOWN,
        /** Meta has not approved the template, or has stopped it. */
        TEMPLATE_NOT_APPROVED,
        /** The number or the names of the values do not fit the placeholders. */
        TEMPLATE_VALUES_MISMATCH,
        /** A bound placeholder has no default value. */
        TEMPLATE_DEFAULT_MISSING,
        /** A value is blank, or contains a line break, a tab or more than four spaces in a row, which Meta rejects. */
        TEMPLATE_VALUE_INVALID,
        /** The contact is not a marketing contact, has withdrawn consent, or was never asked. */
        MARKETING_NOT_ALLOWED,
        /** The same client reference was used for another message. */
        KEY_REUSED,
        /** Another user changed it in the meantime. */
        CHANGED_MEANWHILE
    }

    /** What the caller can do about a refusal. */
    public enum Remedy {
        /** Talk to an adviser about the plan. */
        TALK_TO_ADVISER,
        /** Ask an administrator. */
        ASK_ADMINISTRATOR,
        /** Correct the field. */
        CORRECT,
        /** Open the contact that holds the key: associate the conversation with it, or correct the value. */
        LOOK_AT_HOLDER,
        /** Send an approved template. */
        SEND_TEMPLATE,
        /** Wait until the customer writes. */
        WAIT_FOR_CUSTOMER,
        /** Choose another template, or wait for Meta's approval. */
        CHOOSE_OTHER_TEMPLATE,
        /** Use a new client reference. */
        USE_FRESH_REFERENCE,
        /** Read again and retry. */
        READ_AGAIN,
        /** The caller can do nothing. */
        NONE
    }

    public Refusal {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(remedy, "remedy");
    }

    /**
     * Creates a refusal without field.
     *
     * @param reason the reason
     * @param remedy the remedy
     * @return the refusal
     */
    public static Refusal of(Reason reason, Remedy remedy) {
        return new Refusal(reason, remedy, null, null, null);
    }

    /**
     * Creates a refusal of a field; its remedy is to correct it.
     *
     * @param reason the reason
     * @param field the field, by its name in the API
     * @return the refusal
     */
    public static Refusal field(Reason reason, String field) {
        return new Refusal(reason, Remedy.CORRECT, field, null, null);
    }

    /**
     * Creates a refusal of an element of a list; its remedy is to correct it.
     *
     * @param reason the reason
     * @param field the list, by its name in the API
     * @param index the index, from 0
     * @return the refusal
     */
    public static Refusal at(Reason reason, String field, int index) {
        return new Refusal(reason, Remedy.CORRECT, field, index, null);
    }

    /**
     * Creates a refusal because a contact holds the key; its remedy is to open that contact.
     *
     * @param reason the reason
     * @param field the field, or null
     * @param holder the contact
     * @return the refusal
     */
    public static Refusal held(Reason reason, @Nullable String field, ContactId holder) {
        return new Refusal(reason, Remedy.LOOK_AT_HOLDER, field, null, holder);
    }
}
