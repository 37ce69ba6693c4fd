package io.escala.core.internal.identify;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.change.Claim;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKey;
import java.util.Collection;
import java.util.List;

/**
 * Requires that keys which a decision read as absent are still absent when it is committed. A person who is first seen under a
 * number relies on there being no contact with it, and a contact that gets a number on there being no person with it: two such
 * decisions that run at once would both commit, and the conversation would stay unregistered until the next message. The same
 * holds for two national forms of one number. Only a decision that takes a key for the first time requires anything; a message
 * of a known person does not.
 */
public final class AbsentKeys {
    private AbsentKeys() {}

    /**
     * Requires that nobody else takes a number, in any national form, as a person or as a contact.
     *
     * @param unit the decision; the holders of {@link PartyKeys#claims} of the number loaded
     * @param number a number that the decision takes for the first time
     */
    public static void expect(UnitOfWork unit, Phone number) {
        expect(unit, PartyKeys.claims(List.of(IdentityKey.whatsAppNumber(number))));
    }

    /**
     * Requires that claims without holder stay without one; those with a holder are no concern.
     *
     * @param unit the decision; the holders of the claims loaded
     * @param claims the claims
     */
    public static void expect(UnitOfWork unit, Collection<Claim> claims) {
        for (Claim claim : claims) {
            if (unit.state().holder(claim).isEmpty()) {
                unit.expectFree(claim);
            }
        }
    }
}
