package io.escala.core.internal.conversation;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityId;
import java.time.Instant;

/** Writes the consents that people gave or withdrew on a channel. */
public final class ChannelConsents {
    private ChannelConsents() {}

    /**
     * Records a channel consent and emits an event; one that is already recorded is left alone.
     *
     * @param unit the decision; the channel consents of the person loaded
     * @param person the person
     * @param id the id of the entry, derived from the channel's event
     * @param purpose the purpose
     * @param state the new state
     * @param at when it was given or withdrawn
     * @return whether it was new
     */
    public static boolean record(
            UnitOfWork unit, IdentityId person, String id, ConsentPurpose purpose, ConsentState state, Instant at) {
        boolean known = unit.state().identities().consents(person).stream()
                .anyMatch(entry -> entry.id().equals(id));
        if (known) {
            return false;
        }
        unit.change(new IdentityChange.RecordChannelConsent(
                new ChannelConsent(unit.account(), person, id, purpose, state, at)));
        unit.event(new CrmEvent.ConsentChanged(person, purpose, state));
        return true;
    }
}
