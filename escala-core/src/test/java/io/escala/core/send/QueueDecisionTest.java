package io.escala.core.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.template.TemplateValue;
import io.escala.crm.account.Actor;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.AliasGrade;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.Channel;
import io.escala.crm.store.Change;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateStatus;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QueueDecisionTest {
    private static final String MOBILE = "5511987654321";
    private static final Draft HELLO = Draft.template("hello", "es", TemplateValue.fixed("Rosa"));

    private final Desk desk = new Desk();
    private ContactId rosa = new ContactId("unset");

    @BeforeEach
    void contact() {
        desk.template = Desk.template(TemplateCategory.UTILITY, TemplateStatus.APPROVED, "Hola {{1}}");
        rosa = desk.contact("rosa", Map.of(MOBILE, EnumSet.of(KeyRole.PRIMARY)));
    }

    @Test
    @DisplayName("S37 Writing to the primary phone makes an assumed identity and leaves the WhatsApp phone empty")
    void sendNeverPromotes() {
        Desk.Queued queued = desk.send(request("r"), Desk.ADMINISTRATOR);

        Conversation conversation = desk.read(queued.result().conversation());
        assertThat(desk.state.identity(conversation.identity()).orElseThrow().contact())
                .isEqualTo(rosa);
        assertThat(desk.state.aliases(conversation.identity()))
                .extracting(IdentityAlias::grade)
                .containsExactly(AliasGrade.ASSUMED);
        assertThat(desk.state.keys(rosa)).noneMatch(key -> key.is(KeyRole.WHATSAPP));
        assertThat(queued.changes().changes()).noneMatch(Change.GrantKey.class::isInstance);
    }

    @Test
    void theMessageIsKeptAsQueuedAndItsSendingLeftAsWork() {
        Desk.Queued queued = desk.send(request("r"), Desk.ADMINISTRATOR);

        Message message = desk.state.message(queued.result().message()).orElseThrow();
        assertThat(message.delivery()).isNotNull();
        assertThat(message.delivery().status()).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(message.author()).isEqualTo(Author.user(Desk.ANA));
        assertThat(message.address()).isEqualTo(Desk.number(MOBILE));
        assertThat(message.content().text()).isEqualTo("Hola Rosa");
        assertThat(queued.changes().enqueued())
                .containsExactly(new WorkItem(
                        Desk.ACCOUNT,
                        new WorkKey(WorkKind.SEND, message.id().value()),
                        "send/wa",
                        message.conversation().value(),
                        Desk.NOON,
                        0));
        assertThat(queued.changes().events())
                .contains(new CrmEvent.MessageQueued(message.conversation(), message.id()));
    }

    @Test
    void aSessionThatTheBusinessOpensIsNoStartEvent() {
        Desk.Queued first = desk.send(request("a"), Desk.ADMINISTRATOR);
        Desk.Queued second = desk.send(request("b"), Desk.ADMINISTRATOR);

        assertThat(first.changes().events())
                .contains(new CrmEvent.ConversationOpened(
                        first.result().conversation(), Channel.WHATSAPP, SessionOpener.BUSINESS, 1));
        assertThat(second.result().conversation()).isEqualTo(first.result().conversation());
        assertThat(second.changes().events()).noneMatch(CrmEvent.ConversationOpened.class::isInstance);
    }

    @Test
    void aPersonsMessageAnswersWhatWasUnreadAndAnAutomationsDoesNot() {
        ConversationId automated =
                desk.send(request("a"), Actor.flow(Desk.ACCOUNT)).result().conversation();
        assertThat(desk.read(automated).mark(Mark.ACTIVITY)).contains(Desk.NOON);
        assertThat(desk.read(automated).mark(Mark.ANSWERED)).isEmpty();

        desk.send(request("b"), Desk.ADMINISTRATOR);
        assertThat(desk.read(automated).mark(Mark.ANSWERED)).contains(Desk.NOON);
    }

    @Test
    @DisplayName("S78 A conversation that a seller begins is theirs; one that an administrator begins is nobody's yet")
    void whoeverSeesOnlyTheirOwnOwnsWhatTheyBegin() {
        ContactId own = desk.contact(
                "own", Map.of("5511987650000", EnumSet.of(KeyRole.PRIMARY)), Desk.BETO, false, Origin.PERSON);
        SendRequest request = new SendRequest(Recipient.contact(own, Desk.WHATSAPP.id()), HELLO, "s");

        assertThat(desk.read(desk.send(request, Desk.SELLER).result().conversation())
                        .owner())
                .isEqualTo(Desk.BETO);
        assertThat(desk.read(desk.send(request("r"), Desk.ADMINISTRATOR)
                                .result()
                                .conversation())
                        .owner())
                .isNull();
    }

    @Test
    void aNumberKnownInAnotherNationalFormKeepsItsConversation() {
        IdentityId person = desk.person(Channel.WHATSAPP, Desk.number("551187654321"));
        ConversationId chat = desk.conversation(Desk.WHATSAPP, person);

        assertThat(desk.send(request("r"), Desk.ADMINISTRATOR).result().conversation())
                .isEqualTo(chat);
        assertThat(desk.state.identity(person).orElseThrow().contact()).isEqualTo(rosa);
        assertThat(Desk.aliases(desk.state, person))
                .containsExactlyInAnyOrder(Desk.number("551187654321"), Desk.number(MOBILE));
    }

    private SendRequest request(String reference) {
        return new SendRequest(Recipient.contact(rosa, Desk.WHATSAPP.id()), HELLO, reference);
    }
}
