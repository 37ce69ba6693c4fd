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
 * A person in the CRM. Phones, e-mails, Facebook and Instagram are not fields of it: they are read from its
 * {@link ContactKey}s and from the channel identities linked to it.
 *
 * <p>Versioned: an edit names the version it is based on. Names are cleaned ({@link SafeText#name}); a missing name stays
 * null.
 *
 * @param firstName first name, or null
 * @param lastName last name, or null
 * @param jobTitle job title, or null
 * @param company company name, or null
 * @param owner the user responsible for it, or null
 * @param lifecycle customer or prospect
 * @param marketing whether the contact may get marketing messages
 * @param customFields the account's own fields by name; blank values are dropped
 * @param origins who wrote each field; a field that was never written is absent
 * @param bornOf who created it; a contact created by an automation was not asked for consent
 * @param createdAt when it was created, to the millisecond
 * @param version incremented by every edit
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

    /** Returns first and last name, or the one that exists; empty when both are missing. */
    public Optional<String> fullName() {
        if (firstName == null) {
            return Optional.ofNullable(lastName);
        }
        return Optional.of(lastName == null ? firstName : firstName + " " + lastName);
    }

    /** Returns the folded first and last name ({@link SafeText#searchKey}) that name search uses; possibly empty. */
    public String searchKey() {
        return SafeText.searchKey(Objects.toString(firstName, "") + " " + Objects.toString(lastName, ""));
    }

    /**
     * Returns a copy with these names and the same version.
     *
     * @param first first name, or null
     * @param last last name, or null
     * @param origin who wrote them
     */
    public Contact withNames(@Nullable String first, @Nullable String last, Origin origin) {
        Map<ContactField, Origin> newOrigins = new LinkedHashMap<>(origins);
        mark(newOrigins, ContactField.FIRST_NAME, first, firstName, origin);
        mark(newOrigins, ContactField.LAST_NAME, last, lastName, origin);
        return copy(first, last, owner, newOrigins, version);
    }

    /**
     * Returns a copy with this owner and the same version.
     *
     * @param newOwner the user responsible for it, or null
     * @param origin who wrote it
     */
    public Contact ownedBy(@Nullable UserId newOwner, Origin origin) {
        Map<ContactField, Origin> newOrigins = new LinkedHashMap<>(origins);
        mark(newOrigins, ContactField.OWNER, newOwner, owner, origin);
        return copy(firstName, lastName, newOwner, newOrigins, version);
    }

    private static void mark(
            Map<ContactField, Origin> origins,
            ContactField field,
            @Nullable Object now,
            @Nullable Object before,
            Origin origin) {
        if (now == null) {
            origins.remove(field);
        } else if (!now.equals(before)) {
            origins.put(field, origin);
        }
    }

    /** Returns a copy with this version. */
    public Contact withVersion(long newVersion) {
        return copy(firstName, lastName, owner, origins, newVersion);
    }

    private Contact copy(
            @Nullable String first,
            @Nullable String last,
            @Nullable UserId newOwner,
            Map<ContactField, Origin> newOrigins,
            long newVersion) {
        return new Contact(
                account,
                id,
                first,
                last,
                jobTitle,
                company,
                newOwner,
                lifecycle,
                marketing,
                customFields,
                newOrigins,
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
