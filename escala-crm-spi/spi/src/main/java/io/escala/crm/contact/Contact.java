package io.escala.crm.contact;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.internal.Checks;
import io.escala.crm.internal.CustomFields;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
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
 * @param company the name of the company as it was entered, or null; where {@code companyId} is set, a copy of the company's name, by which the contact is
 *     found: what is shown is the name that the company has now, which the copy follows
 * @param owner the user responsible for it, or null
 * @param lifecycle customer or prospect
 * @param marketing whether the contact may get marketing messages
 * @param customFields the account's own fields by name; blank values are dropped
 * @param origins who wrote each field; a field that was never written is absent
 * @param bornOf who created it; a contact created by an automation was not asked for consent
 * @param createdAt when it was created, to the millisecond
 * @param version incremented by every edit
 * @param edits the last edit of each field by its name in the API, such as {@code lastName}, {@code phones} or {@code customFields.plan}
 * @param refusedPhones the numbers that a user took off it last: no rule gives it one of these again, only a user does
 * @param companyId the company that it belongs to, or null; it need not exist
 * @param archivedAt since when it is archived, to the millisecond; null for one that is not. An archived contact keeps its keys and its people
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
        long version,
        Map<String, FieldEdit> edits,
        List<Phone> refusedPhones,
        @Nullable CompanyId companyId,
        @Nullable Instant archivedAt) {
    /** The most numbers of which it is remembered that a user took them off. */
    public static final int MAX_REFUSED_PHONES = 20;

    /** Cleans every text and copies the maps. */
    public Contact {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        firstName = SafeText.name(firstName);
        lastName = SafeText.name(lastName);
        jobTitle = SafeText.name(jobTitle);
        company = SafeText.name(company);
        Objects.requireNonNull(lifecycle, "lifecycle");
        customFields = CustomFields.clean(customFields);
        origins = Map.copyOf(origins);
        Objects.requireNonNull(bornOf, "bornOf");
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        Checks.notNegative("version", version);
        edits = Map.copyOf(edits);
        refusedPhones = List.copyOf(refusedPhones);
        archivedAt = archivedAt == null ? null : archivedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Creates a contact that was never edited. */
    public Contact(
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
        this(
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
                version,
                Map.of(),
                List.of(),
                null,
                null);
    }

    /** Returns first and last name, or the one that exists; empty when both are missing. */
    public Optional<String> fullName() {
        if (firstName == null) {
            return Optional.ofNullable(lastName);
        }
        return Optional.of(lastName == null ? firstName : firstName + " " + lastName);
    }

    /** Whether it is archived: not listed unless asked for, and not written for marketing. */
    public boolean archived() {
        return archivedAt != null;
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
        return with(fields -> {
            fields.write(ContactField.FIRST_NAME, first, firstName, origin);
            fields.write(ContactField.LAST_NAME, last, lastName, origin);
            fields.firstName = first;
            fields.lastName = last;
        });
    }

    /**
     * Returns a copy with this job title and the same version.
     *
     * @param title the job title, or null
     * @param origin who wrote it
     */
    public Contact withJobTitle(@Nullable String title, Origin origin) {
        return with(fields -> {
            fields.write(ContactField.JOB_TITLE, title, jobTitle, origin);
            fields.jobTitle = title;
        });
    }

    /**
     * Returns a copy with the name of a company that is no record, and the same version.
     *
     * @param name the company's name, or null
     * @param origin who wrote it
     */
    public Contact withCompany(@Nullable String name, Origin origin) {
        return inCompany(null, name, origin);
    }

    /**
     * Returns a copy that belongs to this company and has the same version.
     *
     * @param id the company, or null for none, or one that is no record
     * @param name the company's name, or null
     * @param origin who wrote it
     */
    public Contact inCompany(@Nullable CompanyId id, @Nullable String name, Origin origin) {
        return with(fields -> {
            fields.write(ContactField.COMPANY, name, company, origin);
            fields.company = name;
            fields.companyId = id;
        });
    }

    /**
     * Returns a copy with the name that its company has now, and the same version; nobody wrote it.
     *
     * @param name the name of its company
     */
    public Contact withNameOfCompany(String name) {
        Objects.requireNonNull(name, "name");
        return with(fields -> fields.company = name);
    }

    /**
     * Returns a copy that is archived, or not, and has the same version.
     *
     * @param since since when it is archived, or null
     */
    public Contact archivedSince(@Nullable Instant since) {
        return with(fields -> fields.archivedAt = since);
    }

    /**
     * Returns a copy with this owner and the same version.
     *
     * @param newOwner the user responsible for it, or null
     * @param origin who wrote it
     */
    public Contact ownedBy(@Nullable UserId newOwner, Origin origin) {
        return with(fields -> {
            fields.write(ContactField.OWNER, newOwner, owner, origin);
            fields.owner = newOwner;
        });
    }

    /**
     * Returns a copy with this lifecycle and the same version.
     *
     * @param kind customer or prospect
     * @param origin who wrote it
     */
    public Contact withLifecycle(Lifecycle kind, Origin origin) {
        return with(fields -> {
            fields.write(ContactField.LIFECYCLE, kind, lifecycle, origin);
            fields.lifecycle = kind;
        });
    }

    /**
     * Returns a copy that may get marketing messages, or not, and the same version.
     *
     * @param wanted whether it may
     * @param origin who wrote it
     */
    public Contact withMarketing(boolean wanted, Origin origin) {
        return with(fields -> {
            fields.write(ContactField.MARKETING, wanted, marketing, origin);
            fields.marketing = wanted;
        });
    }

    /** Returns a copy with these fields of the account's own and the same version. */
    public Contact withCustomFields(Map<String, String> values) {
        return with(fields -> fields.customFields = values);
    }

    /** Returns a copy with these last edits of its fields and the same version. */
    public Contact withEdits(Map<String, FieldEdit> all) {
        return with(fields -> fields.edits = all);
    }

    /**
     * Returns a copy with the next version, in which these fields were written.
     *
     * @param names the fields, by their names in the API
     * @param origin who wrote them
     * @param by the user who did, or null
     * @param at when
     */
    public Contact edited(Collection<String> names, Origin origin, @Nullable UserId by, Instant at) {
        Map<String, FieldEdit> all = new HashMap<>(edits);
        names.forEach(name -> all.put(name, new FieldEdit(version + 1, origin, by, at)));
        return withEdits(all).withVersion(version + 1);
    }

    /** Returns a copy with these numbers that a user took off it and the same version; of too many the first are forgotten. */
    public Contact withRefusedPhones(List<Phone> numbers) {
        int forgotten = Math.max(0, numbers.size() - MAX_REFUSED_PHONES);
        return with(fields -> fields.refusedPhones = numbers.subList(forgotten, numbers.size()));
    }

    /** Returns a copy with this version. */
    public Contact withVersion(long newVersion) {
        return with(fields -> fields.version = newVersion);
    }

    private Contact with(Consumer<Fields> change) {
        Fields fields = new Fields(this);
        change.accept(fields);
        return fields.contact(this);
    }

    /** What a copy may have instead. */
    private static final class Fields {
        private @Nullable String firstName;
        private @Nullable String lastName;
        private @Nullable String jobTitle;
        private @Nullable String company;
        private @Nullable UserId owner;
        private Lifecycle lifecycle;
        private boolean marketing;
        private Map<String, String> customFields;
        private final Map<ContactField, Origin> origins;
        private long version;
        private Map<String, FieldEdit> edits;
        private List<Phone> refusedPhones;
        private @Nullable CompanyId companyId;
        private @Nullable Instant archivedAt;

        private Fields(Contact of) {
            firstName = of.firstName;
            lastName = of.lastName;
            jobTitle = of.jobTitle;
            company = of.company;
            owner = of.owner;
            lifecycle = of.lifecycle;
            marketing = of.marketing;
            customFields = of.customFields;
            origins = new LinkedHashMap<>(of.origins);
            version = of.version;
            edits = of.edits;
            refusedPhones = of.refusedPhones;
            companyId = of.companyId;
            archivedAt = of.archivedAt;
        }

        private void write(ContactField field, @Nullable Object now, @Nullable Object before, Origin origin) {
            if (now == null) {
                origins.remove(field);
            } else if (!now.equals(before)) {
                origins.put(field, origin);
            }
        }

        private Contact contact(Contact of) {
            return new Contact(
                    of.account,
                    of.id,
                    firstName,
                    lastName,
                    jobTitle,
                    company,
                    owner,
                    lifecycle,
                    marketing,
                    customFields,
                    origins,
                    of.bornOf,
                    of.createdAt,
                    version,
                    edits,
                    refusedPhones,
                    companyId,
                    archivedAt);
        }
    }

    /** Ids only: names are personal data. */
    @Override
    public String toString() {
        return "Contact[" + account + "/" + id + " v" + version + "]";
    }
}
