package io.escala.crm.memory;

import io.escala.crm.change.RecordChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordId;
import io.escala.crm.store.CompanyFilter;
import io.escala.crm.store.CompanyPosition;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.RecordFilter;
import io.escala.crm.store.RecordPosition;
import io.escala.crm.text.SafeText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records by contact and by when they are due, and companies by name. Not thread-safe. */
final class RecordIndex {
    private static final Comparator<CrmRecord> NEWEST_FIRST = Comparator.comparing(CrmRecord::createdAt)
            .thenComparing(record -> record.id().value())
            .reversed();

    /** Before every id. */
    private static final String FIRST_ID = "-";

    private final State state;
    private final Map<RecordId, CrmRecord> indexed = new HashMap<>();
    private final Map<ContactId, NavigableSet<CrmRecord>> byContact = new HashMap<>();
    private final NavigableMap<RecordPosition, CrmRecord> byDue = new TreeMap<>();
    private final Map<CompanyId, CompanyPosition> places = new HashMap<>();
    private final NavigableMap<CompanyPosition, Company> byName = new TreeMap<>();
    private final RecordChange.Cases<Boolean> update = new Update();

    RecordIndex(State state) {
        this.state = state;
    }

    /** Updates the index after a change was applied. */
    void update(RecordChange change) {
        change.accept(update);
    }

    private void update(RecordId id) {
        CrmRecord before = indexed.remove(id);
        if (before != null) {
            byDue.remove(RecordPosition.of(before));
            if (before.contact() != null) {
                of(before.contact()).remove(before);
            }
        }
        state.records().find(id).ifPresent(now -> {
            indexed.put(id, now);
            byDue.put(RecordPosition.of(now), now);
            if (now.contact() != null) {
                of(now.contact()).add(now);
            }
        });
    }

    private NavigableSet<CrmRecord> of(ContactId contact) {
        return byContact.computeIfAbsent(contact, none -> new TreeSet<>(NEWEST_FIRST));
    }

    private void update(CompanyId id) {
        CompanyPosition before = places.remove(id);
        if (before != null) {
            byName.remove(before);
        }
        state.records().company(id).ifPresent(now -> {
            places.put(id, CompanyPosition.of(now));
            byName.put(CompanyPosition.of(now), now);
        });
    }

    List<CrmRecord> of(ContactId contact, RecordFilter filter, int limit) {
        NavigableSet<CrmRecord> records = byContact.get(contact);
        return records == null
                ? List.of()
                : records.stream().filter(filter::matches).limit(limit).toList();
    }

    CursorPage<CrmRecord> list(RecordFilter filter, @Nullable String after, int limit) {
        NavigableMap<RecordPosition, CrmRecord> rest =
                after == null ? byDue : byDue.tailMap(RecordPosition.parse(after), false);
        return Paging.page(
                rest.values().stream().filter(filter::matches).iterator(),
                record -> RecordPosition.of(record).toString(),
                limit);
    }

    long count(RecordFilter filter, long enough) {
        return byDue.values().stream().filter(filter::matches).limit(enough).count();
    }

    List<Company> named(String name) {
        return !SafeText.isStorable(name)
                ? List.of()
                : byName.tailMap(new CompanyPosition(name, FIRST_ID), true).values().stream()
                        .takeWhile(company -> company.sortKey().equals(name))
                        .filter(company -> !company.archived())
                        .limit(2)
                        .toList();
    }

    CursorPage<Company> search(CompanyFilter filter, @Nullable String after, int limit) {
        NavigableMap<CompanyPosition, Company> rest =
                after == null ? byName : byName.tailMap(CompanyPosition.parse(after), false);
        return Paging.page(
                matches(rest, filter).iterator(),
                company -> CompanyPosition.of(company).cursor(),
                limit);
    }

    long count(CompanyFilter filter, long enough) {
        return matches(byName, filter).limit(enough).count();
    }

    private static Stream<Company> matches(NavigableMap<CompanyPosition, Company> companies, CompanyFilter filter) {
        return companies.values().stream().filter(filter::matches);
    }

    private final class Update implements RecordChange.Cases<Boolean> {
        @Override
        public Boolean putRecord(RecordChange.PutRecord change) {
            update(change.record().id());
            return true;
        }

        @Override
        public Boolean removeRecord(RecordChange.RemoveRecord change) {
            update(change.record().id());
            return true;
        }

        @Override
        public Boolean putCompany(RecordChange.PutCompany change) {
            update(change.company().id());
            return true;
        }

        @Override
        public Boolean removeCompany(RecordChange.RemoveCompany change) {
            update(change.company().id());
            return true;
        }
    }
}
