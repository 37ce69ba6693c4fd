package io.escala.crm.change;

import io.escala.crm.AccountId;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A change of an opportunity, an activity, a task or a company. Match it with {@link #accept(Cases)}. */
public sealed interface RecordChange extends Change {
    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(Change.Cases<R> cases) {
        return cases.record(this);
    }

    /** One method per variant. */
    interface Cases<R> {
        R putRecord(PutRecord change);

        R removeRecord(RemoveRecord change);

        R putCompany(PutCompany change);

        R removeCompany(RemoveCompany change);
    }

    /**
     * Adds or replaces a record, whose kind stays. To replace one the ChangeSet must expect the version before.
     *
     * @param record the record, one version later
     * @param formerReference the external reference that it had before, or null
     */
    record PutRecord(CrmRecord record, @Nullable String formerReference) implements RecordChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.putRecord(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(record.account());
        }

        @Override
        public List<Holding> releases() {
            return former(formerReference, record.externalReference())
                    .map(reference -> holding(record, reference))
                    .toList();
        }

        @Override
        public List<Holding> takes() {
            return record.reference().stream()
                    .map(reference -> holding(record, reference))
                    .toList();
        }

        /** Without the reference, which may be personal data. */
        @Override
        public String toString() {
            return "PutRecord[" + record + "]";
        }
    }

    /**
     * Removes a record. The ChangeSet must expect its version.
     *
     * @param record the record as it is
     */
    record RemoveRecord(CrmRecord record) implements RecordChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.removeRecord(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(record.account());
        }

        @Override
        public List<Holding> releases() {
            return record.reference().stream()
                    .map(reference -> holding(record, reference))
                    .toList();
        }
    }

    /**
     * Adds or replaces a company. To replace one the ChangeSet must expect the version before.
     *
     * @param company the company, one version later
     * @param formerReference the external reference that it had before, or null
     * @param formerName the {@link Company#nameKey} that it had before if it was {@link Company#automatic} then, else null
     */
    record PutCompany(
            Company company,
            @Nullable String formerReference,
            @Nullable String formerName) implements RecordChange {
        /** Adds a company, or replaces one that was not automatic. */
        public PutCompany(Company company, @Nullable String formerReference) {
            this(company, formerReference, null);
        }

        /** Replaces a company by a later version of it. */
        public static PutCompany replacing(Company before, Company company) {
            return new PutCompany(company, before.externalReference(), automaticName(before));
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.putCompany(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(company.account());
        }

        @Override
        public List<Holding> releases() {
            return Stream.concat(
                            former(formerReference, company.externalReference())
                                    .map(reference -> holding(company, reference)),
                            former(formerName, automaticName(company)).map(name -> ofName(company, name)))
                    .toList();
        }

        @Override
        public List<Holding> takes() {
            return claims(company);
        }

        /** Without the reference, which may be personal data. */
        @Override
        public String toString() {
            return "PutCompany[" + company + "]";
        }
    }

    /**
     * Removes a company. The ChangeSet must expect its version. What belongs to it goes on naming it, and it is not found.
     *
     * @param company the company as it is
     */
    record RemoveCompany(Company company) implements RecordChange {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.removeCompany(this);
        }

        @Override
        public Optional<AccountId> namedAccount() {
            return Optional.of(company.account());
        }

        @Override
        public List<Holding> releases() {
            return claims(company);
        }
    }

    private static @Nullable String automaticName(Company company) {
        return company.automatic() ? company.sortKey() : null;
    }

    private static List<Holding> claims(Company company) {
        return Stream.concat(
                        company.reference().stream().map(reference -> holding(company, reference)),
                        Stream.ofNullable(automaticName(company)).map(name -> ofName(company, name)))
                .toList();
    }

    private static Holding ofName(Company company, String name) {
        return new Holding(Claim.companyName(name), company.id().value());
    }

    private static Stream<String> former(@Nullable String former, @Nullable String now) {
        return Stream.ofNullable(former).filter(reference -> !reference.equals(now));
    }

    private static Holding holding(CrmRecord record, String reference) {
        return new Holding(
                Claim.recordReference(record.kind(), reference), record.id().value());
    }

    private static Holding holding(Company company, String reference) {
        return new Holding(Claim.companyReference(reference), company.id().value());
    }
}
