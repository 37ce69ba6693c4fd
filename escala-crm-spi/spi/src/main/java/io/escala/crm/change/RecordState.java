package io.escala.crm.change;

import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The opportunities, activities, tasks and companies of a {@link State}. Not thread-safe. */
public final class RecordState {
    private final LoadedRelations loaded;
    private final Map<RecordId, CrmRecord> records = new HashMap<>();
    private final Map<CompanyId, Company> companies = new HashMap<>();
    private final RecordChange.Cases<Boolean> effects = new Effects();

    RecordState(LoadedRelations loaded) {
        this.loaded = loaded;
    }

    RecordChange.Cases<Boolean> effects() {
        return effects;
    }

    /** A record, if it exists. */
    public Optional<CrmRecord> find(RecordId id) {
        loaded.require(Relation.RECORDS, id);
        return Optional.ofNullable(records.get(id));
    }

    /** The records about a contact that are open, by their ids. */
    public List<CrmRecord> openOf(ContactId contact) {
        loaded.require(Relation.OPEN_RECORDS, contact);
        return records.values().stream()
                .filter(record -> record.open() && contact.equals(record.contact()))
                .sorted(Comparator.comparing(record -> record.id().value()))
                .toList();
    }

    /** A company, if it exists. */
    public Optional<Company> company(CompanyId id) {
        loaded.require(Relation.COMPANIES, id);
        return Optional.ofNullable(companies.get(id));
    }

    /**
     * The companies of a name that are not archived; of several there are at least two.
     *
     * @param nameKey the folded name ({@link Company#nameKey})
     */
    public List<Company> companiesNamed(String nameKey) {
        loaded.require(Relation.COMPANY_NAMES, nameKey);
        return companies.values().stream()
                .filter(company -> !company.archived() && company.sortKey().equals(nameKey))
                .sorted(Comparator.comparing(company -> company.id().value()))
                .toList();
    }

    /** Every record loaded: a view. */
    public Collection<CrmRecord> all() {
        return Collections.unmodifiableCollection(records.values());
    }

    /** Every company loaded: a view. */
    public Collection<Company> companies() {
        return Collections.unmodifiableCollection(companies.values());
    }

    /** Puts in what the store holds. */
    public void put(CrmRecord stored) {
        loaded.add(Relation.RECORDS, stored.id());
        records.put(stored.id(), stored);
    }

    /** Puts in what the store holds. */
    public void put(Company stored) {
        loaded.add(Relation.COMPANIES, stored.id());
        companies.put(stored.id(), stored);
    }

    /** What makes an empty state this one, in an order in which it can be applied. */
    Stream<Change> changes() {
        return Stream.concat(
                companies.values().stream().map(company -> new RecordChange.PutCompany(company, null)),
                records.values().stream().map(record -> new RecordChange.PutRecord(record, null)));
    }

    private final class Effects implements RecordChange.Cases<Boolean> {
        @Override
        public Boolean putRecord(RecordChange.PutRecord change) {
            put(change.record());
            return true;
        }

        @Override
        public Boolean removeRecord(RecordChange.RemoveRecord change) {
            loaded.add(Relation.RECORDS, change.record().id());
            records.remove(change.record().id());
            return true;
        }

        @Override
        public Boolean putCompany(RecordChange.PutCompany change) {
            put(change.company());
            return true;
        }

        @Override
        public Boolean removeCompany(RecordChange.RemoveCompany change) {
            loaded.add(Relation.COMPANIES, change.company().id());
            companies.remove(change.company().id());
            return true;
        }
    }
}
