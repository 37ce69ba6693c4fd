package io.escala.core.contacts;

import io.escala.crm.contact.ContactId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something the caller should know about a command that succeeded.
 *
 * @param kind the kind
 * @param contact the contact it refers to, or null
 */
public record Notice(Kind kind, @Nullable ContactId contact) {
    /** Kinds of notices. */
    public enum Kind {
        /** Another contact, which is named, holds one of the phones in another national form; it may be the same person. */
        LIKELY_DUPLICATE,
        /** Another contact, which is named, has the same name; it may be the same person. Names never link contacts. */
        SAME_NAME,
        /** The channel provides neither e-mail nor phone, so the person may already be in the CRM under those. */
        MAY_DUPLICATE,
        /** The contact has a different WhatsApp phone, which is kept. The person's number was added as a secondary phone. */
        WHATSAPP_PHONE_KEPT,
        /** The contact already has ten secondary phones; the person's number was not added. The conversation is linked. */
        PHONE_NOT_ADDED,
        /** The Instagram user name is recorded on another contact, which is named; it was not added to this one. */
        USER_NAME_TAKEN
    }

    public Notice {
        Objects.requireNonNull(kind, "kind");
    }

    /**
     * Creates a notice that refers to no other contact.
     *
     * @param kind the kind
     * @return the notice
     */
    public static Notice of(Kind kind) {
        return new Notice(kind, null);
    }

    /**
     * Creates a notice that refers to another contact.
     *
     * @param kind the kind
     * @param contact the contact
     * @return the notice
     */
    public static Notice about(Kind kind, ContactId contact) {
        return new Notice(kind, Objects.requireNonNull(contact, "contact"));
    }
}
