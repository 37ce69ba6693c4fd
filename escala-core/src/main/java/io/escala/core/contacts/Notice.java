package io.escala.core.contacts;

import io.escala.crm.contact.ContactId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something the asker should know about a command that was done all the same.
 *
 * @param kind what
 * @param contact the contact it is about, or null
 */
public record Notice(Kind kind, @Nullable ContactId contact) {
    /** What there is to know. */
    public enum Kind {
        /** Another contact, which is named, holds one of the phones in another national form: perhaps the same person. */
        LIKELY_TWIN,
        /** Another contact, which is named, has the same name: perhaps the same person. Nothing is linked by a name. */
        SAME_NAME,
        /**
         * The channel gives neither e-mail nor phone, so nobody can tell whether the person is in the CRM under those already.
         */
        MAY_DUPLICATE,
        /** The contact has another WhatsApp phone, which stays. The writer's number is a secondary phone now. */
        WHATSAPP_PHONE_KEPT,
        /** The contact holds ten secondary phones; the writer's number was not added to it. The conversation is linked. */
        PHONE_NOT_ADDED,
        /** The Instagram user name is recorded on another contact, which is named; it was not added to this one. */
        USER_NAME_TAKEN
    }

    public Notice {
        Objects.requireNonNull(kind, "kind");
    }

    /**
     * A notice about nobody else.
     *
     * @param kind what
     * @return the notice
     */
    public static Notice of(Kind kind) {
        return new Notice(kind, null);
    }

    /**
     * A notice about another contact.
     *
     * @param kind what
     * @param contact the contact
     * @return the notice
     */
    public static Notice about(Kind kind, ContactId contact) {
        return new Notice(kind, Objects.requireNonNull(contact, "contact"));
    }
}
