package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.Holding;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.OperationId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Stores that leave behind what was a removed contact's, each in one way. */
final class WrongRemovals {
    private WrongRemovals() {}

    /** Keeps the keys taken. */
    static CrmStore keysStayTaken(InstantSource clock) {
        return leaving(clock, (store, removed) -> {
            ChangeSet.Builder set = after(removed);
            store.contactKeys(removed.account(), List.of(removed.contact())).values().stream()
                    .flatMap(List::stream)
                    .map(key -> new Holding(
                            Claim.contactKey(key.value()), removed.contact().value()))
                    .forEach(held -> set.claim(held.claim(), held.holder()));
            return set.build();
        });
    }

    /** Keeps the people linked. */
    static CrmStore peopleStayLinked(InstantSource clock) {
        return leaving(clock, (store, removed) -> {
            ChangeSet.Builder set = after(removed);
            store.identitiesOf(removed.account(), List.of(removed.contact())).values().stream()
                    .flatMap(List::stream)
                    .forEach(person -> set.change(new IdentityChange.LinkIdentity(
                            person.id(), removed.contact(), person.vetoes(), person.reason())));
            return set.build();
        });
    }

    private static ChangeSet.Builder after(DeletedContact removed) {
        return ChangeSet.builder(removed.account(), new OperationId("after-" + removed.contact()), removed.at());
    }

    private static CrmStore leaving(InstantSource clock, BiFunction<CrmStore, DeletedContact, ChangeSet> left) {
        return new WrongCommits.OneByOne(new MemoryCrmStore(clock)) {
            @Override
            CommitResult one(ChangeSet set) {
                Optional<ChangeSet> wrong = removal(set).map(removed -> left.apply(target(), removed));
                CommitResult result = rightly(set);
                if (result instanceof CommitResult.Applied) {
                    wrong.filter(more ->
                                    !more.changes().isEmpty() || !more.claims().isEmpty())
                            .ifPresent(this::rightly);
                }
                return result;
            }
        };
    }

    private static Optional<DeletedContact> removal(ChangeSet set) {
        for (Change change : set.changes()) {
            if (change instanceof ContactChange.RemoveContact removed) {
                return Optional.of(removed.deleted());
            }
        }
        return Optional.empty();
    }

    /** Keeps the suggestions about it. */
    static CrmStore suggestionsStay(InstantSource clock) {
        List<Suggestion> all = new ArrayList<>();
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                if (changeSets.stream().anyMatch(set -> removal(set).isPresent())) {
                    all.addAll(target().suggestions(changeSets.get(0).account(), null, 100)
                            .items());
                }
                return target().commit(changeSets);
            }

            @Override
            public CursorPage<Suggestion> suggestions(AccountId account, @Nullable String after, int limit) {
                return all.isEmpty()
                        ? target().suggestions(account, after, limit)
                        : new CursorPage<>(List.copyOf(all), null);
            }
        };
    }

    /** Forgets that it was there. */
    static CrmStore deletedForgotten(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<ContactId, DeletedContact> deletedContacts(AccountId account, Collection<ContactId> ids) {
                return Map.of();
            }
        };
    }
}
