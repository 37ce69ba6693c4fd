package io.escala.core.access;

import io.escala.crm.contact.ContactId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An expected "no": why, what would help, and where. A command answers with all of them at once, so a form can show every
 * problem.
 *
 * @param reason why
 * @param remedy what would help
 * @param field the field it is about, in the words of the API, or null
 * @param index the position in a list it is about, from 0, or null
 * @param holder the contact that holds what was wanted, or null
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
        /** The actor's role does not grant it. */
        NOT_PERMITTED,
        /** There is no such thing, or the actor may not see it. */
        NOT_FOUND,
        /** A required field is missing or blank. */
        FIELD_MISSING,
        /** A field holds something it cannot hold. */
        FIELD_INVALID,
        /** The person's consent to keep their data was not confirmed. */
        CONSENT_MISSING,
        /** Neither phone nor e-mail nor channel identity is there to identify the contact by. */
        NOT_IDENTIFIABLE,
        /** The phone, e-mail or other key belongs to another contact, which is named. */
        KEY_TAKEN,
        /** The conversation belongs to another contact already, which is named. */
        ALREADY_REGISTERED,
        /** A contact cannot hold more of these. */
        LIMIT_REACHED,
        /** The messaging window is shut: free text may not be sent now. */
        WINDOW_CLOSED,
        /** On this channel the customer has to write first. */
        CHANNEL_CANNOT_START,
        /** The line does not send. */
        LINE_UNAVAILABLE,
        /** There is no number or id to send to. */
        NO_DESTINATION,
        /** The number to send to is known as somebody else's, who is named. */
        DESTINATION_OF_OTHER,
        /** The text is empty. */
        TEXT_EMPTY,
        /** The text is longer than the channel takes. */
        TEXT_TOO_LONG,
        /** Templates do not exist on this channel. */
        TEMPLATE_NOT_ON_CHANNEL,
        /** There is no such template in this language for this line. */
        TEMPLATE_UNKNOWN,
        /** Meta has not approved the template, or stopped it. */
        TEMPLATE_NOT_APPROVED,
        /** The number or the names of the values do not fit the placeholders. */
        TEMPLATE_VALUES_MISMATCH,
        /** A bound placeholder has no default value. */
        TEMPLATE_DEFAULT_MISSING,
        /** A value is blank, or holds a line break, a tab or more than four spaces in a row, which Meta refuses. */
        TEMPLATE_VALUE_INVALID,
        /** The contact is not a marketing contact, has withdrawn, or was never asked. */
        MARKETING_NOT_ALLOWED,
        /** The same client reference was used for another message. */
        KEY_REUSED,
        /** Somebody else changed it in the meantime. */
        CHANGED_MEANWHILE
    }

    /** What would help. */
    public enum Remedy {
        /** Talk to an adviser about the plan. */
        TALK_TO_ADVISER,
        /** Ask an administrator. */
        ASK_ADMINISTRATOR,
        /** Correct the field. */
        CORRECT,
        /** Look at the holder: associate the conversation with it, or correct the value. */
        LOOK_AT_HOLDER,
        /** Send an approved template. */
        SEND_TEMPLATE,
        /** Wait until the customer writes. */
        WAIT_FOR_CUSTOMER,
        /** Choose another template, or wait for Meta's approval. */
        CHOOSE_OTHER_TEMPLATE,
        /** Use a fresh client reference. */
        USE_FRESH_REFERENCE,
        /** Read again and decide again. */
        READ_AGAIN,
        /** Nothing the asker can do. */
        NONE
    }

    /** Checks that reason and remedy are there. */
    public Refusal {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(remedy, "remedy");
    }

    /**
     * A refusal without a place.
     *
     * @param reason why
     * @param remedy what would help
     * @return the refusal
     */
    public static Refusal of(Reason reason, Remedy remedy) {
        return new Refusal(reason, remedy, null, null, null);
    }

    /**
     * A refusal of a field.
     *
     * @param reason why
     * @param field the field, in the words of the API
     * @return the refusal; correcting helps
     */
    public static Refusal field(Reason reason, String field) {
        return new Refusal(reason, Remedy.CORRECT, field, null, null);
    }

    /**
     * A refusal of a position in a list.
     *
     * @param reason why
     * @param field the list, in the words of the API
     * @param index the position, from 0
     * @return the refusal; correcting helps
     */
    public static Refusal at(Reason reason, String field, int index) {
        return new Refusal(reason, Remedy.CORRECT, field, index, null);
    }

    /**
     * A refusal because a contact holds what was wanted.
     *
     * @param reason why
     * @param field the field, or null
     * @param holder the contact
     * @return the refusal; looking at the holder helps
     */
    public static Refusal held(Reason reason, @Nullable String field, ContactId holder) {
        return new Refusal(reason, Remedy.LOOK_AT_HOLDER, field, null, holder);
    }
}
