package io.escala.core.contacts;

import io.escala.crm.account.UserId;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in to create a contact. Nothing is judged here: texts are kept as they were typed, and the command answers
 * with every field that is missing or wrong. Made with {@link #builder()}.
 *
 * @param firstName first name, or null
 * @param lastName last name, or null
 * @param jobTitle job title, or null
 * @param company company name, or null
 * @param primaryPhone primary phone, as typed; a number without country code is read in the account's region; null
 *     for none
 * @param whatsAppPhone WhatsApp phone, as typed; from a WhatsApp conversation it is the writer's number and need not
 *     be given; null for none
 * @param email main e-mail, as typed; null for none
 * @param instagramUserName Instagram user name, as typed, with or without {@code @}; null for none
 * @param idField value of the account's custom field of type ID; null for none
 * @param externalReference the id under which the host's own system knows the contact; null for none
 * @param secondaryPhones further phones, as typed, at most ten
 * @param furtherEmails further e-mails, as typed, at most ten
 * @param owner who is to be responsible; null for the owner of the conversation, else the acting user
 * @param lifecycle customer or prospect
 * @param marketing whether the contact may get marketing messages
 * @param customFields the account's own fields by name; blank values are dropped
 * @param storageConsent whether somebody confirmed that the person agrees to their personal data being kept
 * @param origin who fills it in: {@link Origin#PERSON}, or {@link Origin#HOST} for an import or the host's own
 *     system
 */
public record NewContact(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String jobTitle,
        @Nullable String company,
        @Nullable String primaryPhone,
        @Nullable String whatsAppPhone,
        @Nullable String email,
        @Nullable String instagramUserName,
        @Nullable String idField,
        @Nullable String externalReference,
        List<String> secondaryPhones,
        List<String> furtherEmails,
        @Nullable UserId owner,
        Lifecycle lifecycle,
        boolean marketing,
        Map<String, String> customFields,
        boolean storageConsent,
        Origin origin) {
    /** Copies the collections, and refuses the origins that the library itself writes. */
    public NewContact {
        secondaryPhones = List.copyOf(secondaryPhones);
        furtherEmails = List.copyOf(furtherEmails);
        Objects.requireNonNull(lifecycle, "lifecycle");
        customFields = Map.copyOf(customFields);
        if (origin != Origin.PERSON && origin != Origin.HOST) {
            throw new IllegalArgumentException("origin must be PERSON or HOST");
        }
    }

    /**
     * Begins an empty form.
     *
     * @return a builder; use it from one thread
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins the form that every contact made by hand needs at least.
     *
     * @param firstName first name
     * @param lastName last name
     * @return a builder with both names, and with the person's consent confirmed
     */
    public static Builder withConsent(String firstName, String lastName) {
        return new Builder().firstName(firstName).lastName(lastName).storageConsent(true);
    }

    /** Presence only: the rest is personal data. */
    @Override
    public String toString() {
        return "NewContact[***]";
    }

    /** Fills in the form. Not thread-safe. */
    public static final class Builder {
        private @Nullable String firstName;
        private @Nullable String lastName;
        private @Nullable String jobTitle;
        private @Nullable String company;
        private @Nullable String primaryPhone;
        private @Nullable String whatsAppPhone;
        private @Nullable String email;
        private @Nullable String instagramUserName;
        private @Nullable String idField;
        private @Nullable String externalReference;
        private final List<String> secondaryPhones = new ArrayList<>();
        private final List<String> furtherEmails = new ArrayList<>();
        private @Nullable UserId owner;
        private Lifecycle lifecycle = Lifecycle.PROSPECT;
        private boolean marketing;
        private final Map<String, String> customFields = new LinkedHashMap<>();
        private boolean storageConsent;
        private Origin origin = Origin.PERSON;

        private Builder() {}

        /**
         * Fills in: first name.
         *
         * @param value the text, or null for none
         */
        public Builder firstName(@Nullable String value) {
            firstName = value;
            return this;
        }

        /**
         * Fills in: last name.
         *
         * @param value the text, or null for none
         */
        public Builder lastName(@Nullable String value) {
            lastName = value;
            return this;
        }

        /**
         * Fills in: job title.
         *
         * @param value the text, or null for none
         */
        public Builder jobTitle(@Nullable String value) {
            jobTitle = value;
            return this;
        }

        /**
         * Fills in: company name.
         *
         * @param value the text, or null for none
         */
        public Builder company(@Nullable String value) {
            company = value;
            return this;
        }

        /**
         * Fills in: primary phone.
         *
         * @param value the text, or null for none
         */
        public Builder primaryPhone(@Nullable String value) {
            primaryPhone = value;
            return this;
        }

        /**
         * Fills in: WhatsApp phone.
         *
         * @param value the text, or null for none
         */
        public Builder whatsAppPhone(@Nullable String value) {
            whatsAppPhone = value;
            return this;
        }

        /**
         * Fills in: main e-mail.
         *
         * @param value the text, or null for none
         */
        public Builder email(@Nullable String value) {
            email = value;
            return this;
        }

        /**
         * Fills in: Instagram user name.
         *
         * @param value the text, or null for none
         */
        public Builder instagramUserName(@Nullable String value) {
            instagramUserName = value;
            return this;
        }

        /**
         * Fills in: value of the account's custom field of type ID.
         *
         * @param value the text, or null for none
         */
        public Builder idField(@Nullable String value) {
            idField = value;
            return this;
        }

        /**
         * Fills in: the id under which the host's own system knows the contact.
         *
         * @param value the text, or null for none
         */
        public Builder externalReference(@Nullable String value) {
            externalReference = value;
            return this;
        }

        /**
         * Adds a secondary phone.
         *
         * @param value the number, as typed
         */
        public Builder secondaryPhone(String value) {
            secondaryPhones.add(Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Adds a further e-mail.
         *
         * @param value the address, as typed
         */
        public Builder furtherEmail(String value) {
            furtherEmails.add(Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Names who is to be responsible.
         *
         * @param user the user, or null for the owner of the conversation, else the acting user
         */
        public Builder owner(@Nullable UserId user) {
            owner = user;
            return this;
        }

        /**
         * Says whether it is a customer already; a prospect unless it was said.
         *
         * @param value customer or prospect
         */
        public Builder lifecycle(Lifecycle value) {
            lifecycle = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Says whether the contact may get marketing messages; no unless it was said.
         *
         * @param value the switch
         */
        public Builder marketing(boolean value) {
            marketing = value;
            return this;
        }

        /**
         * Fills in one of the account's own fields.
         *
         * @param name the field
         * @param value its value; a blank one is dropped
         */
        public Builder customField(String name, String value) {
            customFields.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Says whether the person agreed to their personal data being kept; no unless it was said.
         *
         * @param confirmed whether somebody confirmed it
         */
        public Builder storageConsent(boolean confirmed) {
            storageConsent = confirmed;
            return this;
        }

        /**
         * Says who fills it in; a person unless it was said.
         *
         * @param value {@link Origin#PERSON} or {@link Origin#HOST}
         */
        public Builder origin(Origin value) {
            origin = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Ends filling in.
         *
         * @return the form
         * @throws IllegalArgumentException for an origin that the library itself writes
         */
        public NewContact build() {
            return new NewContact(
                    firstName,
                    lastName,
                    jobTitle,
                    company,
                    primaryPhone,
                    whatsAppPhone,
                    email,
                    instagramUserName,
                    idField,
                    externalReference,
                    secondaryPhones,
                    furtherEmails,
                    owner,
                    lifecycle,
                    marketing,
                    customFields,
                    storageConsent,
                    origin);
        }
    }
}
