package io.escala.core.internal.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.identify.Identification;
import io.escala.core.identify.Identification.Rule;
import io.escala.core.identify.Identification.Step;
import io.escala.core.panel.RegistrationForm;
import io.escala.core.panel.RegistrationOffer;
import io.escala.crm.account.ConsentWording;
import io.escala.crm.contact.ContactId;
import io.escala.crm.identity.IdentityKeyKind;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Registering is offered")
class OfferRulesTest {
    private static final ContactId ANA = new ContactId("ana");
    private static final ContactId BEA = new ContactId("bea");
    private static final RegistrationForm FORM =
            new RegistrationForm(List.of(), List.of(), List.of(new ConsentWording("en", 0, "The person agrees.")));

    private static RegistrationOffer offer(Identification identification) {
        return OfferRules.of(identification, FORM);
    }

    private static Step step(Rule rule, int hits) {
        return new Step(rule, IdentityKeyKind.WHATSAPP_NUMBER, null, hits);
    }

    @Test
    @DisplayName("S22 to whoever no contact matches, with the form alone")
    void toUnknownPeople() {
        assertThat(offer(new Identification.Unknown(List.of(step(Rule.EXACT_WHATSAPP_PHONE, 0)))))
                .isEqualTo(new RegistrationOffer.Offered(FORM, List.of()));
    }

    @Test
    @DisplayName("S22 with the contacts whose number may be the person's in another form, or came to be theirs later")
    void withCandidates() {
        Step weak = step(Rule.WEAK_FORM, 2);
        Step exact = step(Rule.EXACT_PRIMARY_PHONE, 1);
        assertThat(offer(new Identification.Suggested(List.of(ANA, BEA), weak, List.of(weak))))
                .isEqualTo(new RegistrationOffer.Offered(FORM, List.of(ANA, BEA)));
        assertThat(offer(new Identification.Known(ANA, exact, List.of(exact))))
                .isEqualTo(new RegistrationOffer.Offered(FORM, List.of(ANA)));
    }

    @Test
    @DisplayName("S22 not when several contacts match equally well: a user chooses one")
    void notOfSeveral() {
        Step strong = step(Rule.FORM_PRIMARY_PHONE, 2);
        assertThat(offer(new Identification.Ambiguous(List.of(ANA, BEA), strong, List.of(strong))))
                .isEqualTo(new RegistrationOffer.Ambiguous(List.of(ANA, BEA)));
    }
}
