package io.escala.crm.record;

import io.escala.crm.AccountId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Phone;
import io.escala.crm.internal.Checks;
import io.escala.crm.internal.CustomFields;
import io.escala.crm.text.SafeText;
import io.escala.crm.text.SearchWords;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A company with which the account does business. Two companies may have one name; what tells them apart for a host is the reference.
 *
 * <p>Versioned: an edit names the version it is based on.
 *
 * @param name its name, cleaned ({@link SafeText#name}), not blank
 * @param website its address on the web as it was entered, cleaned like a name; or null
 * @param phone its phone, or null
 * @param customFields the account's own fields by name; blank values are dropped
 * @param externalReference its id in the host's system, or null; at most one company has it in an account
 * @param createdAt when it was created, to the millisecond
 * @param version incremented by every edit
 */
public record Company(
        AccountId account,
        CompanyId id,
        String name,
        @Nullable String website,
        @Nullable Phone phone,
        Map<String, String> customFields,
        @Nullable String externalReference,
        Instant createdAt,
        long version) {
    /**
     * Cleans every text and copies the fields.
     *
     * @throws IllegalArgumentException if no character of the name can be shown, a field has a blank name, or the reference is no id
     *     ({@link SafeText#isId})
     */
    public Company {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        String cleanName = SafeText.name(Objects.requireNonNull(name, "name"));
        if (cleanName == null) {
            throw new IllegalArgumentException("name must not be blank");
        }
        name = cleanName;
        website = SafeText.name(website);
        customFields = CustomFields.clean(customFields);
        if (externalReference != null) {
            Checks.opaque("externalReference", externalReference);
        }
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        Checks.notNegative("version", version);
    }

    /** Returns the words of the name, by whose beginnings it is found. */
    public List<String> searchWords() {
        return SearchWords.of(name);
    }

    /** Returns what lists of companies are ordered by: the beginning of the folded name, possibly empty. */
    public String sortKey() {
        return SearchWords.cut(SafeText.searchKey(name));
    }

    /** Returns the id in the host's system, if it has one. */
    public Optional<String> reference() {
        return Optional.ofNullable(externalReference);
    }

    /** Ids only. */
    @Override
    public String toString() {
        return "Company[" + account + "/" + id + " v" + version + "]";
    }
}
