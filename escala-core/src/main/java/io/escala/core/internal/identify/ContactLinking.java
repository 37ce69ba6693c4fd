package io.escala.core.internal.identify;

import io.escala.core.identify.Identification;
import io.escala.core.internal.conversation.SystemEntries;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.LinkReason;
import io.escala.crm.quarantine.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Links an identity to a contact, and records suggestions for users. */
public final class ContactLinking {
    private ContactLinking() {}

    /**
     * Links an identity, and lifts a veto on this contact.
     *
     * @param unit the decision; the conversations of the identity loaded
     * @param identity the identity as it was read
     * @param contact the contact
     * @param by who links them; {@link Author#CHANNEL} for a rule
     * @param reason why
     * @return the identity as it is now
     */
    public static ChannelIdentity link(
            UnitOfWork unit, ChannelIdentity identity, ContactId contact, Author by, LinkReason reason) {
        if (contact.equals(identity.contact())) {
            return identity;
        }
        unit.expect(identity);
        unit.change(IdentityChange.LinkIdentity.to(identity, contact, reason));
        unit.event(new CrmEvent.IdentityLinked(identity.id(), contact));
        SystemEntries.linked(unit, identity, contact, by);
        return unit.state().identities().find(identity.id()).orElseThrow();
    }

    /**
     * Identifies a person whom this decision created without a message of theirs, and links them if the contact is known. A person
     * known before is left as they are: nothing but a message of theirs, a user or an automation links them.
     *
     * @param unit the decision; what {@link ContactIdentification} reads loaded
     * @param identity the person
     * @param keys the keys in the event
     * @return the identification, or null for a person known before
     */
    public static @Nullable Identification linkNew(UnitOfWork unit, ChannelIdentity identity, List<IdentityKey> keys) {
        if (!unit.adds(identity)) {
            return null;
        }
        Identification who = ContactIdentification.identify(unit.state(), identity, keys);
        if (who instanceof Identification.Known contact) {
            link(unit, identity, contact.contact(), Author.CHANNEL, LinkReasons.found(unit, contact, Author.CHANNEL));
        } else {
            suggest(unit, identity, who);
        }
        return who;
    }

    /**
     * Records the suggestion of an identification: contacts on equal grade, or a number that may be another form.
     *
     * @param unit the decision
     * @param identity the identity
     * @param who the identification
     */
    public static void suggest(UnitOfWork unit, ChannelIdentity identity, Identification who) {
        if (who instanceof Identification.Ambiguous ambiguous) {
            suggest(unit, identity, Suggestion.Kind.AMBIGUOUS_SENDER, ambiguous.contacts());
        } else if (who instanceof Identification.Suggested suggested) {
            suggest(unit, identity, Suggestion.Kind.WEAK_FORM, suggested.contacts());
        }
    }

    /**
     * Records a suggestion once.
     *
     * @param unit the decision
     * @param identity the identity
     * @param kind the kind
     * @param contacts the suggested contacts
     */
    public static void suggest(
            UnitOfWork unit, ChannelIdentity identity, Suggestion.Kind kind, List<ContactId> contacts) {
        Suggestion suggestion = Suggestion.of(unit.account(), kind, identity.id(), contacts, unit.now());
        unit.change(new IntakeChange.Suggest(suggestion));
        unit.event(new CrmEvent.AttentionNeeded(suggestion.id()));
    }
}
