package io.escala.core.result;

import io.escala.crm.contact.ContactId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something the caller should know about a command that took effect. Immutable. */
public final class Notice {
    /** Kinds of notices. */
    public enum Kind {
        /** Another contact, which is named, holds one of the phones in another national form; it may be the same person. */
        LIKELY_DUPLICATE,
        /** Another contact, which is named, has the same name, its words in any order; it may be the same person. Names never link contacts. */
        SAME_NAME,
        /** The channel provides neither e-mail nor phone, so the person may already be in the CRM under those. */
        MAY_DUPLICATE,
        /** The contact has a different WhatsApp phone, which is kept. The person's number was added as a secondary phone. */
        WHATSAPP_PHONE_KEPT,
        /** The contact already has ten secondary phones; the person's number was not added. The conversation is linked. */
        PHONE_NOT_ADDED,
        /** The Instagram user name is recorded on another contact, which is named; it was not added to this one. */
        USER_NAME_TAKEN,
        /** The conversation was closed before; nothing was changed. */
        ALREADY_CLOSED,
        /** The customer's next message opens the conversation again and starts an automation. */
        NEXT_MESSAGE_STARTS_AUTOMATION,
        /** Somebody else answers the conversation, so it stays unread until they read it. */
        STAYS_UNREAD_FOR_OWNER,
        /** Nobody of those whose turn it may be could be given the conversation; it has no owner. */
        NOBODY_AVAILABLE,
        /** Meta did not say whether the Instagram account is a professional one; a personal one would receive and send nothing. */
        ACCOUNT_TYPE_NOT_CHECKED
    }

    private final Kind kind;
    private final @Nullable ContactId contact;

    private Notice(Kind kind, @Nullable ContactId contact) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.contact = contact;
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

    /** Returns the kind. */
    public Kind kind() {
        return kind;
    }

    /** Returns the other contact it refers to. */
    public Optional<ContactId> contact() {
        return Optional.ofNullable(contact);
    }

    /**
     * Returns the notice as a sentence for a user.
     *
     * @param locale Spanish texts for any Spanish locale; English for every other
     * @return the text
     */
    public String text(Locale locale) {
        return RefusalTexts.in(locale).of(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Notice notice && kind == notice.kind && Objects.equals(contact, notice.contact);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, contact);
    }

    @Override
    public String toString() {
        return contact == null ? kind.name() : kind + " " + contact;
    }
}
