package io.escala.core.records;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.contact.Phone;
import io.escala.crm.record.Company;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Map<String, Object> customFields;
    private final @Nullable String externalReference;

    private CompanyDraft(
            String name,
            @Nullable String website,
            @Nullable String phone,
            Map<String, Object> customFields,
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
                Map.copyOf(company.customFields()),
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
     * @param field its key
     * @param value its value as typed, whatever the type of the field; null or blank for none
     */
    public CompanyDraft field(String field, @Nullable String value) {
        return own(field, value == null || value.isBlank() ? null : value);
    }

    /** Returns a draft with a number field of the account's own. */
    public CompanyDraft field(String field, BigDecimal value) {
        return own(field, Objects.requireNonNull(value, "value"));
    }

    /** Returns a draft with a date field of the account's own. */
    public CompanyDraft field(String field, LocalDate value) {
        return own(field, Objects.requireNonNull(value, "value"));
    }

    /** Returns a draft with a field of the account's own that is a moment, kept to the second. */
    public CompanyDraft field(String field, Instant value) {
        return own(field, Objects.requireNonNull(value, "value"));
    }

    /** Returns a draft with a yes-or-no field of the account's own. */
    public CompanyDraft field(String field, boolean value) {
        return own(field, value);
    }

    /** Returns a draft with a field of the account's own that has these of its options, by their keys or labels. */
    public CompanyDraft field(String field, Collection<String> options) {
        List<String> chosen = List.copyOf(Objects.requireNonNull(options, "options"));
        return own(field, chosen.isEmpty() ? null : chosen);
    }

    private CompanyDraft own(String field, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(customFields);
        Objects.requireNonNull(field, "field");
        if (value == null) {
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
    public Map<String, Object> customFields() {
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
