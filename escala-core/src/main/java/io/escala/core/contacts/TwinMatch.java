package io.escala.core.contacts;

import io.escala.crm.contact.ContactKeyValue;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One thing that a form, or the person who writes, has in common with a contact. Immutable. */
public final class TwinMatch {
    /** What they have in common, the strongest first. Only keys that are the same refuse a creation; the others suggest. */
    public enum Reason {
        /** A phone, digit for digit. */
        SAME_PHONE,
        /** An e-mail address. */
        SAME_EMAIL,
        /** The value of the account's field of type ID. */
        SAME_ID_FIELD,
        /** The id in another system. */
        SAME_EXTERNAL_REFERENCE,
        /** An id on Messenger. */
        SAME_FACEBOOK_ID,
        /** An Instagram user name. */
        SAME_INSTAGRAM_USER_NAME,
        /** A phone in another national form, certain or possible. */
        EQUIVALENT_PHONE,
        /** The name, and the part of an e-mail address before the {@code @}, with another domain. */
        SAME_EMAIL_NAME,
        /** First and last name, in either order; case and accents do not matter. */
        SAME_NAME,
        /** Every word of the name, beside others. */
        SIMILAR_NAME
    }

    private final Reason reason;
    private final String field;
    private final @Nullable Integer index;
    private final @Nullable ContactKeyValue held;

    /**
     * Creates a match.
     *
     * @param reason what they have in common
     * @param field the field of the form, by the name of its step in {@link NewContact}
     * @param index the place in a list, from 0, or null
     * @param held the contact's key, or null when it has none of its own: for names, and what its people on a channel have
     */
    public TwinMatch(Reason reason, String field, @Nullable Integer index, @Nullable ContactKeyValue held) {
        this.reason = Objects.requireNonNull(reason, "reason");
        this.field = Objects.requireNonNull(field, "field");
        this.index = index;
        this.held = held;
    }

    /** Returns what they have in common. */
    public Reason reason() {
        return reason;
    }

    /** Returns the field of the form that met, such as {@code phone} or {@code furtherEmails}; {@code name} for both names. */
    public String field() {
        return field;
    }

    /** Returns the place in a field that is a list, from 0. */
    public OptionalInt index() {
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** Returns the contact's key that met: personal data. Empty for names, and where only its people on a channel have it. */
    public Optional<ContactKeyValue> held() {
        return Optional.ofNullable(held);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TwinMatch match
                && reason == match.reason
                && field.equals(match.field)
                && Objects.equals(index, match.index)
                && Objects.equals(held, match.held);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reason, field, index, held);
    }

    /** Without the key, which is personal data. */
    @Override
    public String toString() {
        return reason + " " + field + (index == null ? "" : "[" + index + "]");
    }
}
