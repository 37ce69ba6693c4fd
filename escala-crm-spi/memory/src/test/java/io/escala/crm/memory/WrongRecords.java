package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.RecordChange;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CompanyFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.RecordFilter;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stores that keep records and companies wrongly, each in one way. */
final class WrongRecords {
    private WrongRecords() {}

    /** Lists what is done, too. */
    static CrmStore doneRecordsListed(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<CrmRecord> listRecords(
                    AccountId account, RecordFilter filter, @Nullable String after, int limit) {
                return target().listRecords(account, filter.in(RecordFilter.State.ALL), after, limit);
            }

            @Override
            public long countRecords(AccountId account, RecordFilter filter, long enough) {
                return target().countRecords(account, filter.in(RecordFilter.State.ALL), enough);
            }
        };
    }

    /** Counts without the condition on the owner. */
    static CrmStore recordsOfAllOwnersCounted(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public long countRecords(AccountId account, RecordFilter filter, long enough) {
                return target().countRecords(
                                account,
                                new RecordFilter(
                                        filter.kinds(),
                                        filter.state(),
                                        null,
                                        filter.contact(),
                                        filter.company(),
                                        filter.dueBefore()),
                                enough);
            }
        };
    }

    /** Takes the newest of a contact and selects from them, instead of the newest of those selected. */
    static CrmStore recordsLimitedBeforeTheFilter(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<ContactId, List<CrmRecord>> recordsOf(
                    AccountId account, Collection<ContactId> contacts, RecordFilter filter, int limit) {
                Map<ContactId, List<CrmRecord>> found = new HashMap<>();
                target().recordsOf(account, contacts, RecordFilter.EVERYTHING, limit)
                        .forEach((contact, records) -> {
                            List<CrmRecord> selected =
                                    records.stream().filter(filter::matches).toList();
                            if (!selected.isEmpty()) {
                                found.put(contact, selected);
                            }
                        });
                return found;
            }
        };
    }

    /** Limits all contacts together, not each. */
    static CrmStore recordsOfAllContactsLimited(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<ContactId, List<CrmRecord>> recordsOf(
                    AccountId account, Collection<ContactId> contacts, RecordFilter filter, int limit) {
                Map<ContactId, List<CrmRecord>> found = new HashMap<>();
                int left = limit;
                for (ContactId contact : contacts) {
                    if (left > 0) {
                        found.putAll(target().recordsOf(account, List.of(contact), filter, left));
                        left -= found.getOrDefault(contact, List.of()).size();
                    }
                }
                return found;
            }
        };
    }

    /** Reads removed records as they were. */
    static CrmStore removedRecordStillRead(InstantSource clock) {
        Map<RecordId, CrmRecord> removed = new ConcurrentHashMap<>();
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                for (ChangeSet set : changeSets) {
                    for (Change change : set.changes()) {
                        if (change instanceof RecordChange.RemoveRecord remove) {
                            removed.put(remove.record().id(), remove.record());
                        }
                    }
                }
                return target().commit(changeSets);
            }

            @Override
            public Map<RecordId, CrmRecord> records(AccountId account, Collection<RecordId> ids) {
                Map<RecordId, CrmRecord> found = new HashMap<>(target().records(account, ids));
                ids.stream().filter(removed::containsKey).forEach(id -> found.put(id, removed.get(id)));
                return found;
            }
        };
    }

    /** Finds companies by any part of their names. */
    static CrmStore companiesFoundInsideWords(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<Company> searchCompanies(
                    AccountId account, CompanyFilter filter, @Nullable String after, int limit) {
                CursorPage<Company> all = target().searchCompanies(account, CompanyFilter.EVERYTHING, after, 1_000);
                return new CursorPage<>(
                        all.items().stream()
                                .filter(company -> filter.words().stream()
                                        .allMatch(company.name().toLowerCase(Locale.ROOT)::contains))
                                .limit(limit)
                                .toList(),
                        null);
            }

            @Override
            public long countCompanies(AccountId account, CompanyFilter filter, long enough) {
                return searchCompanies(account, filter, null, 1_000).items().size();
            }
        };
    }

    /** Finds companies by their first names for ever. */
    static CrmStore companiesFoundByFormerNames(InstantSource clock) {
        Map<CompanyId, Company> first = new ConcurrentHashMap<>();
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                for (ChangeSet set : changeSets) {
                    for (Change change : set.changes()) {
                        if (change instanceof RecordChange.PutCompany put) {
                            first.putIfAbsent(put.company().id(), put.company());
                        }
                    }
                }
                return target().commit(changeSets);
            }

            @Override
            public CursorPage<Company> searchCompanies(
                    AccountId account, CompanyFilter filter, @Nullable String after, int limit) {
                CursorPage<Company> all = target().searchCompanies(account, CompanyFilter.EVERYTHING, after, 1_000);
                return new CursorPage<>(
                        all.items().stream()
                                .filter(company -> filter.matches(first.getOrDefault(company.id(), company)))
                                .limit(limit)
                                .toList(),
                        null);
            }

            @Override
            public long countCompanies(AccountId account, CompanyFilter filter, long enough) {
                return searchCompanies(account, filter, null, 1_000).items().size();
            }
        };
    }
}
