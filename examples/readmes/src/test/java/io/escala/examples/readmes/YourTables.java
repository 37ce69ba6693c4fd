package io.escala.examples.readmes;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.contacts.ContactCard;
import io.escala.core.identify.KeyHolders;
import io.escala.core.identify.LookUpKeys;
import io.escala.core.port.ContactIds;
import io.escala.core.port.ExternalRecord;
import io.escala.crm.contact.ContactId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Stands for the reader's own tables. */
final class YourTables {
    /** Handles an event. */
    @SuppressWarnings("unused")
    void handle(ChannelEvent event) {}

    /** Looks up who holds keys. */
    @SuppressWarnings("unused")
    KeyHolders holdersOf(LookUpKeys keys) {
        return KeyHolders.none();
    }

    /** Makes a customer of a contact, once. */
    @SuppressWarnings("unused")
    String customerFor(ContactCard card) {
        return "c-" + card.id().value();
    }

    /** Asks the reader's CRM for what it keeps of contacts. */
    @SuppressWarnings("unused")
    Map<ContactId, List<ExternalRecord>> dealsOf(Collection<ContactIds> contacts) {
        return Map.of();
    }
}
