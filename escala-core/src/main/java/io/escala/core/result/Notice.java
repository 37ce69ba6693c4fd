package io.escala.core.result;

import io.escala.crm.contact.ContactId;
import io.escala.crm.field.FieldLabel;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        ACCOUNT_TYPE_NOT_CHECKED,
        /** A mandatory field of the account's own, which is named, has no value. */
        FIELD_MISSING
    }

    private final Kind kind;
    private final @Nullable ContactId contact;
    private final @Nullable String field;
    private final @Nullable FieldLabel label;

    private Notice(Kind kind, @Nullable ContactId contact, @Nullable String field, @Nullable FieldLabel label) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.contact = contact;
        this.field = field;
        this.label = label;
    }

    /**
     * Creates a notice that refers to no other contact.
     *
     * @param kind the kind
     * @return the notice
     */
    public static Notice of(Kind kind) {
        return new Notice(kind, null, null, null);
    }

    /**
     * Creates a notice that refers to another contact.
     *
     * @param kind the kind
     * @param contact the contact
     * @return the notice
     */
    public static Notice about(Kind kind, ContactId contact) {
        return new Notice(kind, Objects.requireNonNull(contact, "contact"), null, null);
    }

    /**
     * Creates a notice that a mandatory field of the account's own has no value.
     *
     * @param field the field, by its name in the API
     * @param label how the account calls it
     * @return the notice
     */
    public static Notice missing(String field, FieldLabel label) {
        return new Notice(
                Kind.FIELD_MISSING,
                null,
                Objects.requireNonNull(field, "field"),
                Objects.requireNonNull(label, "label"));
    }

    /** Returns the kind. */
    public Kind kind() {
        return kind;
    }

    /** Returns the other contact it refers to. */
    public Optional<ContactId> contact() {
        return Optional.ofNullable(contact);
    }

    /** Returns the field it is about, by its name in the API. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** Returns how the account calls the field it is about. */
    public Optional<FieldLabel> label() {
        return Optional.ofNullable(label);
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
        return other instanceof Notice notice
                && kind == notice.kind
                && Objects.equals(contact, notice.contact)
                && Objects.equals(field, notice.field)
                && Objects.equals(label, notice.label);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, contact, field, label);
    }

    @Override
    public String toString() {
        return Stream.of(Optional.of(kind), contact(), field())
                .flatMap(Optional::stream)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
