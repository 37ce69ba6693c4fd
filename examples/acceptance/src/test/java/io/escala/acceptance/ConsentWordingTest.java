package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.administration.Administration;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.Actor;
import io.escala.crm.account.ConsentWording;
import io.escala.crm.account.RegistrationSettings;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.ConversationId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;

/** The words in which users confirm that a person agrees to the storage of their data. */
class ConsentWordingTest {
    private static final String ROSA = "5493415550101";
    private static final String AGREES = "La persona está de acuerdo con guardar su información personal en Acme.";

    private static ConversationId wrote(InboxFixture fixture) {
        return fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"))
                .conversation()
                .id();
    }

    private static Outcome<ContactCard> create(InboxFixture fixture, ConversationId id, NewContact form) {
        return fixture.inbox().as(fixture.administrator()).contacts().create(id, form);
    }

    private static RegistrationSettings save(InboxFixture fixture, UnaryOperator<RegistrationSettings> change) {
        Administration settings = fixture.inbox().as(fixture.administrator()).administration();
        return settings.save(settings.settings()
                        .map(now -> now.withRegistration(change.apply(now.registration())))
                        .orElseThrow())
                .orThrow()
                .registration();
    }

    private static ConsentEntry consent(InboxFixture fixture, ContactCard contact) {
        return fixture.card(contact.id()).consent(ConsentPurpose.STORAGE).orElseThrow();
    }

    @EveryStore
    @DisplayName("S31, S51 The contact keeps the words that were shown, also after the account changes them")
    void wordsAreKept(InboxFixture fixture) {
        ConversationId id = wrote(fixture);
        ConsentWording shown =
                save(fixture, now -> now.withWording("es", AGREES)).wordings().get(0);

        ContactCard rosa = create(fixture, id, NewContact.named("Rosa", "Paz").storageConsent(shown))
                .orThrow();
        save(fixture, now -> now.withWording("es", "Otra cosa."));

        assertThat(consent(fixture, rosa).wording()).isEqualTo(new ConsentWording("es", 1, AGREES));
        assertThat(consent(fixture, rosa).by())
                .isEqualTo(fixture.administrator().user());
    }

    @EveryStore
    @DisplayName("S31, S32 Words that the account changed meanwhile are refused, and nothing is created")
    void outdatedWords(InboxFixture fixture) {
        ConversationId id = wrote(fixture);
        ConsentWording shown =
                save(fixture, now -> now.withWording("es", AGREES)).wordings().get(0);
        save(fixture, now -> now.withWording("es", "Otra cosa.").withWording("en", "The person agrees."));

        List<ConsentWording> others = List.of(
                shown,
                new ConsentWording("es", 2, "Otra cosa"),
                new ConsentWording("es", 0, "La persona está de acuerdo con que Acme guarde su información personal."),
                new ConsentWording("en", 2, "The person agrees."));
        for (ConsentWording each : others) {
            assertThat(create(fixture, id, NewContact.named("Rosa", "Paz").storageConsent(each))
                            .refusals())
                    .containsExactly(Refusal.of(Refusal.Reason.CONSENT_OUTDATED, Refusal.Remedy.READ_AGAIN)
                            .in("storageConsent", null));
        }
        assertThat(fixture.search("Rosa")).isEmpty();
    }

    @EveryStore
    @DisplayName("S31, S32 An account that keeps words of its own is told which of them were shown")
    void wordsAreNamed(InboxFixture fixture) {
        ConversationId id = wrote(fixture);
        save(fixture, now -> now.withWording("es", AGREES));

        assertThat(create(fixture, id, NewContact.consenting("Rosa", "Paz")).refusals())
                .containsExactly(Refusal.field(Refusal.Reason.CONSENT_MISSING, "storageConsent")
                        .because(Refusal.Cause.WORDING_NOT_NAMED));

        save(fixture, now -> now.withoutWording("es"));
        assertThat(consent(
                                fixture,
                                create(fixture, id, NewContact.consenting("Rosa", "Paz"))
                                        .orThrow())
                        .wording())
                .isNull();
    }

    @EveryStore
    @DisplayName("What the host itself adds needs no words")
    void theHostAsksItself(InboxFixture fixture) {
        save(fixture, now -> now.withWording("es", AGREES));

        ContactCard rosa = fixture.inbox()
                .as(Actor.host(TestBusiness.ACCOUNT))
                .contacts()
                .add(NewContact.consenting("Rosa", "Paz").phone("+" + ROSA))
                .orThrow();

        assertThat(consent(fixture, rosa).wording()).isNull();
        assertThat(consent(fixture, rosa).origin()).isEqualTo(Origin.HOST);
    }

    @EveryStore
    @DisplayName("What an automation creates is written by an automation")
    void automationsAreTold(InboxFixture fixture) {
        ContactCard rosa = fixture.inbox()
                .as(fixture.flow())
                .contacts()
                .create(wrote(fixture), NewContact.consenting("Rosa", "Paz"))
                .orThrow();

        assertThat(fixture.card(rosa.id()).contact().bornOf()).isEqualTo(Origin.AUTOMATION);
        assertThat(fixture.card(rosa.id()).contact().origins().values()).containsOnly(Origin.AUTOMATION);
        assertThat(consent(fixture, rosa).origin()).isEqualTo(Origin.AUTOMATION);
    }
}
