package io.escala.core.internal.history;

import io.escala.core.internal.history.ContactFacts.Fact;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.record.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What histories take from events: only that tells what is new of a person, whose keys are seen with each message, and which fields of a record
 * changed. Confined to one thread.
 */
final class EventFacts {
    private final State state;
    private final Map<RecordId, CrmEvent.RecordChanged> records = new HashMap<>();
    private final Set<IdentityId> changed = new LinkedHashSet<>();
    private final List<CrmEvent.ConsentChanged> consents = new ArrayList<>();

    EventFacts(State state) {
        this.state = state;
    }

    void add(CrmEvent event) {
        if (event instanceof CrmEvent.RecordChanged record) {
            records.put(record.record(), record);
        } else if (event instanceof CrmEvent.IdentityChanged identity) {
            changed.add(identity.identity());
        } else if (event instanceof CrmEvent.ConsentChanged consent) {
            consents.add(consent);
        }
    }

    boolean nothing() {
        return changed.isEmpty() && consents.isEmpty();
    }

    /** The event of a record. */
    Optional<CrmEvent.RecordChanged> of(RecordId record) {
        return Optional.ofNullable(records.get(record));
    }

    /** What became different of people who are linked to contacts. What a person states on their channel, they did themselves. */
    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (IdentityId id : changed) {
            linked(
                    id,
                    (person, contact) -> facts.add(
                            new Fact(contact, new HistoryContent.PersonChanged(person.id(), person.channel()), null)));
        }
        for (CrmEvent.ConsentChanged consent : consents) {
            linked(
                    consent.identity(),
                    (person, contact) -> facts.add(new Fact(
                            contact,
                            new HistoryContent.ConsentRecorded(consent.purpose(), consent.state()),
                            Author.CUSTOMER)));
        }
        return facts;
    }

    private void linked(IdentityId id, BiConsumer<ChannelIdentity, ContactId> found) {
        state.identities().canonical(id).ifPresent(person -> {
            ContactId contact = person.contact();
            if (contact != null) {
                found.accept(person, contact);
            }
        });
    }
}
