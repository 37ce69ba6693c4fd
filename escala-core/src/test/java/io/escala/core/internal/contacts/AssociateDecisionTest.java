package io.escala.core.internal.contacts;

import static io.escala.core.internal.contacts.ContactsFixture.INSTAGRAM;
import static io.escala.core.internal.contacts.ContactsFixture.MESSENGER;
import static io.escala.core.internal.contacts.ContactsFixture.WHATSAPP;
import static io.escala.core.internal.contacts.ContactsFixture.igsid;
import static io.escala.core.internal.contacts.ContactsFixture.named;
import static io.escala.core.internal.contacts.ContactsFixture.number;
import static io.escala.core.internal.contacts.ContactsFixture.psid;
import static io.escala.core.internal.contacts.ContactsFixture.userName;
import static io.escala.core.internal.contacts.ContactsFixture.userNameKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.change.Expected;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Associating a conversation with a contact")
class AssociateDecisionTest {
    private static final String NUMBER = "5491155550101";
    private static final String OTHER = "34612345678";

    private final ContactsFixture fixture = new ContactsFixture();
    private final ContactId eva = fixture.contact("eva");

    private Outcome<ContactCard> associated(ConversationId id, AssociateOptions options) {
        Outcome<ContactCard> result = fixture.associate(id, eva, options);
        assertThat(result).isInstanceOf(Outcome.Done.class);
        return result;
    }

    private List<Refusal> refused(ConversationId id, ContactId contact, AssociateOptions options) {
        Outcome<ContactCard> result = fixture.associate(id, contact, options);
        assertThat(result).isInstanceOf(Outcome.Refused.class);
        assertThat(fixture.last()).isEmpty();
        return result.refusals();
    }

    private ConversationId writes() {
        return fixture.wrote(WHATSAPP, named("evita"), number(NUMBER));
    }

    @Test
    @DisplayName("S30, S33 a contact without phones gets the number as WhatsApp and primary phone")
    void contactWithoutPhonesGetsTheNumber() {
        ConversationId id = writes();

        ContactCard card = associated(id, AssociateOptions.defaults()).orThrow();

        assertThat(card.whatsAppPhone()).contains(new Phone(NUMBER));
        assertThat(card.primaryPhone()).contains(new Phone(NUMBER));
        assertThat(fixture.person(id).contact()).isEqualTo(eva);
        assertThat(card.displayName()).contains("Eva Ruiz");
        assertThat(fixture.events)
                .containsExactly(
                        new CrmEvent.WhatsAppPhoneRecorded(eva),
                        new CrmEvent.IdentityLinked(fixture.person(id).id(), eva));
    }

    @Test
    @DisplayName("S30 a contact with a primary phone keeps it and gets the number as WhatsApp phone")
    void existingPrimaryPhoneStays() {
        fixture.phone(eva, OTHER, KeyRole.PRIMARY);

        ContactCard card = associated(writes(), AssociateOptions.defaults()).orThrow();

        assertThat(card.primaryPhone()).contains(new Phone(OTHER));
        assertThat(card.whatsAppPhone()).contains(new Phone(NUMBER));
        assertThat(card.secondaryPhones()).isEmpty();
    }

    @Test
    @DisplayName("S7, S30 another WhatsApp phone stays, the number becomes a secondary one, and a notice says so")
    void existingWhatsAppPhoneStays() {
        fixture.phone(eva, OTHER, KeyRole.PRIMARY, KeyRole.WHATSAPP);

        Outcome<ContactCard> result = associated(writes(), AssociateOptions.defaults());

        assertThat(result.notices()).containsExactly(Notice.of(Notice.Kind.WHATSAPP_PHONE_KEPT));
        assertThat(result.orThrow().whatsAppPhone()).contains(new Phone(OTHER));
        assertThat(result.orThrow().secondaryPhones()).containsExactly(new Phone(NUMBER));
        assertThat(fixture.last().orElseThrow().expected()).contains(new Expected(Expected.Kind.CONTACT, "eva", 0));
        assertThat(result.orThrow().contact().version()).isEqualTo(1);
    }

    @Test
    @DisplayName("S7 an eleventh secondary phone is not added; the conversation is linked all the same")
    void eleventhSecondaryPhoneIsNotAdded() {
        fixture.phone(eva, OTHER, KeyRole.PRIMARY, KeyRole.WHATSAPP);
        for (int i = 0; i < 10; i++) {
            fixture.phone(eva, "3460000000" + i, KeyRole.SECONDARY);
        }
        ConversationId id = writes();

        Outcome<ContactCard> result = associated(id, AssociateOptions.defaults());

        assertThat(result.notices())
                .containsExactly(Notice.of(Notice.Kind.WHATSAPP_PHONE_KEPT), Notice.of(Notice.Kind.PHONE_NOT_ADDED));
        assertThat(result.orThrow().secondaryPhones()).hasSize(10).doesNotContain(new Phone(NUMBER));
        assertThat(fixture.person(id).contact()).isEqualTo(eva);
    }

    @Test
    void replacingMovesTheRoleAndKeepsTheOldPhone() {
        fixture.phone(eva, OTHER, KeyRole.WHATSAPP);

        Outcome<ContactCard> result =
                associated(writes(), AssociateOptions.defaults().replacingWhatsAppPhone());

        assertThat(result.notices()).isEmpty();
        assertThat(result.orThrow().whatsAppPhone()).contains(new Phone(NUMBER));
        assertThat(result.orThrow().secondaryPhones()).containsExactly(new Phone(OTHER));
        assertThat(fixture.last().orElseThrow().expected()).contains(new Expected(Expected.Kind.CONTACT, "eva", 0));
    }

    @Test
    void replacingKeepsThePrimaryPhone() {
        fixture.phone(eva, OTHER, KeyRole.PRIMARY, KeyRole.WHATSAPP);

        ContactCard card = associated(writes(), AssociateOptions.defaults().replacingWhatsAppPhone())
                .orThrow();

        assertThat(card.primaryPhone()).contains(new Phone(OTHER));
        assertThat(card.whatsAppPhone()).contains(new Phone(NUMBER));
        assertThat(card.secondaryPhones()).isEmpty();
    }

    @Test
    void replacingNeverDropsAPhone() {
        fixture.phone(eva, OTHER, KeyRole.WHATSAPP);
        for (int i = 0; i < 10; i++) {
            fixture.phone(eva, "3460000000" + i, KeyRole.SECONDARY);
        }

        assertThat(refused(writes(), eva, AssociateOptions.defaults().replacingWhatsAppPhone()))
                .containsExactly(
                        Refusal.field(Reason.LIMIT_REACHED, "secondaryPhones").limitedTo(10, 11));
    }

    @Test
    void whatsAppPhoneInAnotherNationalFormStays() {
        fixture.phone(eva, "5511987654321", KeyRole.PRIMARY, KeyRole.WHATSAPP);
        ConversationId id = fixture.wrote(WHATSAPP, null, number("551187654321"));

        Outcome<ContactCard> result = associated(id, AssociateOptions.defaults().replacingWhatsAppPhone());

        assertThat(result.orThrow().keys()).hasSize(1);
        assertThat(result.notices()).isEmpty();
        assertThat(fixture.person(id).contact()).isEqualTo(eva);
    }

    @Test
    void secondaryPhoneBecomesTheWhatsAppPhone() {
        fixture.phone(eva, NUMBER, KeyRole.SECONDARY).phone(eva, OTHER, KeyRole.PRIMARY);

        ContactCard card = associated(writes(), AssociateOptions.defaults()).orThrow();

        assertThat(card.whatsAppPhone()).contains(new Phone(NUMBER));
        assertThat(card.secondaryPhones()).containsExactly(new Phone(NUMBER));
    }

    @Test
    void associatingTwiceHasNoFurtherEffect() {
        ConversationId id = writes();
        associated(id, AssociateOptions.defaults());
        int events = fixture.events.size();

        associated(id, AssociateOptions.defaults());

        assertThat(fixture.last()).isEmpty();
        assertThat(fixture.events).hasSize(events);
    }

    @Test
    void conversationOfAnotherContactIsRefused() {
        ConversationId id = writes();
        associated(id, AssociateOptions.defaults());

        assertThat(refused(
                        id,
                        fixture.contact("other"),
                        AssociateOptions.defaults().replacingWhatsAppPhone()))
                .containsExactly(Refusal.held(Reason.ALREADY_REGISTERED, null, eva));
    }

    @Test
    void numberOfAnotherContactStaysThere() {
        ContactId other = fixture.contact("other");
        fixture.phone(other, NUMBER, KeyRole.SECONDARY);

        assertThat(refused(writes(), eva, AssociateOptions.defaults()))
                .containsExactly(Refusal.held(Reason.KEY_TAKEN, "whatsAppPhone", other));
    }

    @Test
    void unknownContactIsNotFound() {
        assertThat(refused(writes(), new ContactId("nobody"), AssociateOptions.defaults()))
                .containsExactly(Refusal.field(Reason.NOT_FOUND, "contact"));
    }

    @Test
    @DisplayName("S50, S74 Messenger and Instagram meet in one contact: all information in one place")
    void messengerAndInstagramInOneContact() {
        associated(fixture.wrote(MESSENGER, null, psid("7001")), AssociateOptions.defaults());

        ContactCard card = associated(
                        fixture.wrote(INSTAGRAM, null, igsid("8001"), userName("eva.ruiz")),
                        AssociateOptions.defaults())
                .orThrow();

        assertThat(card.facebookIds()).containsExactly("7001");
        assertThat(card.instagramIds()).containsExactly("8001");
        assertThat(card.instagramUserName()).contains("eva.ruiz");
        assertThat(fixture.state.contacts().key(eva, userNameKey("eva.ruiz"))).isPresent();
    }

    @Test
    void userNameOfAnotherContactStaysThere() {
        ContactId former = fixture.contact("former");
        fixture.key(former, userNameKey("eva.ruiz"), Set.of());

        Outcome<ContactCard> result = associated(
                fixture.wrote(INSTAGRAM, null, igsid("8001"), userName("eva.ruiz")), AssociateOptions.defaults());

        assertThat(result.notices()).containsExactly(Notice.about(Notice.Kind.USER_NAME_TAKEN, former));
        assertThat(result.orThrow().keys()).isEmpty();
    }

    private static AssociateOptions completing(NewContact form) {
        return AssociateOptions.defaults().completingWith(form);
    }

    @Test
    @DisplayName("S74 what is blank is filled in from a form, phones and e-mails are added, and nothing is overwritten")
    void contactIsCompleted() {
        ContactId sol = fixture.contact("sol", "Sol", null, Origin.HOST);
        fixture.phone(sol, OTHER, KeyRole.PRIMARY);
        NewContact form = NewContact.named("Eva", "Ruiz")
                .jobTitle("Chef")
                .phone("+34 600 00 00 01")
                .email("eva@example.org")
                .customField("plan", "pro")
                .idField("17");

        Outcome<ContactCard> result = fixture.associate(writes(), sol, completing(form));

        ContactCard card = result.orThrow();
        assertThat(card.contact().fullName()).contains("Sol Ruiz");
        assertThat(card.contact().jobTitle()).isEqualTo("Chef");
        assertThat(card.contact().customFields()).isEqualTo(Map.of("plan", "pro"));
        assertThat(card.primaryPhone()).contains(new Phone(OTHER));
        assertThat(card.secondaryPhones()).containsExactly(new Phone("34600000001"));
        assertThat(card.whatsAppPhone()).contains(new Phone(NUMBER));
        assertThat(card.primaryEmail()).contains("eva@example.org");
        assertThat(card.consent(ConsentPurpose.STORAGE)).isEmpty();
        assertThat(result.notices()).isEmpty();
    }

    @Test
    @DisplayName("S31, S74 a confirmed consent is recorded once, with who confirmed it; repeating all changes nothing")
    void completingIsIdempotent() {
        ConversationId id = writes();
        AssociateOptions options =
                completing(NewContact.consenting("Eva", "Ruiz").email("eva@example.org"));

        ContactCard card = associated(id, options).orThrow();
        ContactCard again = associated(id, options).orThrow();

        assertThat(fixture.last()).isEmpty();
        assertThat(again).isEqualTo(card);
        assertThat(card.consent(ConsentPurpose.STORAGE)).hasValueSatisfying(entry -> {
            assertThat(entry.state()).isEqualTo(ConsentState.GRANTED);
            assertThat(entry.by()).isEqualTo(ContactsFixture.ANA);
        });
    }

    @Test
    @DisplayName(
            "S38, S74 a typed WhatsApp phone is not another one than the person's number; on Messenger it is added")
    void typedWhatsAppPhone() {
        assertThat(refused(writes(), eva, completing(NewContact.blank().whatsAppPhone("+" + OTHER))))
                .containsExactly(Refusal.field(Reason.FIELD_INVALID, "whatsAppPhone")
                        .because(Refusal.Cause.NOT_THE_PERSONS_NUMBER));

        ContactCard card = associated(
                        fixture.wrote(MESSENGER, null, psid("7001")),
                        completing(NewContact.blank().whatsAppPhone("+" + OTHER)))
                .orThrow();
        assertThat(card.whatsAppPhone()).contains(new Phone(OTHER));
    }

    @Test
    @DisplayName("S74 everything that is wrong is refused at once, and nothing is linked")
    void everyRefusalAtOnce() {
        ContactId former = fixture.contact("former");
        fixture.phone(former, NUMBER, KeyRole.PRIMARY);
        ContactId third = fixture.contact("third");
        fixture.phone(third, OTHER, KeyRole.PRIMARY);

        assertThat(refused(
                        writes(),
                        eva,
                        completing(NewContact.blank().phone("+" + OTHER).email("eva@"))))
                .containsExactlyInAnyOrder(
                        Refusal.held(Reason.KEY_TAKEN, "whatsAppPhone", former),
                        Refusal.field(Reason.FIELD_INVALID, "email")
                                .in("email", null)
                                .because(Refusal.Cause.MALFORMED),
                        Refusal.held(Reason.KEY_TAKEN, "phones", third));
    }

    @Test
    @DisplayName("S1, S74 who may associate and not edit the contact is refused to complete it")
    void completingNeedsTheRightToEdit() {
        Role registers = new Role("registers", Set.of(Permission.REGISTER_CONTACTS, Permission.CONVERSE_ALL));
        Actor actor = Actor.user(ContactsFixture.ACCOUNT, ContactsFixture.ANA, registers);

        Outcome<ContactCard> result =
                fixture.associate(writes(), eva, completing(NewContact.blank().jobTitle("Chef")), actor);

        assertThat(result.refusals()).extracting(Refusal::reason).containsExactly(Reason.NOT_PERMITTED);
        assertThat(fixture.associate(writes(), eva, AssociateOptions.defaults(), actor)
                        .isDone())
                .isTrue();
    }

    @Test
    @DisplayName("S7, S74 the person's number and the form's phones are counted together, ten at most")
    void limitIsOfBoth() {
        fixture.phone(eva, OTHER, KeyRole.PRIMARY, KeyRole.WHATSAPP);
        NewContact form = NewContact.blank();
        for (int i = 0; i < 10; i++) {
            form = form.addPhone("+34 612 34 56 " + (10 + i));
        }

        assertThat(refused(writes(), eva, completing(form)))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.LIMIT_REACHED));
    }
}
