package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.audit.AuditFilter;
import io.escala.crm.audit.AuditRecord;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.AuditChange;
import io.escala.crm.change.Change;
import io.escala.crm.store.AuditPosition;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores with one defect in the audit trail. */
final class WrongAudit {
    private WrongAudit() {}

    /** Reads all that match, to make a page of them. */
    private abstract static class Paged extends ForwardingCrmStore {
        Paged(InstantSource clock) {
            super(new MemoryCrmStore(clock));
        }

        final List<AuditRecord> all(AccountId account, AuditFilter filter) {
            return target().auditRecords(account, filter, null, CursorPage.MAX_LIMIT)
                    .items();
        }
    }

    static CrmStore newestLast(InstantSource clock) {
        return new Paged(clock) {
            @Override
            public CursorPage<AuditRecord> auditRecords(
                    AccountId account, AuditFilter filter, @Nullable String after, int limit) {
                CursorPage.checkLimit(limit);
                AuditPosition from = after == null ? null : AuditPosition.parse(after);
                List<AuditRecord> rest = new ArrayList<>(all(account, filter));
                Collections.reverse(rest);
                rest.removeIf(one -> from != null && AuditPosition.of(one).compareTo(from) <= 0);
                return Paging.page(rest.iterator(), one -> AuditPosition.of(one).toString(), limit);
            }
        };
    }

    static CrmStore pagedByOffset(InstantSource clock) {
        return new Paged(clock) {
            @Override
            public CursorPage<AuditRecord> auditRecords(
                    AccountId account, AuditFilter filter, @Nullable String after, int limit) {
                return WrongReads.byOffset(all(account, filter), after, limit);
            }
        };
    }

    /** Skips the rest of those at the time of the last one of a page. */
    static CrmStore pagedByTime(InstantSource clock) {
        return new Paged(clock) {
            @Override
            public CursorPage<AuditRecord> auditRecords(
                    AccountId account, AuditFilter filter, @Nullable String after, int limit) {
                CursorPage.checkLimit(limit);
                AuditPosition from = after == null ? null : AuditPosition.parse(after);
                List<AuditRecord> rest = all(account, filter).stream()
                        .filter(one -> from == null || one.at().isBefore(from.at()))
                        .toList();
                return Paging.page(rest.iterator(), one -> AuditPosition.of(one).toString(), limit);
            }
        };
    }

    static CrmStore userIgnored(InstantSource clock) {
        return filteredBy(
                clock,
                asked -> new AuditFilter(
                        asked.from(), asked.before(), null, asked.operations(), asked.subject(), asked.result()));
    }

    static CrmStore resultIgnored(InstantSource clock) {
        return filteredBy(
                clock,
                asked -> new AuditFilter(
                        asked.from(), asked.before(), asked.user(), asked.operations(), asked.subject(), null));
    }

    private static CrmStore filteredBy(InstantSource clock, UnaryOperator<AuditFilter> wrong) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<AuditRecord> auditRecords(
                    AccountId account, AuditFilter filter, @Nullable String after, int limit) {
                return target().auditRecords(account, wrong.apply(filter), after, limit);
            }
        };
    }

    static CrmStore subjectWithoutItsKind(InstantSource clock) {
        return new Paged(clock) {
            @Override
            public CursorPage<AuditRecord> auditRecords(
                    AccountId account, AuditFilter filter, @Nullable String after, int limit) {
                AuditSubject subject = filter.subject();
                if (subject == null) {
                    return target().auditRecords(account, filter, after, limit);
                }
                AuditPosition from = after == null ? null : AuditPosition.parse(after);
                AuditFilter any = new AuditFilter(
                        filter.from(), filter.before(), filter.user(), filter.operations(), null, filter.result());
                List<AuditRecord> rest = all(account, any).stream()
                        .filter(one ->
                                one.subject() != null && one.subject().id().equals(subject.id()))
                        .filter(one -> from == null || AuditPosition.of(one).compareTo(from) < 0)
                        .toList();
                return Paging.page(rest.iterator(), one -> AuditPosition.of(one).toString(), limit);
            }
        };
    }

    static CrmStore keptForEver(InstantSource clock) {
        return WrongReports.without(clock, AuditChange.DropRecords.class::isInstance);
    }

    static CrmStore ofTheLimitDropped(InstantSource clock) {
        return dropping(
                clock,
                drop -> new AuditChange.DropRecords(
                        drop.account(), drop.before().plusMillis(1), drop.portion()));
    }

    static CrmStore portionIgnored(InstantSource clock) {
        return dropping(
                clock, drop -> new AuditChange.DropRecords(drop.account(), drop.before(), AuditChange.MAX_PORTION));
    }

    private static CrmStore dropping(InstantSource clock, UnaryOperator<AuditChange.DropRecords> wrong) {
        return WrongCommits.edited(
                clock,
                set -> WrongCommits.copy(
                        set,
                        set.operation(),
                        set.changes().stream()
                                .map(change ->
                                        change instanceof AuditChange.DropRecords drop ? wrong.apply(drop) : change)
                                .toList()));
    }

    /** Shows, of two records with one id, the one that came last. */
    static CrmStore replaced(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            private final List<AuditRecord> appended = Collections.synchronizedList(new ArrayList<>());

            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                for (ChangeSet set : changeSets) {
                    for (Change change : set.changes()) {
                        if (change instanceof AuditChange.AppendRecord append) {
                            appended.add(append.audit());
                        }
                    }
                }
                return target().commit(changeSets);
            }

            @Override
            public CursorPage<AuditRecord> auditRecords(
                    AccountId account, AuditFilter filter, @Nullable String after, int limit) {
                CursorPage<AuditRecord> page = target().auditRecords(account, filter, after, limit);
                return new CursorPage<>(page.items().stream().map(this::latest).toList(), page.next());
            }

            private AuditRecord latest(AuditRecord stored) {
                AuditRecord latest = stored;
                for (AuditRecord one : List.copyOf(appended)) {
                    if (one.id().equals(stored.id()) && one.account().equals(stored.account())) {
                        latest = one;
                    }
                }
                return latest;
            }
        };
    }
}
