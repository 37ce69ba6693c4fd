package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactActions;
import io.escala.core.contacts.ContactActions.WhatsApp;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.Contacts;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.result.Refusal;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.line.LineScope;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** The four buttons of a contact's card. */
class CardActionsTest {
    private static final String ROSA = "5493415550101";
    private static final UserId SAM = new UserId("sam");
    private static final Actor SELLER = Actor.user(TestBusiness.ACCOUNT, SAM, Role.SALES_USER);

    private static ContactActions actions(InboxFixture fixture, Actor actor, ContactId contact) {
        return fixture.inbox().as(actor).contacts().actions(contact).orElseThrow();
    }

    @EveryStore
    @DisplayName("M18, M19, M26 E-mail and number are those to use: primary e-mail, WhatsApp phone, else primary phone")
    void whatIsUsed(InboxFixture fixture) {
        ContactCard rosa = fixture.add(
                NewContact.consenting("Rosa", "Paz").phone("+5493415550102").email("rosa@example.com"));
        ContactCard bea = fixture.add(
                NewContact.consenting("Bea", "Sol").phone("+5493415550103").whatsAppPhone("+5493415550104"));
        ContactCard ana = fixture.add(NewContact.consenting("Ana", "Gil").email("ana@example.com"));

        assertThat(actions(fixture, fixture.administrator(), rosa.id()).email()).contains("rosa@example.com");
        assertThat(actions(fixture, fixture.administrator(), rosa.id()).call()).contains(new Phone("5493415550102"));
        assertThat(actions(fixture, fixture.administrator(), bea.id()).call()).contains(new Phone("5493415550104"));
        assertThat(actions(fixture, fixture.administrator(), bea.id()).email()).isEmpty();
        assertThat(actions(fixture, fixture.administrator(), ana.id()).call()).isEmpty();
        assertThat(actions(fixture, fixture.administrator(), ana.id()).whatsApp())
                .isEqualTo(new WhatsApp.NotAvailable());
        assertThat(fixture.inbox().as(fixture.administrator()).contacts().actions(new ContactId("absent")))
                .isEmpty();
    }

    @EveryStore
    @DisplayName(
            "M20, M21 WhatsApp opens the conversation that the user sees, begins one, or opens the user's own phone")
    void whatsApp(InboxFixture fixture) {
        ConversationId id = fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"))
                .conversation()
                .id();
        ContactId rosa = fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .create(id, NewContact.consenting("Rosa", "Paz"))
                .orThrow()
                .id();
        Contacts contacts = fixture.inbox().as(fixture.administrator()).contacts();
        contacts.edit(rosa, contacts.card(rosa).orElseThrow().contact().version(), edit -> edit.owner(SAM))
                .orThrow();
        URI phone = URI.create("https://wa.me/" + ROSA);

        assertThat(actions(fixture, fixture.administrator(), rosa).whatsApp())
                .isEqualTo(new WhatsApp.OpenConversation(id));
        assertThat(actions(fixture, SELLER, rosa).whatsApp())
                .as("a conversation that the seller does not see is not told")
                .isEqualTo(new WhatsApp.BeginConversation(List.of(TestBusiness.SALES, TestBusiness.SUPPORT)));
        assertThat(actions(fixture, fixture.editor(), rosa).whatsApp()).isEqualTo(new WhatsApp.OwnPhone(phone));
        Role onPages = Role.SALES_USER.on(LineScope.ofChannels(Channel.MESSENGER));
        assertThat(actions(fixture, Actor.user(TestBusiness.ACCOUNT, SAM, onPages), rosa)
                        .whatsApp())
                .isEqualTo(new WhatsApp.OwnPhone(phone));
        fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .assign(id, Assignment.toUser(SAM))
                .orThrow();
        assertThat(actions(fixture, SELLER, rosa).whatsApp()).isEqualTo(new WhatsApp.OpenConversation(id));
    }

    @EveryStore
    @DisplayName("M20 Of several conversations an open one is opened, then the one that was active last")
    void ofSeveral(InboxFixture fixture) {
        Contacts admin = fixture.inbox().as(fixture.administrator()).contacts();
        ConversationId first = fixture.receives(fixture.meta()
                        .whatsAppPerson(ROSA)
                        .with(fixture.sales())
                        .writes("hola"))
                .conversation()
                .id();
        ContactId rosa = admin.create(first, NewContact.consenting("Rosa", "Paz"))
                .orThrow()
                .id();
        fixture.later(Duration.ofMinutes(1));
        ConversationId second = fixture.receives(fixture.meta()
                        .whatsAppPerson(ROSA)
                        .with(fixture.support())
                        .writes("hola"))
                .conversation()
                .id();
        assertThat(fixture.view(second).contactId()).contains(rosa);

        assertThat(actions(fixture, fixture.administrator(), rosa).whatsApp())
                .isEqualTo(new WhatsApp.OpenConversation(second));
        fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .close(second, Closing.because("Sold"))
                .orThrow();
        assertThat(actions(fixture, fixture.administrator(), rosa).whatsApp())
                .isEqualTo(new WhatsApp.OpenConversation(first));
    }

    @EveryStore
    @DisplayName("M19 Who may edit the contact marks it for marketing; others learn why not")
    void marketing(InboxFixture fixture) {
        ContactCard rosa = fixture.add(NewContact.consenting("Rosa", "Paz").phone("+" + ROSA));

        assertThat(actions(fixture, fixture.administrator(), rosa.id()).marketingRefusal())
                .isEmpty();
        assertThat(actions(fixture, fixture.custom(Permission.CONVERSE_ALL), rosa.id())
                        .marketingRefusal())
                .map(Refusal::reason)
                .contains(Refusal.Reason.NOT_PERMITTED);
        ContactCard owned = fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .edit(rosa.id(), rosa.contact().version(), edit -> edit.owner(SAM))
                .orThrow();
        assertThat(actions(fixture, SELLER, rosa.id()).marketingRefusal()).isEmpty();
        fixture.inbox()
                .as(SELLER)
                .contacts()
                .edit(rosa.id(), owned.contact().version(), edit -> edit.marketing(true))
                .orThrow();
        assertThat(actions(fixture, SELLER, rosa.id()).marketing()).isTrue();
    }
}
