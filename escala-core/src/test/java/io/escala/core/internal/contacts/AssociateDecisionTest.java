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
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.crm.change.Expected;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import java.util.List;
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
}
