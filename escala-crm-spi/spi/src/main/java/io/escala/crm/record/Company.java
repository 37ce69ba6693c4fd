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
 * A company with which the account does business, to which contacts belong. Two companies may have one name; what tells them apart for a host is the
 * reference. Of those that were created because a contact named them, one has a name.
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
 * @param automatic whether it was created because a contact named it, and has had the name since: no other such company of the account has its {@link
 *     #nameKey}
 * @param archivedAt since when it is archived, to the millisecond; null for one that is not. An archived company keeps its contacts, gets no new ones, and is
 *     not automatic
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
        long version,
        boolean automatic,
        @Nullable Instant archivedAt) {
    /**
     * Cleans every text and copies the fields.
     *
     * @throws IllegalArgumentException if no character of the name can be shown, a field has a blank name, the reference is no id
     *     ({@link SafeText#isId}), or it is automatic and archived or without letters and digits in its name
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
        archivedAt = archivedAt == null ? null : archivedAt.truncatedTo(ChronoUnit.MILLIS);
        if (automatic && (archivedAt != null || nameKey(name).isEmpty())) {
            throw new IllegalArgumentException("an automatic company has a name to be found by, and is not archived");
        }
    }

    /** Creates a company that a user or a host creates, and that is not archived. */
    public Company(
            AccountId account,
            CompanyId id,
            String name,
            @Nullable String website,
            @Nullable Phone phone,
            Map<String, String> customFields,
            @Nullable String externalReference,
            Instant createdAt,
            long version) {
        this(account, id, name, website, phone, customFields, externalReference, createdAt, version, false, null);
    }

    /**
     * Creates a company because a contact named it, in its first version.
     *
     * @param name the name, with a letter or a digit
     */
    public static Company named(AccountId account, CompanyId id, String name, Instant createdAt) {
        return new Company(account, id, name, null, null, Map.of(), null, createdAt, 1, true, null);
    }

    /** Returns the words of the name, by whose beginnings it is found. */
    public List<String> searchWords() {
        return SearchWords.of(name);
    }

    /** Returns what lists of companies are ordered by: the {@link #nameKey}, possibly empty. */
    public String sortKey() {
        return nameKey(name);
    }

    /**
     * Returns what two names have in common that count as the same: the folded name ({@link SafeText#searchKey}), of a long one the first {@value
     * SearchWords#MAX_WORD} characters. Empty for a name without letters and digits, which is the same as no other.
     */
    public static String nameKey(String name) {
        return SearchWords.cut(SafeText.searchKey(name));
    }

    /** Whether it is archived: not listed unless asked for, and not named by contacts any more. */
    public boolean archived() {
        return archivedAt != null;
    }

    /**
     * Returns the next version, which is archived or not, and is not automatic.
     *
     * @param since since when it is archived, or null
     */
    public Company archivedSince(@Nullable Instant since) {
        return new Company(
                account,
                id,
                name,
                website,
                phone,
                customFields,
                externalReference,
                createdAt,
                version + 1,
                false,
                since);
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
