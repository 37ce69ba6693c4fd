package io.escala.core.internal.history;

import io.escala.crm.change.AccountChange;
import io.escala.crm.change.AuditChange;
import io.escala.crm.change.Change;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.HistoryChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.LibraryChange;
import io.escala.crm.change.RecordChange;
import io.escala.crm.change.Relation;
import io.escala.crm.change.ScheduleChange;
import io.escala.crm.change.State;
import io.escala.crm.change.TeamChange;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the changes of a decision touch that histories tell of, as it was before the first of them. Confined to one thread. */
final class Touched implements Change.Cases<Boolean> {
    /** A key of a contact. */
    record Key(ContactId contact, ContactKeyValue value) {}

    private final State state;
    private final Map<ContactId, Optional<Contact>> contacts = new LinkedHashMap<>();
    private final Map<Key, Optional<ContactKey>> keys = new LinkedHashMap<>();
    private final Map<IdentityId, Optional<ContactId>> people = new LinkedHashMap<>();
    private final Map<RecordId, Optional<CrmRecord>> records = new LinkedHashMap<>();
    private final List<ConsentEntry> consents = new ArrayList<>();
    private final Set<ContactId> removed = new HashSet<>();
    private final Map<ContactId, ConversationId> createdFrom = new HashMap<>();

    Touched(State state) {
        this.state = state;
    }

    void createdFrom(ContactId contact, ConversationId conversation) {
        createdFrom.put(contact, conversation);
    }

    @Nullable
    ConversationId conversationOf(ContactId created) {
        return createdFrom.get(created);
    }

    boolean nothing() {
        return contacts.isEmpty() && keys.isEmpty() && people.isEmpty() && records.isEmpty() && consents.isEmpty();
    }

    Map<ContactId, Optional<Contact>> contacts() {
        return contacts;
    }

    Map<Key, Optional<ContactKey>> keys() {
        return keys;
    }

    /** The contact that each person was linked to. */
    Map<IdentityId, Optional<ContactId>> people() {
        return people;
    }

    Map<RecordId, Optional<CrmRecord>> records() {
        return records;
    }

    List<ConsentEntry> consents() {
        return consents;
    }

    /** Whether a contact is removed, and its history with it. */
    boolean removes(ContactId contact) {
        return removed.contains(contact);
    }

    /** Whether a contact is created. */
    boolean creates(ContactId contact) {
        return contacts.getOrDefault(contact, Optional.empty()).isEmpty() && contacts.containsKey(contact);
    }

    @Override
    public Boolean account(AccountChange change) {
        return false;
    }

    @Override
    public Boolean team(TeamChange change) {
        return false;
    }

    @Override
    public Boolean identity(IdentityChange change) {
        return change.accept(new People());
    }

    @Override
    public Boolean contact(ContactChange change) {
        return change.accept(new Contacts());
    }

    @Override
    public Boolean record(RecordChange change) {
        return change.accept(new Records());
    }

    /** Conversations tell of themselves by system entries. */
    @Override
    public Boolean conversation(ConversationChange change) {
        return false;
    }

    @Override
    public Boolean intake(IntakeChange change) {
        return false;
    }

    @Override
    public Boolean library(LibraryChange change) {
        return false;
    }

    @Override
    public Boolean schedule(ScheduleChange change) {
        return false;
    }

    @Override
    public Boolean audit(AuditChange change) {
        return false;
    }

    @Override
    public Boolean history(HistoryChange change) {
        return false;
    }

    private final class Contacts implements ContactChange.Cases<Boolean> {
        @Override
        public Boolean addContact(ContactChange.AddContact change) {
            contacts.putIfAbsent(change.contact().id(), Optional.empty());
            return true;
        }

        @Override
        public Boolean editContact(ContactChange.EditContact change) {
            ContactId id = change.contact().id();
            contacts.computeIfAbsent(id, state.contacts()::find);
            return true;
        }

        @Override
        public Boolean removeContact(ContactChange.RemoveContact change) {
            return removed.add(change.deleted().contact());
        }

        @Override
        public Boolean grantKey(ContactChange.GrantKey change) {
            return touch(change.key());
        }

        @Override
        public Boolean revokeKey(ContactChange.RevokeKey change) {
            return touch(change.key());
        }

        @Override
        public Boolean changeRoles(ContactChange.ChangeRoles change) {
            return touch(change.key());
        }

        private boolean touch(ContactKey key) {
            keys.computeIfAbsent(
                    new Key(key.contact(), key.value()),
                    touched -> state.contacts().key(touched.contact(), touched.value()));
            return true;
        }

        @Override
        public Boolean recordConsent(ContactChange.RecordConsent change) {
            return consents.add(change.entry());
        }
    }

    private final class People implements IdentityChange.Cases<Boolean> {
        @Override
        public Boolean addIdentity(IdentityChange.AddIdentity change) {
            people.putIfAbsent(change.identity().id(), Optional.empty());
            return true;
        }

        @Override
        public Boolean linkIdentity(IdentityChange.LinkIdentity change) {
            people.computeIfAbsent(
                    change.identity(),
                    id -> state.identities().find(id).flatMap(person -> Optional.ofNullable(person.contact())));
            return true;
        }

        /** Who remains is linked by a change of its own. */
        @Override
        public Boolean fuseIdentity(IdentityChange.FuseIdentity change) {
            return false;
        }

        @Override
        public Boolean nameIdentity(IdentityChange.NameIdentity change) {
            return false;
        }

        /** Also of each message; what is new is told by an event. */
        @Override
        public Boolean seeAlias(IdentityChange.SeeAlias change) {
            return false;
        }

        /** As above. */
        @Override
        public Boolean endAlias(IdentityChange.EndAlias change) {
            return false;
        }

        /** What is new is told by an event. */
        @Override
        public Boolean recordChannelConsent(IdentityChange.RecordChannelConsent change) {
            return false;
        }
    }

    private final class Records implements RecordChange.Cases<Boolean> {
        @Override
        public Boolean putRecord(RecordChange.PutRecord change) {
            RecordId id = change.record().id();
            // A new record was not looked for.
            records.computeIfAbsent(
                    id,
                    none -> state.isLoaded(Relation.RECORDS, id)
                            ? state.records().find(id)
                            : Optional.empty());
            return true;
        }

        @Override
        public Boolean removeRecord(RecordChange.RemoveRecord change) {
            records.putIfAbsent(change.record().id(), Optional.of(change.record()));
            return true;
        }

        @Override
        public Boolean putCompany(RecordChange.PutCompany change) {
            return false;
        }

        @Override
        public Boolean removeCompany(RecordChange.RemoveCompany change) {
            return false;
        }
    }
}
