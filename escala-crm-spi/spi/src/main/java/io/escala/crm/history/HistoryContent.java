package io.escala.crm.history;

import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.Lifecycle;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.LinkRule;
import io.escala.crm.record.RecordId;
import io.escala.crm.record.RecordKind;
import io.escala.crm.text.SafeText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link HistoryItem} tells. A closed family: match it with {@link #accept(Cases)}. What only a newer version knows is {@link Unknown},
 * which keeps it as it is stored.
 */
public sealed interface HistoryContent {
    /** Calls the case of this variant and returns its result. */
    <R> R accept(Cases<R> cases);

    /** One method per variant. */
    interface Cases<R> {
        R created(ContactCreated created);

        R edited(FieldsEdited edited);

        R ownerChanged(OwnerChanged ownerChanged);

        R companyChanged(CompanyChanged companyChanged);

        R lifecycleChanged(LifecycleChanged lifecycleChanged);

        R marketingChanged(MarketingChanged marketingChanged);

        R consentRecorded(ConsentRecorded consentRecorded);

        R archivingChanged(ArchivingChanged archivingChanged);

        R keyAdded(KeyAdded keyAdded);

        R keyRemoved(KeyRemoved keyRemoved);

        R keyMoved(KeyMoved keyMoved);

        R whatsAppPhoneRecorded(WhatsAppPhoneRecorded whatsAppPhoneRecorded);

        R personLinked(PersonLinked personLinked);

        R personUnlinked(PersonUnlinked personUnlinked);

        R personChanged(PersonChanged personChanged);

        R recordChanged(RecordChanged recordChanged);

        R recordOwnerChanged(RecordOwnerChanged recordOwnerChanged);

        R unknown(Unknown unknown);
    }

    /**
     * The contact was created.
     *
     * @param origin who created it: a user, an automation, or the host and its imports
     * @param conversation the conversation that it was created from, or null
     */
    record ContactCreated(Origin origin, @Nullable ConversationId conversation) implements HistoryContent {
        public ContactCreated {
            Objects.requireNonNull(origin, "origin");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.created(this);
        }
    }

    /**
     * Fields of the contact were edited.
     *
     * @param fields their names in edits, such as {@code lastName} or {@code customFields.plan}, without repeats and sorted; at least one
     */
    record FieldsEdited(List<String> fields) implements HistoryContent {
        public FieldsEdited {
            fields = names(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("an edit changes a field");
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.edited(this);
        }
    }

    /**
     * Another user is responsible for the contact.
     *
     * @param from who was before, or null for nobody
     * @param to who is now, or null for nobody
     */
    record OwnerChanged(@Nullable UserId from, @Nullable UserId to) implements HistoryContent {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.ownerChanged(this);
        }
    }

    /**
     * The contact belongs to another company.
     *
     * @param from the company before, or null for none, or one that is no record
     * @param to the company now, or null
     */
    record CompanyChanged(
            @Nullable CompanyId from, @Nullable CompanyId to) implements HistoryContent {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.companyChanged(this);
        }
    }

    /**
     * The contact became a customer, or a prospect.
     *
     * @param from what it was
     * @param to what it is
     */
    record LifecycleChanged(Lifecycle from, Lifecycle to) implements HistoryContent {
        public LifecycleChanged {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.lifecycleChanged(this);
        }
    }

    /**
     * The contact may get marketing messages from now on, or may not.
     *
     * @param wanted whether it may
     */
    record MarketingChanged(boolean wanted) implements HistoryContent {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.marketingChanged(this);
        }
    }

    /**
     * A consent of the contact was given, withdrawn or not asked for.
     *
     * @param purpose what for
     * @param state how it stands
     */
    record ConsentRecorded(ConsentPurpose purpose, ConsentState state) implements HistoryContent {
        public ConsentRecorded {
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(state, "state");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.consentRecorded(this);
        }
    }

    /**
     * The contact was archived or restored.
     *
     * @param archived whether it is archived now
     */
    record ArchivingChanged(boolean archived) implements HistoryContent {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.archivingChanged(this);
        }
    }

    /**
     * The contact got a phone, an e-mail, or another value by which it is found.
     *
     * @param kind what
     */
    record KeyAdded(ContactKeyKind kind) implements HistoryContent {
        public KeyAdded {
            Objects.requireNonNull(kind, "kind");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.keyAdded(this);
        }
    }

    /**
     * A phone, an e-mail, or another value by which it is found was taken off the contact.
     *
     * @param kind what
     */
    record KeyRemoved(ContactKeyKind kind) implements HistoryContent {
        public KeyRemoved {
            Objects.requireNonNull(kind, "kind");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.keyRemoved(this);
        }
    }

    /**
     * A phone, an e-mail or a name on a channel became another contact's. Both contacts have the item.
     *
     * @param kind what
     * @param from whose it was
     * @param to whose it is
     */
    record KeyMoved(ContactKeyKind kind, ContactId from, ContactId to) implements HistoryContent {
        public KeyMoved {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.keyMoved(this);
        }
    }

    /** A number became the contact's WhatsApp phone. */
    record WhatsAppPhoneRecorded() implements HistoryContent {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.whatsAppPhoneRecorded(this);
        }
    }

    /**
     * A person was linked to the contact: their conversations belong to it.
     *
     * @param person the person
     * @param channel their channel
     * @param rule why, or null when it is not recorded
     */
    record PersonLinked(
            IdentityId person, Channel channel, @Nullable LinkRule rule) implements HistoryContent {
        public PersonLinked {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(channel, "channel");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.personLinked(this);
        }
    }

    /**
     * A person is linked to the contact no more.
     *
     * @param person the person
     * @param channel their channel
     */
    record PersonUnlinked(IdentityId person, Channel channel) implements HistoryContent {
        public PersonUnlinked {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(channel, "channel");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.personUnlinked(this);
        }
    }

    /**
     * The channel reported another number, user id or user name of a person of the contact.
     *
     * @param person the person
     * @param channel their channel
     */
    record PersonChanged(IdentityId person, Channel channel) implements HistoryContent {
        public PersonChanged {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(channel, "channel");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.personChanged(this);
        }
    }

    /**
     * An opportunity, an activity or a task of the contact was created, changed, completed, reopened or removed. One that is about
     * another contact now is changed for both.
     *
     * @param record the record
     * @param kind its kind
     * @param what what was done
     * @param fields names of the fields that changed, as {@link CrmEvent.RecordChanged} has them; none unless it was changed
     */
    record RecordChanged(RecordId record, RecordKind kind, CrmEvent.RecordChanged.What what, List<String> fields)
            implements HistoryContent {
        public RecordChanged {
            Objects.requireNonNull(record, "record");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(what, "what");
            fields = names(fields);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.recordChanged(this);
        }
    }

    /**
     * Another user is responsible for an opportunity, an activity or a task of the contact.
     *
     * @param record the record
     * @param kind its kind
     * @param from who was before, or null for nobody
     * @param to who is now, or null for nobody
     */
    record RecordOwnerChanged(
            RecordId record,
            RecordKind kind,
            @Nullable UserId from,
            @Nullable UserId to) implements HistoryContent {
        public RecordOwnerChanged {
            Objects.requireNonNull(record, "record");
            Objects.requireNonNull(kind, "kind");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.recordOwnerChanged(this);
        }
    }

    /**
     * What a newer version wrote.
     *
     * @param kind the newer version's name of it
     * @param json its stored form
     */
    record Unknown(String kind, String json) implements HistoryContent {
        public Unknown {
            kind = SafeText.storable(Objects.requireNonNull(kind, "kind"));
            json = SafeText.storable(Objects.requireNonNull(json, "json"));
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.unknown(this);
        }

        /** Without the stored form, which can hold personal data. */
        @Override
        public String toString() {
            return "Unknown[" + kind + "]";
        }
    }

    private static List<String> names(List<String> names) {
        return names.stream().map(SafeText::storable).distinct().sorted().toList();
    }
}
