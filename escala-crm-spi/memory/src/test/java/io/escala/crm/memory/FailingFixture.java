package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.tck.Breaking;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Subjects whose engine can fail, and which handle the failure wrongly. */
final class FailingFixture extends SubjectFixture {
    private final Breaking breaking;

    private FailingFixture(MemoryFailure failure, UnaryOperator<CrmStore> wrong) {
        super(clock -> wrong.apply(new MemoryCrmStore(clock, new CommitChecks(), failure)));
        breaking = failure;
    }

    private static FailingFixture with(UnaryOperator<CrmStore> wrong) {
        return new FailingFixture(new MemoryFailure(), wrong);
    }

    @Override
    public Optional<Breaking> breaking() {
        return Optional.of(breaking);
    }

    /** Throws an exception of its own when a commit fails. */
    static FailingFixture wrongException() {
        return with(right -> new ForwardingCrmStore(right) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                try {
                    return target().commit(changeSets);
                } catch (StoreUnavailableException failed) {
                    throw new IllegalStateException(failed);
                }
            }
        });
    }

    /** Keeps added contacts in a cache before the engine has them, and leaves them there when it fails. */
    static FailingFixture cacheKeptAfterFailure() {
        return with(right -> new ForwardingCrmStore(right) {
            private final Map<List<Object>, Contact> cache = new ConcurrentHashMap<>();

            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                for (ChangeSet set : changeSets) {
                    for (Change change : set.changes()) {
                        if (change instanceof AddContact add) {
                            cache.put(List.of(set.account(), add.contact().id()), add.contact());
                        }
                    }
                }
                return target().commit(changeSets);
            }

            @Override
            public Map<ContactId, Contact> contacts(AccountId account, Collection<ContactId> ids) {
                Map<ContactId, Contact> found = new HashMap<>();
                for (ContactId id : ids) {
                    Contact cached = cache.get(List.of(account, id));
                    if (cached != null) {
                        found.put(id, cached);
                    }
                }
                found.putAll(target().contacts(account, ids));
                return found;
            }
        });
    }

    /** Keeps the claims of a ChangeSet whose commit failed. */
    static FailingFixture partKeptAfterFailure() {
        return with(right -> new ForwardingCrmStore(right) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                try {
                    return target().commit(changeSets);
                } catch (StoreUnavailableException failed) {
                    for (ChangeSet set : changeSets) {
                        ChangeSet.Builder part = WrongCommits.builder(set, "part-of-" + set.operation());
                        set.claims().forEach(holding -> part.claim(holding.claim(), holding.holder()));
                        target().commit(List.of(part.build()));
                    }
                    throw failed;
                }
            }
        });
    }

    /** Reports a lane that could not be leased as none that is due. */
    static FailingFixture failedLeaseHidden() {
        return with(right -> new ForwardingCrmStore(right) {
            @Override
            public Optional<Lease> lease(LeaseRequest request) {
                try {
                    return target().lease(request);
                } catch (StoreUnavailableException hidden) {
                    return Optional.empty();
                }
            }
        });
    }
}
