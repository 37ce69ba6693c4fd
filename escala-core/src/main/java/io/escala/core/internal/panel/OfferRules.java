package io.escala.core.internal.panel;

import io.escala.core.identify.Identification;
import io.escala.core.panel.RegistrationForm;
import io.escala.core.panel.RegistrationOffer;
import io.escala.crm.contact.ContactId;
import java.util.List;

/**
 * Whether registering a person who is no contact is offered (S22): to whoever wrote under a number, an id or a name that no contact has. Several
 * contacts who match equally well are a user's choice. Pure.
 */
final class OfferRules {
    private OfferRules() {}

    static RegistrationOffer of(Identification identification, RegistrationForm form) {
        return identification.accept(new Identification.Cases<>() {
            @Override
            public RegistrationOffer known(Identification.Known who) {
                return offered(List.of(who.contact()));
            }

            @Override
            public RegistrationOffer suggested(Identification.Suggested who) {
                return offered(who.contacts());
            }

            @Override
            public RegistrationOffer ambiguous(Identification.Ambiguous who) {
                return new RegistrationOffer.Ambiguous(who.contacts());
            }

            @Override
            public RegistrationOffer unknown(Identification.Unknown who) {
                return offered(List.of());
            }

            private RegistrationOffer offered(List<ContactId> candidates) {
                return new RegistrationOffer.Offered(form, candidates);
            }
        });
    }
}
