package io.escala.core.internal.conversation;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityId;
import java.time.Instant;

/** Writes what people said on their channel into its consent ledger. */
public final class ChannelConsents {
    private ChannelConsents() {}

    /**
     * Records what was said, and tells of it; what is on record already is left alone.
     *
     * @param unit the decision; the channel consents of the person loaded
     * @param person who said it
     * @param id follows from what the channel said
     * @param purpose to what
     * @param state what was said
     * @param at when
     * @return whether it was news
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
