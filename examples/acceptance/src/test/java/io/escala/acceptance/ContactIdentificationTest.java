package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.Registration;
import io.escala.core.identify.Identification;
import io.escala.core.result.Outcome;
import io.escala.core.result.Receipt;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.Channel;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.quarantine.Suggestion;
import io.escala.fakemeta.InstagramPerson;
import io.escala.fakemeta.MessengerPerson;
import io.escala.fakemeta.WhatsAppPerson;
import org.junit.jupiter.api.DisplayName;

/** Identifying the contact of a sender. */
class ContactIdentificationTest {
    private static final String ROSA = "5493415550101";

    @EveryStore
    @DisplayName(
            "S12, S22, S24 Whoever writes from a number that nobody has is unregistered, under the name of their profile")
    void unknownNumberIsUnregistered(InboxFixture fixture) {
        ConversationView view = fixture.receives(
                fixture.meta().whatsAppPerson(ROSA).named("Rosa").writes("hola"));

        assertThat(view.registration()).isEqualTo(Registration.UNREGISTERED);
        assertThat(view.displayName()).contains("Rosa");
        assertThat(fixture.contactOf(view)).isNull();
        assertThat(fixture.search("Rosa")).isEmpty();
    }

    @EveryStore
    @DisplayName("S23 Whoever writes from the phone of a contact is that contact, in every list")
    void phoneOfAContactIsRecognised(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").phone("+" + ROSA));

        ConversationView view = fixture.receives(
                fixture.meta().whatsAppPerson(ROSA).named("Rosita").writes("hola"));

        assertThat(view.registration()).isEqualTo(Registration.REGISTERED);
        assertThat(view.displayName()).contains("Rosa Paz");
        assertThat(view.contactId()).contains(rosa.id());
        assertThat(fixture.conversations())
                .singleElement()
                .satisfies(listed -> assertThat(listed.registration()).isEqualTo(Registration.REGISTERED));
    }

    @EveryStore
    @DisplayName(
            "S12, S22 A user name or Facebook profile that nobody has is unregistered, and can be looked up by hand")
    void unknownUserNameOrProfileIsUnregistered(InboxFixture fixture) {
        ConversationView carla = fixture.receives(
                fixture.meta().messengerPerson("249001").named("Carla", "Ruiz").writes("hola"));
        ConversationView leo = fixture.receives(fixture.meta()
                .instagramPerson("17991")
                .named("Leo")
                .userName("leo_88")
                .writes("hola"));

        assertThat(carla.registration()).isEqualTo(Registration.UNREGISTERED);
        assertThat(leo.registration()).isEqualTo(Registration.UNREGISTERED);
        assertThat(carla.displayName()).contains("Carla Ruiz");
        assertThat(leo.displayName()).contains("Leo");
        assertThat(fixture.search("Carla")).isEmpty();
    }

    @EveryStore
    @DisplayName("S3 Each of the three channels files its conversations on its own line")
    void channelsUseTheirOwnLines(InboxFixture fixture) {
        ConversationView whatsApp =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        ConversationView messenger =
                fixture.receives(fixture.meta().messengerPerson("249001").writes("hola"));
        ConversationView instagram =
                fixture.receives(fixture.meta().instagramPerson("17991").writes("hola"));

        assertThat(whatsApp.line().channel()).isEqualTo(Channel.WHATSAPP);
        assertThat(messenger.line().id()).isEqualTo(TestBusiness.PAGE);
        assertThat(instagram.line().id()).isEqualTo(TestBusiness.INSTAGRAM);
        assertThat(fixture.conversations()).hasSize(3);
    }

    @EveryStore
    @DisplayName("S12 The same person on two lines of one channel is one person with two conversations")
    void onePersonOnTwoLines(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView sales = fixture.receives(rosa.writes("hola"));
        ConversationView support = fixture.receives(rosa.with(fixture.support()).writes("ayuda"));

        assertThat(support.conversation().id())
                .isNotEqualTo(sales.conversation().id());
        assertThat(support.identity().id()).isEqualTo(sales.identity().id());
    }

    @EveryStore
    @DisplayName("S25, S44, S65 On Messenger a person is recognised by Meta's id: another name is the same person")
    void messengerPersonIsRecognisedById(InboxFixture fixture) {
        MessengerPerson carla = fixture.meta().messengerPerson("249001").named("Carla", "Ruiz");
        ConversationView first = fixture.receives(carla.writes("hola"));
        carla.named("Carla", "Gómez");
        ConversationView second = fixture.receives(carla.writes("de nuevo"));
        ConversationView namesake = fixture.receives(
                fixture.meta().messengerPerson("249002").named("Carla", "Ruiz").writes("hola"));

        assertThat(second.conversation().id()).isEqualTo(first.conversation().id());
        assertThat(namesake.identity().id()).isNotEqualTo(first.identity().id());
        assertThat(first.aliases()).singleElement().satisfies(alias -> {
            assertThat(alias.key().kind()).isEqualTo(IdentityKeyKind.PSID);
            assertThat(alias.key().value()).isEqualTo("249001");
        });
    }

    @EveryStore
    @DisplayName("S25, S45, S65 On Instagram the user name is recorded and shown with the person")
    void instagramUserNameIsRecorded(InboxFixture fixture) {
        InstagramPerson leo = fixture.meta().instagramPerson("17991").userName("leo_88");
        ConversationView view = fixture.receives(leo.writes("hola"));

        assertThat(fixture.view(view.conversation().id()).aliases()).anySatisfy(alias -> {
            assertThat(alias.key().kind()).isEqualTo(IdentityKeyKind.INSTAGRAM_USER_NAME);
            assertThat(alias.key().value()).isEqualTo("leo_88");
        });
    }

    @EveryStore
    @DisplayName("S25, S66 The ID field and an e-mail that read like Meta's id identify nobody")
    void otherFieldsIdentifyNobody(InboxFixture fixture) {
        fixture.add(NewContact.consenting("Carla", "Ruiz")
                .email("carla@example.com")
                .idField("249001"));

        ConversationView view = fixture.receives(
                fixture.meta().messengerPerson("249001").named("Carla", "Ruiz").writes("carla@example.com"));

        assertThat(view.registration()).isEqualTo(Registration.UNREGISTERED);
    }

    @EveryStore
    @DisplayName(
            "S25 Of two contacts that hold the number in different forms, the one that holds it digit for digit wrote")
    void exactFormWins(InboxFixture fixture) {
        ContactCard one = fixture.add(
                NewContact.consenting("Ana", "Uno").addPhone("+5511987654321").email("a@example.com"));
        ContactCard two = fixture.add(NewContact.consenting("Ana", "Dos").phone("+551187654321"));

        Receipt receipt =
                fixture.deliver(fixture.meta().whatsAppPerson("5511987654321").writes("oi"));

        // The exact form wins over the role of the phone.
        assertThat(receipt.items().get(0).who()).isInstanceOf(Identification.Known.class);
        assertThat(fixture.view(receipt.items().get(0).conversation()).contactId())
                .contains(one.id());
        assertThat(fixture.card(two.id()).whatsAppPhone()).isEmpty();
    }

    @EveryStore
    @DisplayName("S25 Argentina's two forms of a mobile number are one number, in whatever way it was typed")
    void argentineMobileIsOneNumber(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").phone("+543415550101"));

        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));

        assertThat(view.contactId()).contains(rosa.id());
        assertThat(fixture.card(rosa.id()).whatsAppPhone()).contains(new Phone(ROSA));
    }

    @EveryStore
    @DisplayName(
            "S25 A number that may be another form of a contact's suggests the contact, links nobody and creates none")
    void weakFormOnlySuggests(InboxFixture fixture) {
        fixture.flows(new RegistrationFlow(Channel.WHATSAPP, true, true));
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").phone("+22997123456"));

        ConversationView view =
                fixture.receives(fixture.meta().whatsAppPerson("2290197123456").writes("hola"));
        fixture.runWork();

        assertThat(view.registration()).isEqualTo(Registration.UNREGISTERED);
        assertThat(fixture.inbox().as(fixture.administrator()).contacts().suggestions())
                .singleElement()
                .satisfies(suggestion -> {
                    assertThat(suggestion.kind()).isEqualTo(Suggestion.Kind.WEAK_FORM);
                    assertThat(suggestion.contacts()).containsExactly(rosa.id());
                });
    }

    @EveryStore
    @DisplayName("S45, S59 A contact that is added with a user name gets the conversation of the person who has it")
    void contactAddedWithTheUserNameOfAPersonWhoWrote(InboxFixture fixture) {
        ConversationView before = fixture.receives(fixture.meta()
                .instagramPerson("1797801")
                .named("Eva")
                .userName("eva.ruiz")
                .writes("hola"));
        assertThat(before.contactId()).isEmpty();

        ContactCard eva = fixture.add(
                NewContact.consenting("Eva", "Ruiz").email("eva@example.org").instagramUserName("@Eva.Ruiz"));

        assertThat(fixture.view(before.conversation().id()).contactId()).contains(eva.id());
    }

    @EveryStore
    @DisplayName("S26 A contact whose number the channel hides is written to by the user id")
    void contactWithoutPhoneIsWrittenToByTheUserId(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta()
                .whatsAppPerson(ROSA)
                .userId("AR.1001")
                .hidesPhone()
                .named("Rosa");
        ConversationView view = fixture.receives(rosa.writes("hola"));
        ContactCard card = fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .create(
                        view.conversation().id(),
                        NewContact.consenting("Rosa", "Paz").email("rosa@example.org"))
                .orThrow();
        assertThat(card.whatsAppPhone()).isEmpty();

        fixture.sends(Recipient.contact(card.id(), TestBusiness.SALES), Draft.text("¡Hola!"));

        assertThat(fixture.meta().sent()).singleElement().satisfies(sent -> {
            assertThat(sent.text()).isEqualTo("¡Hola!");
            assertThat(sent.recipient()).isEqualTo("AR.1001");
        });
    }

    @EveryStore
    @DisplayName("S25, S44 The first message from a Facebook id that a contact was added with is that contact's")
    void contactAddedWithAFacebookId(InboxFixture fixture) {
        ContactCard eva = fixture.add(NewContact.consenting("Eva", "Ruiz").facebookId("249001"));
        ContactCard leo =
                fixture.add(NewContact.consenting("Leo", "Gil").facebookIdOnPage(TestBusiness.PAGE_ID, "249002"));
        ContactCard ana = fixture.add(NewContact.consenting("Ana", "Sol").facebookIdOnPage("999", "249003"));

        assertThat(writesOnMessenger(fixture, "249001").contactId()).contains(eva.id());
        assertThat(writesOnMessenger(fixture, "249002").contactId()).contains(leo.id());
        assertThat(writesOnMessenger(fixture, "249003").contactId()).isEmpty();
        assertThat(fixture.card(leo.id()).facebookIds()).containsExactly("249002");
        assertThat(fixture.card(ana.id()).facebookIds()).containsExactly("249003");
    }

    @EveryStore
    @DisplayName("S25, S44 A contact that is added with the Facebook id of a person who wrote gets their conversation")
    void contactAddedWithTheFacebookIdOfAPersonWhoWrote(InboxFixture fixture) {
        ConversationView first = writesOnMessenger(fixture, "249001");
        ConversationView second = writesOnMessenger(fixture, "249002");

        ContactCard eva = fixture.add(NewContact.consenting("Eva", "Ruiz").facebookId("249001"));
        ContactCard leo =
                fixture.add(NewContact.consenting("Leo", "Gil").facebookIdOnPage(TestBusiness.PAGE_ID, "249002"));

        assertThat(fixture.view(first.conversation().id()).contactId()).contains(eva.id());
        assertThat(fixture.view(second.conversation().id()).contactId()).contains(leo.id());
    }

    @EveryStore
    @DisplayName("S25 A Facebook id of a contact names its holder when another is added with it")
    void facebookIdOfAnother(InboxFixture fixture) {
        ContactCard eva = fixture.add(NewContact.consenting("Eva", "Ruiz").facebookId("249001"));

        Outcome<ContactCard> taken = fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .add(NewContact.consenting("Eva", "Otra").facebookId(" 249001 "));
        Outcome<ContactCard> malformed = fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .add(NewContact.consenting("Eva", "Otra").facebookId("eva.ruiz"));

        assertThat(taken.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Refusal.Reason.KEY_TAKEN);
            assertThat(refusal.field()).contains("facebookId");
            assertThat(refusal.holder()).contains(eva.id());
        });
        assertThat(malformed.refusals())
                .anySatisfy(refusal -> assertThat(refusal.field()).contains("facebookId"));
    }

    private static ConversationView writesOnMessenger(InboxFixture fixture, String id) {
        return fixture.receives(fixture.meta().messengerPerson(id).writes("hola"));
    }
}
