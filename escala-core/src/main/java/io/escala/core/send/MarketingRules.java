package io.escala.core.send;

import io.escala.core.access.Refusal;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.Origin;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may get marketing. Answers to a person are never held back by any of this. */
final class MarketingRules {
    private MarketingRules() {}

    /**
     * Judges a marketing template.
     *
     * <ol>
     *   <li>It goes to marketing contacts only, so there is a contact.
     *   <li>Whoever took their consent to marketing back gets none.
     *   <li>Whoever an automation registered, and nobody has asked for consent since, gets none.
     * </ol>
     *
     * @param contact the contact, or null when the person is none
     * @param consents the contact's ledger, oldest first
     * @return the refusal, if it may not get it
     */
    static Optional<Refusal> judge(@Nullable Contact contact, List<ConsentEntry> consents) {
        boolean allowed = contact != null
                && contact.marketing()
                && latest(consents, ConsentPurpose.MARKETING) != ConsentState.WITHDRAWN
                && !(contact.bornOf() == Origin.AUTOMATION
                        && latest(consents, ConsentPurpose.STORAGE) == ConsentState.NOT_ASKED);
        return allowed
                ? Optional.empty()
                : Optional.of(Refusal.of(Refusal.Reason.MARKETING_NOT_ALLOWED, Refusal.Remedy.CHOOSE_OTHER_TEMPLATE));
    }

    private static @Nullable ConsentState latest(List<ConsentEntry> consents, ConsentPurpose purpose) {
        ConsentState state = null;
        for (ConsentEntry entry : consents) {
            if (entry.purpose() == purpose) {
                state = entry.state();
            }
        }
        return state;
    }
}
