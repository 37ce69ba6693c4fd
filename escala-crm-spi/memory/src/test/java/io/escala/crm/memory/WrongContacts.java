package io.escala.crm.memory;

import io.escala.crm.change.Change;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.Contact;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Stores with one defect in what they keep of contacts and of people who were taken off them. */
final class WrongContacts {
    private WrongContacts() {}

    /** Forgets when the fields of a contact were edited. */
    static CrmStore editsLost(InstantSource clock) {
        return edited(clock, contact -> contact.withEdits(Map.of()));
    }

    /** Forgets which numbers were taken off a contact. */
    static CrmStore refusedPhonesLost(InstantSource clock) {
        return edited(clock, contact -> contact.withRefusedPhones(List.of()));
    }

    /** Forgets that a contact is archived. */
    static CrmStore archiveLost(InstantSource clock) {
        return edited(clock, contact -> contact.archivedSince(null));
    }

    private static CrmStore edited(InstantSource clock, UnaryOperator<Contact> edit) {
        return changed(
                clock,
                change -> change instanceof ContactChange.EditContact edited
                        ? new ContactChange.EditContact(edit.apply(edited.contact()))
                        : change);
    }

    /** Forgets the contacts that a person was taken off. */
    static CrmStore vetoesLost(InstantSource clock) {
        return changed(
                clock,
                change -> change instanceof IdentityChange.LinkIdentity link
                        ? new IdentityChange.LinkIdentity(link.identity(), link.contact(), Set.of(), link.reason())
                        : change);
    }

    /** Forgets why a person is linked. */
    static CrmStore linkReasonsLost(InstantSource clock) {
        return changed(
                clock,
                change -> change instanceof IdentityChange.LinkIdentity link
                        ? new IdentityChange.LinkIdentity(link.identity(), link.contact(), link.vetoes(), null)
                        : change);
    }

    /** Replaces all roles of a key, also those that it got meanwhile. */
    static CrmStore rolesReplaced(InstantSource clock) {
        return new WrongCommits.OneByOne(new MemoryCrmStore(clock)) {
            @Override
            CommitResult one(ChangeSet set) {
                List<Change> changes = set.changes().stream()
                        .map(change -> change instanceof ContactChange.ChangeRoles changed
                                ? target()
                                        .contactKeys(
                                                set.account(),
                                                List.of(changed.key().contact()))
                                        .getOrDefault(changed.key().contact(), List.of())
                                        .stream()
                                        .filter(key ->
                                                key.value().equals(changed.key().value()))
                                        .findFirst()
                                        .<Change>map(now -> new ContactChange.ChangeRoles(now, changed.roles()))
                                        .orElse(changed)
                                : change)
                        .toList();
                return rightly(WrongCommits.copy(set, set.operation(), changes));
            }
        };
    }

    private static CrmStore changed(InstantSource clock, UnaryOperator<Change> edit) {
        return WrongCommits.edited(
                clock,
                set -> WrongCommits.copy(
                        set, set.operation(), set.changes().stream().map(edit).toList()));
    }
}
