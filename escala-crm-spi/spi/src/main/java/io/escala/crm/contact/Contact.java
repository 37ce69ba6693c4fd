package io.escala.crm.contact;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.internal.Checks;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person in the CRM. Phones, e-mails, Facebook and Instagram are not fields of it but views of its {@link ContactKey}s and of
 * the channel identities linked to it.
 *
 * <p>Versioned: an edit names the version it was made on. Names are cleaned and never invented: absent stays absent.
 *
 * @param account the account
 * @param id the contact's id
 * @param firstName first name, or null
 * @param lastName last name, or null
 * @param jobTitle job title, or null
 * @param company company name, or null
 * @param owner who in the team is responsible, or null
 * @param lifecycle customer or prospect
 * @param marketing whether the contact may get marketing messages
 * @param customFields the account's own fields by name; blank values are dropped
 * @param origins who wrote each field that has a value; a field not named was never written
 * @param bornOf who created it; contacts born by automation were not asked for consent
 * @param createdAt when it was created, in milliseconds
 * @param version counts the edits
 */
public record Contact(
        AccountId account,
        ContactId id,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String jobTitle,
        @Nullable String company,
        @Nullable UserId owner,
        Lifecycle lifecycle,
        boolean marketing,
        Map<String, String> customFields,
        Map<ContactField, Origin> origins,
        Origin bornOf,
        Instant createdAt,
        long version) {
    /** Cleans every text and copies the maps. */
    public Contact {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        firstName = SafeText.name(firstName);
        lastName = SafeText.name(lastName);
        jobTitle = SafeText.name(jobTitle);
        company = SafeText.name(company);
        Objects.requireNonNull(lifecycle, "lifecycle");
        customFields = cleanFields(customFields);
        origins = Map.copyOf(origins);
        Objects.requireNonNull(bornOf, "bornOf");
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        Checks.notNegative("version", version);
    }

    private static Map<String, String> cleanFields(Map<String, String> fields) {
        Map<String, String> clean = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            String cleanName = SafeText.name(name);
            if (cleanName == null) {
                throw new IllegalArgumentException("customFields may not have a blank name");
            }
            String cleanValue = SafeText.message(value);
            if (!cleanValue.isBlank()) {
                clean.put(cleanName, cleanValue);
            }
        });
        return Map.copyOf(clean);
    }

    /**
     * First and last name, as far as there are any.
     *
     * @return the full name, or empty: a name is never made up
     */
    public Optional<String> fullName() {
        if (firstName == null) {
            return Optional.ofNullable(lastName);
        }
        return Optional.of(lastName == null ? firstName : firstName + " " + lastName);
    }

    /**
     * The words under which the contact is found by name, folded as {@link SafeText#searchKey} does.
     *
     * @return folded first and last name, possibly empty
     */
    public String searchKey() {
        return SafeText.searchKey(Objects.toString(firstName, "") + " " + Objects.toString(lastName, ""));
    }

    /**
     * A copy with other names.
     *
     * @param first first name, or null
     * @param last last name, or null
     * @param origin who wrote them
     * @return the copy, same version
     */
    public Contact withNames(@Nullable String first, @Nullable String last, Origin origin) {
        Map<ContactField, Origin> newOrigins = new LinkedHashMap<>(origins);
        mark(newOrigins, ContactField.FIRST_NAME, first, firstName, origin);
        mark(newOrigins, ContactField.LAST_NAME, last, lastName, origin);
        return new Contact(
                account,
                id,
                first,
                last,
                jobTitle,
                company,
                owner,
                lifecycle,
                marketing,
                customFields,
                newOrigins,
                bornOf,
                createdAt,
                version);
    }

    private static void mark(
            Map<ContactField, Origin> origins,
            ContactField field,
            @Nullable String now,
            @Nullable String before,
            Origin origin) {
        if (now == null) {
            origins.remove(field);
        } else if (!now.equals(before)) {
            origins.put(field, origin);
        }
    }

    /**
     * A copy that carries another version.
     *
     * @param newVersion the version
     * @return the copy
     */
    public Contact withVersion(long newVersion) {
        return new Contact(
                account,
                id,
                firstName,
                lastName,
                jobTitle,
                company,
                owner,
                lifecycle,
                marketing,
                customFields,
                origins,
                bornOf,
                createdAt,
                newVersion);
    }

    /** Ids only: names are personal data. */
    @Override
    public String toString() {
        return "Contact[" + account + "/" + id + " v" + version + "]";
    }
}
