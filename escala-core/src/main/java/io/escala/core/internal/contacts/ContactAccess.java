package io.escala.core.internal.contacts;

import io.escala.core.contacts.ContactCard;
import io.escala.core.internal.access.AccessRules;
import io.escala.crm.account.Actor;
import io.escala.crm.change.State;

/** Which contacts an actor may look at. Pure. */
public final class ContactAccess {
    private ContactAccess() {}

    /**
     * Returns whether the actor may look at a contact: one that lists show, or that takes part in a conversation that they see.
     *
     * @param actor the caller
     * @param state the conversations of the contact's people loaded, unless the actor sees all contacts
     * @param card the contact
     */
    public static boolean sees(Actor actor, State state, ContactCard card) {
        return AccessRules.contactVisibility(actor).sees(card.contact())
                || card.people().stream()
                        .flatMap(person ->
                                state.conversations().of(person.identity().id()).stream())
                        .anyMatch(conversation -> AccessRules.sees(actor, conversation));
    }
}
