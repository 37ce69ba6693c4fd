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
 * The form for creating a contact. Texts are kept as typed and not validated here; the command returns a refusal for every
 * field that is missing or invalid. Built with {@link #builder()}.
 *
 * @param firstName first name, or null
 * @param lastName last name, or null
 * @param jobTitle job title, or null
 * @param company company name, or null
 * @param primaryPhone primary phone, as typed; a number without country code is read in the account's region; null for none
 * @param whatsAppPhone WhatsApp phone, as typed; for a WhatsApp conversation it is the person's number and need not be
 *     given; null for none
 * @param email main e-mail, as typed; null for none
 * @param instagramUserName Instagram user name, as typed, with or without {@code @}; null for none
 * @param idField value of the account's custom field of type ID; null for none
 * @param externalReference the contact's id in the host's own system; null for none
 * @param secondaryPhones further phones, as typed, at most ten
 * @param furtherEmails further e-mails, as typed, at most ten
 * @param owner the responsible user; null for the owner of the conversation, else the acting user
 * @param lifecycle customer or prospect
 * @param marketing whether the contact may receive marketing messages
 * @param customFields the account's custom fields by name; blank values are dropped
 * @param storageConsent whether the person's consent to the storage of their personal data was confirmed
 * @param origin {@link Origin#PERSON} for a user, or {@link Origin#HOST} for an import or the host's own system
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
    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException when the origin is one that only the library sets
     */
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
     * Starts an empty form.
     *
     * @return a builder; use it from one thread
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts a form with the minimum that a contact created by a user needs.
     *
     * @param firstName first name
     * @param lastName last name
     * @return a builder with both names and confirmed consent
     */
    public static Builder withConsent(String firstName, String lastName) {
        return new Builder().firstName(firstName).lastName(lastName).storageConsent(true);
    }

    /** Presence only, because the rest is personal data. */
    @Override
    public String toString() {
        return "NewContact[***]";
    }

    /** Builds the form. Not thread-safe. */
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
         * Sets the first name.
         *
         * @param value the text, or null for none
         */
        public Builder firstName(@Nullable String value) {
            firstName = value;
            return this;
        }

        /**
         * Sets the last name.
         *
         * @param value the text, or null for none
         */
        public Builder lastName(@Nullable String value) {
            lastName = value;
            return this;
        }

        /**
         * Sets the job title.
         *
         * @param value the text, or null for none
         */
        public Builder jobTitle(@Nullable String value) {
            jobTitle = value;
            return this;
        }

        /**
         * Sets the company name.
         *
         * @param value the text, or null for none
         */
        public Builder company(@Nullable String value) {
            company = value;
            return this;
        }

        /**
         * Sets the primary phone.
         *
         * @param value the text, or null for none
         */
        public Builder primaryPhone(@Nullable String value) {
            primaryPhone = value;
            return this;
        }

        /**
         * Sets the WhatsApp phone.
         *
         * @param value the text, or null for none
         */
        public Builder whatsAppPhone(@Nullable String value) {
            whatsAppPhone = value;
            return this;
        }

        /**
         * Sets the main e-mail.
         *
         * @param value the text, or null for none
         */
        public Builder email(@Nullable String value) {
            email = value;
            return this;
        }

        /**
         * Sets the Instagram user name.
         *
         * @param value the text, or null for none
         */
        public Builder instagramUserName(@Nullable String value) {
            instagramUserName = value;
            return this;
        }

        /**
         * Sets the value of the account's custom field of type ID.
         *
         * @param value the text, or null for none
         */
        public Builder idField(@Nullable String value) {
            idField = value;
            return this;
        }

        /**
         * Sets the contact's id in the host's own system.
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
         * Sets the responsible user.
         *
         * @param user the user, or null for the owner of the conversation, else the acting user
         */
        public Builder owner(@Nullable UserId user) {
            owner = user;
            return this;
        }

        /**
         * Sets the lifecycle. Default: prospect.
         *
         * @param value customer or prospect
         */
        public Builder lifecycle(Lifecycle value) {
            lifecycle = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets whether the contact may receive marketing messages. Default: no.
         *
         * @param value the switch
         */
        public Builder marketing(boolean value) {
            marketing = value;
            return this;
        }

        /**
         * Sets one of the account's custom fields.
         *
         * @param name the field
         * @param value its value; a blank one is dropped
         */
        public Builder customField(String name, String value) {
            customFields.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Sets whether the person's consent to the storage of their personal data was confirmed. Default: no.
         *
         * @param confirmed whether it was confirmed
         */
        public Builder storageConsent(boolean confirmed) {
            storageConsent = confirmed;
            return this;
        }

        /**
         * Sets the origin. Default: {@link Origin#PERSON}.
         *
         * @param value {@link Origin#PERSON} or {@link Origin#HOST}
         */
        public Builder origin(Origin value) {
            origin = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Builds the form.
         *
         * @return the form
         * @throws IllegalArgumentException when the origin is one that only the library sets
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
