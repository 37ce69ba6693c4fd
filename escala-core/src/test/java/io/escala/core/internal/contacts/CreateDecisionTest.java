package io.escala.core.internal.contacts;

import static io.escala.core.internal.contacts.ContactsFixture.ADMINISTRATOR;
import static io.escala.core.internal.contacts.ContactsFixture.ANA;
import static io.escala.core.internal.contacts.ContactsFixture.EVERYTHING;
import static io.escala.core.internal.contacts.ContactsFixture.INSTAGRAM;
import static io.escala.core.internal.contacts.ContactsFixture.MESSENGER;
import static io.escala.core.internal.contacts.ContactsFixture.SALES;
import static io.escala.core.internal.contacts.ContactsFixture.WHATSAPP;
import static io.escala.core.internal.contacts.ContactsFixture.igsid;
import static io.escala.core.internal.contacts.ContactsFixture.named;
import static io.escala.core.internal.contacts.ContactsFixture.number;
import static io.escala.core.internal.contacts.ContactsFixture.psid;
import static io.escala.core.internal.contacts.ContactsFixture.userId;
import static io.escala.core.internal.contacts.ContactsFixture.userName;
import static io.escala.core.internal.contacts.ContactsFixture.userNameKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.UserId;
import io.escala.crm.change.Expected;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactField;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Creating a contact by hand")
class CreateDecisionTest {
    private static final String NUMBER = "5491155550101";

    private final ContactsFixture fixture = new ContactsFixture();

    private static NewContact eva() {
        return NewContact.consenting("Eva", "Ruiz");
    }

    private static ContactCard created(Outcome<ContactCard> result) {
        assertThat(result).isInstanceOf(Outcome.Done.class);
        return result.orThrow();
    }

    private static List<Refusal> refused(Outcome<ContactCard> result) {
        assertThat(result).isInstanceOf(Outcome.Refused.class);
        return result.refusals();
    }

    @Test
    @DisplayName("S33, S34, S59 the writer's number becomes primary and WhatsApp phone, and the person is linked")
    void fromWhatsApp() {
        ConversationId id = fixture.wrote(WHATSAPP, named("evita"), number(NUMBER));

        ContactCard card = created(fixture.create(id, eva()));

        assertThat(card.primaryPhone()).contains(new Phone(NUMBER));
        assertThat(card.whatsAppPhone()).contains(new Phone(NUMBER));
        assertThat(card.secondaryPhones()).isEmpty();
        assertThat(card.displayName()).contains("Eva Ruiz");
        assertThat(card.contact().origins()).containsEntry(ContactField.FIRST_NAME, Origin.PERSON);
        assertThat(fixture.person(id).contact()).isEqualTo(card.id());
        assertThat(fixture.events)
                .containsExactly(
                        new CrmEvent.ContactCreated(card.id()),
                        new CrmEvent.WhatsAppPhoneRecorded(card.id()),
                        new CrmEvent.IdentityLinked(fixture.person(id).id(), card.id()));
        assertThat(fixture.last().orElseThrow().expected())
                .containsExactly(new Expected(
                        Expected.Kind.IDENTITY, fixture.person(id).id().value(), 0));
    }

    @Test
    @DisplayName("S31 the consent is recorded with who confirmed it and when")
    void consentIsRecorded() {
        ContactCard card = created(fixture.create(fixture.wrote(WHATSAPP, null, number(NUMBER)), eva()));

        assertThat(card.consent(ConsentPurpose.STORAGE)).hasValueSatisfying(entry -> {
            assertThat(entry.state()).isEqualTo(ConsentState.GRANTED);
            assertThat(entry.by()).isEqualTo(ANA);
            assertThat(entry.at()).isEqualTo(ContactsFixture.NOON);
        });
        assertThat(card.consent(ConsentPurpose.MARKETING)).isEmpty();
    }

    @Test
    @DisplayName("S31, S32, S51 every required field that is missing is named, and nothing is created")
    void missingFieldsAreNamed() {
        for (ConversationId id : List.of(
                fixture.wrote(WHATSAPP, null, number(NUMBER)),
                fixture.wrote(MESSENGER, null, psid("7")),
                fixture.wrote(INSTAGRAM, null, igsid("8")))) {
            List<Refusal> refusals =
                    refused(fixture.create(id, NewContact.blank().firstName(" \u200B ")));

            assertThat(refusals)
                    .containsExactly(
                            Refusal.field(Reason.FIELD_MISSING, "firstName"),
                            Refusal.field(Reason.FIELD_MISSING, "lastName"),
                            Refusal.field(Reason.CONSENT_MISSING, "storageConsent"));
            assertThat(fixture.last()).isEmpty();
            assertThat(fixture.state.contacts().all()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "phone, 12, TOO_SHORT",
        "phone, no phone, NOT_DIGITS",
        "phone, +34 612 34 56 78 90 12 34 56 78, TOO_LONG",
        "phone, +999 5550101, UNKNOWN_COUNTRY_CODE",
        "whatsAppPhone, +0, TOO_SHORT",
        "email, eva, MALFORMED",
        "instagramUserName, eva ruiz, MALFORMED",
        "externalReference, 513 characters, TOO_LONG",
    })
    void unreadableFieldIsNamedWithTheCause(String field, String text, Refusal.Cause cause) {
        NewContact form = switch (field) {
            case "phone" -> eva().phone(text);
            case "whatsAppPhone" -> eva().whatsAppPhone(text);
            case "email" -> eva().email(text);
            case "externalReference" -> eva().externalReference("x".repeat(513));
            default -> eva().instagramUserName(text);
        };

        assertThat(refused(fixture.create(fixture.wrote(MESSENGER, null, psid("7")), form)))
                .containsExactly(Refusal.field(Reason.FIELD_INVALID, field).because(cause));
    }

    @Test
    void unreadableListFieldIsNamedByPosition() {
        NewContact form = eva().addPhone("11 5555-0102").addPhone("x").addEmail("y");

        assertThat(refused(fixture.create(fixture.wrote(MESSENGER, null, psid("7")), form)))
                .containsExactly(
                        Refusal.at(Reason.FIELD_INVALID, "secondaryPhones", 1).because(Refusal.Cause.NOT_DIGITS),
                        Refusal.at(Reason.FIELD_INVALID, "furtherEmails", 0).because(Refusal.Cause.MALFORMED));
    }

    @Test
    @DisplayName("S73 a key that a contact holds is refused, and the contact is named")
    void takenKeyIsRefused() {
        ContactId phone = fixture.contact("phone");
        ContactId mail = fixture.contact("mail");
        ContactId name = fixture.contact("name");
        fixture.phone(phone, "5491155550102", KeyRole.SECONDARY)
                .key(mail, ContactKeyValue.email("eva@example.org").orElseThrow(), Set.of(KeyRole.PRIMARY))
                .key(name, userNameKey("eva.ruiz"), Set.of());
        NewContact form =
                eva().phone("+54 9 11 5555-0102").email(" EVA@example.org ").instagramUserName("@Eva.Ruiz");

        assertThat(refused(fixture.create(fixture.wrote(MESSENGER, null, psid("7")), form)))
                .containsExactly(
                        Refusal.held(Reason.KEY_TAKEN, "phone", phone),
                        Refusal.held(Reason.KEY_TAKEN, "email", mail),
                        Refusal.held(Reason.KEY_TAKEN, "instagramUserName", name));
    }

    @Test
    void takenNumberOfTheWriterIsRefused() {
        ConversationId id = fixture.wrote(WHATSAPP, null, number(NUMBER));
        ContactId holder = fixture.contact("holder");
        fixture.phone(holder, NUMBER, KeyRole.PRIMARY);

        assertThat(refused(fixture.create(id, eva())))
                .containsExactly(Refusal.held(Reason.KEY_TAKEN, "whatsAppPhone", holder));
    }

    @Test
    @DisplayName("S22 a conversation that belongs to a contact makes no second one")
    void registeredConversationIsRefused() {
        ConversationId id = fixture.wrote(WHATSAPP, null, number(NUMBER));
        ContactCard first = created(fixture.create(id, eva()));

        assertThat(refused(fixture.create(id, eva())))
                .containsExactly(Refusal.held(Reason.ALREADY_REGISTERED, null, first.id()));
    }

    @Test
    @DisplayName("S1, S10, S11 without plan or permission no other reason is reported")
    void planAndPermissionAreCheckedFirst() {
        ConversationId id = fixture.wrote(WHATSAPP, null, number(NUMBER));
        NewContact empty = NewContact.blank();

        assertThat(refused(fixture.create(id, empty, ADMINISTRATOR, EnumSet.of(Entitlement.PRO_PLAN))))
                .containsExactly(Refusal.of(Reason.NOT_ENTITLED, Refusal.Remedy.TALK_TO_ADVISER)
                        .lacking(Set.of(Entitlement.WHATSAPP_ADD_ON)));
        assertThat(refused(fixture.create(id, empty, SALES, EVERYTHING)))
                .extracting(Refusal::reason)
                .containsExactly(Reason.NOT_PERMITTED, Reason.NOT_FOUND);
        assertThat(refused(fixture.create(new ConversationId("nowhere"), empty)))
                .extracting(Refusal::reason)
                .containsExactly(Reason.NOT_FOUND);
    }

    @Test
    void writersNumberBesideAPrimaryPhoneIsSecondary() {
        ConversationId id = fixture.wrote(WHATSAPP, null, number(NUMBER));

        ContactCard card = created(fixture.create(id, eva().phone("+34 612 34 56 78")));

        assertThat(card.primaryPhone()).contains(new Phone("34612345678"));
        assertThat(card.secondaryPhones()).containsExactly(new Phone(NUMBER));
        assertThat(card.whatsAppPhone()).contains(new Phone(NUMBER));
    }

    @ParameterizedTest(name = "the writer has {0}, the form {1}")
    @CsvSource({"551187654321, +55 11 98765-4321", "5215512345678, +52 55 1234 5678"})
    void primaryPhoneInAnotherNationalFormIsTheSameNumber(String wrote, String typed) {
        ConversationId id = fixture.wrote(WHATSAPP, null, number(wrote));

        ContactCard card = created(fixture.create(id, eva().phone(typed)));

        assertThat(card.whatsAppPhone()).contains(new Phone(wrote));
        assertThat(card.primaryPhone()).isPresent().isNotEqualTo(card.whatsAppPhone());
        assertThat(card.secondaryPhones()).isEmpty();
    }

    @Test
    void whatsAppPhoneOtherThanTheWritersIsRefused() {
        ConversationId id = fixture.wrote(WHATSAPP, null, number(NUMBER));

        assertThat(refused(fixture.create(id, eva().whatsAppPhone("+34 612 34 56 78"))))
                .containsExactly(Refusal.field(Reason.FIELD_INVALID, "whatsAppPhone")
                        .because(Refusal.Cause.NOT_THE_PERSONS_NUMBER));
    }

    @Test
    void writerWithHiddenNumberIsIdentifiedByTheChannel() {
        ConversationId id = fixture.wrote(WHATSAPP, null, userId("US.1"));

        ContactCard card = created(fixture.create(id, eva()));

        assertThat(card.keys()).isEmpty();
        assertThat(card.people()).hasSize(1);
    }

    @Test
    @DisplayName("S52, S75 on Messenger the link records the Facebook ID next to the collected data")
    void fromMessenger() {
        ConversationId id = fixture.wrote(MESSENGER, null, psid("7001"));

        ContactCard card = created(fixture.create(id, eva().email("eva@example.org")));

        assertThat(card.facebookIds()).containsExactly("7001");
        assertThat(card.primaryEmail()).contains("eva@example.org");
        assertThat(card.primaryPhone()).isEmpty();
    }

    @Test
    @DisplayName("S8, S52 on Instagram the user name is recorded, and found by")
    void fromInstagram() {
        ConversationId id = fixture.wrote(INSTAGRAM, null, igsid("8001"), userName("eva.ruiz"));

        ContactCard card = created(fixture.create(id, eva()));

        assertThat(card.instagramUserName()).contains("eva.ruiz");
        assertThat(card.instagramIds()).containsExactly("8001");
        assertThat(fixture.state.contacts().key(card.id(), userNameKey("eva.ruiz")))
                .isPresent();
    }

    @Test
    void userNameOfAnotherContactStaysThere() {
        ContactId former = fixture.contact("former", "Sol", "Paz", Origin.PERSON);
        fixture.key(former, userNameKey("eva.ruiz"), Set.of());
        ConversationId id = fixture.wrote(INSTAGRAM, null, igsid("8001"), userName("eva.ruiz"));

        Outcome<ContactCard> result = fixture.create(id, eva());

        assertThat(created(result).keys()).isEmpty();
        assertThat(result.notices()).containsExactly(Notice.about(Notice.Kind.USER_NAME_TAKEN, former));
    }

    @Test
    @DisplayName("S68 a contact that holds another form of a phone is named as a likely twin")
    void likelyDuplicateIsNamed() {
        ContactId twin = fixture.contact("twin", "Sol", "Paz", Origin.PERSON);
        fixture.phone(twin, "5511987654321", KeyRole.PRIMARY);
        ConversationId id = fixture.wrote(WHATSAPP, null, number("551187654321"));

        Outcome<ContactCard> result = fixture.create(id, eva());

        assertThat(result.notices()).containsExactly(Notice.about(Notice.Kind.LIKELY_DUPLICATE, twin));
    }

    @Test
    @DisplayName("S67, S68 contacts of the same name are named, in either order; the contact is created all the same")
    void namesakesAreNamed() {
        ContactId same = fixture.contact("a", "EVA", "Ruíz", Origin.PERSON);
        ContactId swapped = fixture.contact("b", "Ruiz", "Eva", Origin.PERSON);
        fixture.contact("c", "Eva", "Ruizo", Origin.PERSON);
        fixture.contact("d", "Eva", null, Origin.PERSON);

        assertThat(fixture.create(fixture.wrote(WHATSAPP, null, number("551187654321")), eva())
                        .notices())
                .containsExactly(
                        Notice.about(Notice.Kind.SAME_NAME, same), Notice.about(Notice.Kind.SAME_NAME, swapped));
    }

    @Test
    @DisplayName("S7 ten secondary phones and ten further e-mails are the most")
    void phoneAndEmailLimits() {
        NewContact form = eva().phone("+34 600 00 00 00");
        for (int i = 0; i < 10; i++) {
            form = form.addPhone("+34 612 34 56 " + (10 + i)).addEmail(i + "@example.org");
        }

        assertThat(created(fixture.create(fixture.wrote(MESSENGER, null, psid("7")), form))
                        .secondaryPhones())
                .hasSize(10);
        NewContact more = eva().email("eva@example.org");
        for (int i = 0; i < 11; i++) {
            more = more.addPhone("+34 612 34 57 " + (10 + i)).addEmail(i + "@example.com");
        }
        assertThat(refused(fixture.create(fixture.wrote(MESSENGER, null, psid("8")), more)))
                .containsExactly(
                        Refusal.field(Reason.LIMIT_REACHED, "secondaryPhones").limitedTo(10, 11),
                        Refusal.field(Reason.LIMIT_REACHED, "furtherEmails").limitedTo(10, 11));
    }

    @Test
    void ownerIsTheConversationsOwnerOrTheActingUser() {
        ConversationId owned = fixture.wrote(WHATSAPP, null, number(NUMBER));
        fixture.own(owned, new UserId("sol"));
        ConversationId unassigned = fixture.wrote(WHATSAPP, null, number("5491155550102"));

        assertThat(created(fixture.create(owned, eva())).contact().owner()).isEqualTo(new UserId("sol"));
        assertThat(created(fixture.create(unassigned, eva())).contact().owner()).isEqualTo(ANA);
    }

    @Test
    @DisplayName("S35 without a conversation a primary phone or an e-mail must be there")
    void phoneOrEmailIsRequiredWithoutConversation() {
        assertThat(refused(fixture.add(eva().addPhone("+34 612 34 56 78"), ADMINISTRATOR)))
                .extracting(Refusal::reason)
                .containsExactly(Reason.NOT_IDENTIFIABLE);
        assertThat(refused(fixture.add(eva().email("nonsense"), ADMINISTRATOR)))
                .containsExactly(Refusal.field(Reason.FIELD_INVALID, "email").because(Refusal.Cause.MALFORMED));
        assertThat(created(fixture.add(eva().email("a@example.org"), ADMINISTRATOR))
                        .primaryEmail())
                .contains("a@example.org");
        assertThat(created(fixture.add(eva().whatsAppPhone("+34 612 34 56 78"), ADMINISTRATOR)))
                .satisfies(card -> assertThat(card.primaryPhone()).isEqualTo(card.whatsAppPhone()));
    }

    @Test
    void systemMayOmitNamesAndConsent() {
        Actor host = Actor.host(ContactsFixture.ACCOUNT);
        NewContact form = NewContact.blank().email("a@example.org").externalReference("crm-1");

        assertThat(refused(fixture.add(form, ADMINISTRATOR))).hasSize(3);
        ContactCard card = created(fixture.add(form, host));

        assertThat(card.consent(ConsentPurpose.STORAGE))
                .hasValueSatisfying(entry -> assertThat(entry.state()).isEqualTo(ConsentState.NOT_ASKED));
        assertThat(card.contact().bornOf()).isEqualTo(Origin.HOST);
        assertThat(refused(fixture.add(form, SALES)))
                .extracting(Refusal::reason)
                .containsExactly(Reason.NOT_PERMITTED);
    }

    @Test
    @DisplayName("S22, S59 a person who wrote from a phone of the form belongs to the contact")
    void existingIdentityIsLinked() {
        ConversationId id = fixture.wrote(WHATSAPP, null, number(NUMBER));

        ContactCard card = created(fixture.add(eva().phone("+" + NUMBER), ADMINISTRATOR));

        assertThat(fixture.person(id).contact()).isEqualTo(card.id());
        assertThat(card.whatsAppPhone()).contains(new Phone(NUMBER));
    }

    @Test
    @DisplayName("S22, S59 so does a person who wrote from a strong national form of a phone of the form")
    void existingIdentityIsLinkedByAStrongForm() {
        ConversationId id = fixture.wrote(WHATSAPP, null, number("5493415550199"));

        ContactCard card = created(fixture.add(eva().phone("+543415550199"), ADMINISTRATOR));

        assertThat(fixture.person(id).contact()).isEqualTo(card.id());
        assertThat(card.whatsAppPhone()).contains(new Phone("5493415550199"));
    }

    @Test
    @DisplayName("a weak national form of a phone links nobody")
    void existingIdentityIsNotLinkedByAWeakForm() {
        ConversationId id = fixture.wrote(WHATSAPP, null, number("2290197123456"));

        created(fixture.add(eva().phone("+22997123456"), ADMINISTRATOR));

        assertThat(fixture.person(id).contact()).isNull();
    }
}
