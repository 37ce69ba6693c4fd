package io.escala.core.records;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.contact.Phone;
import io.escala.crm.record.Company;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A company, as it is to be saved. Immutable; what is wrong with it is refused when it is saved. A step with null or a blank text leaves the field
 * empty.
 */
@CheckReturnValue
public final class CompanyDraft {
    private final String name;
    private final @Nullable String website;
    private final @Nullable String phone;
    private final Map<String, String> customFields;
    private final @Nullable String externalReference;

    private CompanyDraft(
            String name,
            @Nullable String website,
            @Nullable String phone,
            Map<String, String> customFields,
            @Nullable String externalReference) {
        this.name = Objects.requireNonNull(name, "name");
        this.website = website;
        this.phone = phone;
        this.customFields = Map.copyOf(customFields);
        this.externalReference = externalReference;
    }

    /**
     * Starts a company.
     *
     * @param name its name, 1 to 200 characters; others may have the same
     */
    public static CompanyDraft named(String name) {
        return new CompanyDraft(name, null, null, Map.of(), null);
    }

    /** Starts from a company as it is, to change it. */
    public static CompanyDraft of(Company company) {
        Phone phone = company.phone();
        return new CompanyDraft(
                company.name(),
                company.website(),
                phone == null ? null : "+" + phone.digits(),
                company.customFields(),
                company.externalReference());
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** Returns a draft with another name. */
    public CompanyDraft name(String newName) {
        return new CompanyDraft(
                Objects.requireNonNull(newName, "newName"), website, phone, customFields, externalReference);
    }

    /** Returns a draft with an address on the web, at most 200 characters. */
    public CompanyDraft website(@Nullable String address) {
        return new CompanyDraft(name, orNull(address), phone, customFields, externalReference);
    }

    /** Returns a draft with a phone as it was typed; without country code it is one of the account's region. */
    public CompanyDraft phone(@Nullable String typed) {
        return new CompanyDraft(name, website, orNull(typed), customFields, externalReference);
    }

    /**
     * Returns a draft with a field of the account's own.
     *
     * @param field its name
     * @param value its value; null or blank for none
     */
    public CompanyDraft field(String field, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>(customFields);
        Objects.requireNonNull(field, "field");
        if (value == null || value.isBlank()) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return new CompanyDraft(name, website, phone, changed, externalReference);
    }

    /** Returns a draft with an id in the host's system, which one company has. */
    public CompanyDraft externalReference(@Nullable String reference) {
        return new CompanyDraft(name, website, phone, customFields, orNull(reference));
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the address on the web. */
    public Optional<String> website() {
        return Optional.ofNullable(website);
    }

    /** Returns the phone as it was typed. */
    public Optional<String> phone() {
        return Optional.ofNullable(phone);
    }

    /** Returns the fields of the account's own. */
    public Map<String, String> customFields() {
        return customFields;
    }

    /** Returns the id in the host's system. */
    public Optional<String> externalReference() {
        return Optional.ofNullable(externalReference);
    }

    /** Without values. */
    @Override
    public String toString() {
        return "CompanyDraft[]";
    }
}
