package io.escala.core.identify;

import io.escala.crm.contact.ContactId;
import io.escala.crm.identity.IdentityKeyKind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which contact a person is, and why. Sealed: match it with {@link #accept(Cases)}. Each variant lists the rules tried, in
 * order, as an explanation for users.
 */
public sealed interface Identification {
    /** Returns the steps tried, in order, up to and including the one that decided. */
    List<Step> tried();

    /**
     * Calls the method of this variant.
     *
     * @param cases one method per variant
     * @return what the method returned
     */
    <R> R accept(Cases<R> cases);

    /**
     * The person is a contact.
     *
     * @param contact the contact
     * @param decidedBy the step that decided; the last one tried
     * @param tried the steps
     */
    record Known(ContactId contact, Step decidedBy, List<Step> tried) implements Identification {
        public Known {
            Objects.requireNonNull(contact, "contact");
            Objects.requireNonNull(decidedBy, "decidedBy");
            tried = List.copyOf(tried);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.known(this);
        }
    }

    /**
     * The person matches no contact, but may be one: these hold a number which can be the person's in another national form.
     * None is linked; a user decides.
     *
     * @param contacts the contacts, at least one
     * @param decidedBy the step that found them; the last one tried
     * @param tried the steps
     */
    record Suggested(List<ContactId> contacts, Step decidedBy, List<Step> tried) implements Identification {
        public Suggested {
            contacts = List.copyOf(contacts);
            Objects.requireNonNull(decidedBy, "decidedBy");
            tried = List.copyOf(tried);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.suggested(this);
        }
    }

    /**
     * Two or more contacts match on the strongest grade found. None is linked; a suggestion names them.
     *
     * @param contacts the contacts, at least two
     * @param decidedBy the step that found them; the last one tried
     * @param tried the steps
     */
    record Ambiguous(List<ContactId> contacts, Step decidedBy, List<Step> tried) implements Identification {
        public Ambiguous {
            contacts = List.copyOf(contacts);
            Objects.requireNonNull(decidedBy, "decidedBy");
            tried = List.copyOf(tried);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.ambiguous(this);
        }
    }

    /**
     * The person matches no contact; registration can be offered.
     *
     * @param tried the steps
     */
    record Unknown(List<Step> tried) implements Identification {
        public Unknown {
            tried = List.copyOf(tried);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.unknown(this);
        }
    }

    /** One method per variant. */
    interface Cases<R> {
        /** The person is a contact. */
        R known(Known who);

        /** The person may be a contact; a user decides. */
        R suggested(Suggested who);

        /** Several contacts match equally well. */
        R ambiguous(Ambiguous who);

        /** No contact matches. */
        R unknown(Unknown who);
    }

    /** The rules, in the order in which they are tried. */
    enum Rule {
        /** A contact is already known under an id of the person: a user id, or else the number. */
        LINKED,
        /** The number is a contact's WhatsApp phone, digit for digit. */
        EXACT_WHATSAPP_PHONE,
        /** The number is a contact's primary phone, digit for digit. */
        EXACT_PRIMARY_PHONE,
        /** The number is a contact's secondary phone, digit for digit. */
        EXACT_SECONDARY_PHONE,
        /** A strong national form of the number is a contact's WhatsApp phone. */
        FORM_WHATSAPP_PHONE,
        /** A strong national form of the number is a contact's primary phone. */
        FORM_PRIMARY_PHONE,
        /** A strong national form of the number is a contact's secondary phone. */
        FORM_SECONDARY_PHONE,
        /** A weak national form of the number is a contact's. Tried last; it suggests and never links. */
        WEAK_FORM,
        /** The person's id on Messenger is recorded on a contact, for this Page or for a Page not known. */
        FACEBOOK_ID,
        /** The Instagram user name is a contact's, and no other person is known under it. */
        USER_NAME
    }

    /**
     * One rule that was tried.
     *
     * @param rule the rule
     * @param key the id space of the key that was looked up, or null for the link
     * @param form the national form that was looked up, such as {@code BR mobile without 9}; null for the exact digits
     * @param hits how many contacts matched
     */
    record Step(
            Rule rule,
            @Nullable IdentityKeyKind key,
            @Nullable String form,
            int hits) {
        public Step {
            Objects.requireNonNull(rule, "rule");
        }
    }
}
