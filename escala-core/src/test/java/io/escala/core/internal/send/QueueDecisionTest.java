package io.escala.core.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.send.Sent;
import io.escala.core.template.TemplateValue;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.change.ContactChange;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueDecisionTest {
    private static final String MOBILE = "5511987654321";
    private static final Draft HELLO = Draft.template("hello").language("es").values(TemplateValue.fixed("Rosa"));

    private final SendFixture fixture = new SendFixture();
    private ContactId rosa = new ContactId("unset");

    @BeforeEach
    void contact() {
        fixture.template = SendFixture.template(TemplateCategory.UTILITY, TemplateStatus.APPROVED, "Hola {{1}}");
        rosa = fixture.contact("rosa", Map.of(MOBILE, EnumSet.of(KeyRole.PRIMARY)));
    }

    @Test
    @DisplayName("S37 Writing to the primary phone makes an assumed identity and leaves the WhatsApp phone empty")
    void sendNeverPromotes() {
        SendFixture.Queued queued = fixture.send(request("r"), SendFixture.ADMINISTRATOR);

        Conversation conversation = fixture.read(queued.result().conversation());
        assertThat(fixture.state
                        .identities()
                        .find(conversation.identity())
                        .orElseThrow()
                        .contact())
                .isEqualTo(rosa);
        assertThat(fixture.state.identities().aliases(conversation.identity()))
                .extracting(IdentityAlias::grade)
                .containsExactly(AliasGrade.ASSUMED);
        assertThat(fixture.state.contacts().keys(rosa)).noneMatch(key -> key.is(KeyRole.WHATSAPP));
        assertThat(queued.changes().changes()).noneMatch(ContactChange.GrantKey.class::isInstance);
    }

    @Test
    void messageIsQueuedAndWorkEnqueued() {
        SendFixture.Queued queued = fixture.send(request("r"), SendFixture.ADMINISTRATOR);

        Message message = fixture.state
                .conversations()
                .message(queued.result().messages().get(0))
                .orElseThrow();
        assertThat(message.delivery()).isNotNull();
        assertThat(message.delivery().status()).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(message.author()).isEqualTo(Author.user(SendFixture.ANA));
        assertThat(message.address()).isEqualTo(SendFixture.number(MOBILE));
        assertThat(message.content().text()).isEqualTo("Hola Rosa");
        assertThat(queued.changes().enqueued())
                .containsExactly(new WorkItem(
                        SendFixture.ACCOUNT,
                        new WorkKey(WorkKind.SEND, message.id().value()),
                        "send/wa",
                        message.conversation().value(),
                        SendFixture.NOON,
                        0));
        assertThat(queued.changes().events())
                .contains(new CrmEvent.MessageQueued(message.conversation(), message.id()));
    }

    @Test
    void sessionOpenedByTheBusinessHasNoStartEvent() {
        SendFixture.Queued first = fixture.send(request("a"), SendFixture.ADMINISTRATOR);
        SendFixture.Queued second = fixture.send(request("b"), SendFixture.ADMINISTRATOR);

        assertThat(first.changes().events())
                .contains(new CrmEvent.ConversationOpened(
                        first.result().conversation(), Channel.WHATSAPP, SessionOpener.BUSINESS, 1));
        assertThat(second.result().conversation()).isEqualTo(first.result().conversation());
        assertThat(second.changes().events()).noneMatch(CrmEvent.ConversationOpened.class::isInstance);
    }

    /** Who sends, the author of the message, whether it answers and whether it opens a session. */
    @ParameterizedTest
    @CsvSource({
        "USER,USER,true,true",
        "AUTOMATION,AUTOMATION,false,true",
        "CAMPAIGN,CAMPAIGN,false,false",
        "HOST,HOST,false,true"
    })
    void originIsTheAuthorAndDecidesWhatTheMessageDoes(
            Actor.Kind kind, Author.Kind author, boolean answers, boolean opens) {
        Actor actor = switch (kind) {
            case USER -> SendFixture.ADMINISTRATOR;
            case AUTOMATION -> Actor.automation(SendFixture.ACCOUNT);
            case CAMPAIGN -> Actor.campaign(SendFixture.ACCOUNT);
            case HOST -> Actor.host(SendFixture.ACCOUNT);
        };

        Sent sent = fixture.send(request("r"), actor).result();

        assertThat(fixture.state
                        .conversations()
                        .message(sent.messages().get(0))
                        .orElseThrow()
                        .author()
                        .kind())
                .isEqualTo(author);
        assertThat(fixture.read(sent.conversation()).mark(Mark.ANSWERED).isPresent())
                .isEqualTo(answers);
        assertThat(fixture.read(sent.conversation()).open()).isEqualTo(opens);
    }

    @Test
    void userMessageMarksAnsweredAndAnAutomationsDoesNot() {
        ConversationId automated = fixture.send(request("a"), Actor.automation(SendFixture.ACCOUNT))
                .result()
                .conversation();
        assertThat(fixture.read(automated).mark(Mark.ACTIVITY)).contains(SendFixture.NOON);
        assertThat(fixture.read(automated).mark(Mark.ANSWERED)).isEmpty();

        fixture.send(request("b"), SendFixture.ADMINISTRATOR);
        assertThat(fixture.read(automated).mark(Mark.ANSWERED)).contains(SendFixture.NOON);
    }

    @Test
    @DisplayName("S78 A conversation that a seller begins is theirs; one that an administrator begins is nobody's yet")
    void sellerOwnsTheConversationTheyStart() {
        ContactId own = fixture.contact(
                "own", Map.of("5511987650000", EnumSet.of(KeyRole.PRIMARY)), SendFixture.BETO, false, Origin.PERSON);
        SendRequest request = SendRequest.to(Recipient.contact(own, SendFixture.WHATSAPP.id()))
                .draft(HELLO)
                .reference("s");

        assertThat(fixture.read(fixture.send(request, SendFixture.SELLER)
                                .result()
                                .conversation())
                        .owner())
                .isEqualTo(SendFixture.BETO);
        assertThat(fixture.read(fixture.send(request("r"), SendFixture.ADMINISTRATOR)
                                .result()
                                .conversation())
                        .owner())
                .isNull();
    }

    @Test
    void numberInAnotherNationalFormKeepsItsConversation() {
        IdentityId person = fixture.person(Channel.WHATSAPP, SendFixture.number("551187654321"));
        ConversationId chat = fixture.conversation(SendFixture.WHATSAPP, person);

        assertThat(fixture.send(request("r"), SendFixture.ADMINISTRATOR)
                        .result()
                        .conversation())
                .isEqualTo(chat);
        assertThat(fixture.state.identities().find(person).orElseThrow().contact())
                .isEqualTo(rosa);
        assertThat(SendFixture.aliases(fixture.state, person))
                .containsExactlyInAnyOrder(SendFixture.number("551187654321"), SendFixture.number(MOBILE));
    }

    private SendRequest request(String reference) {
        return SendRequest.to(Recipient.contact(rosa, SendFixture.WHATSAPP.id()))
                .draft(HELLO)
                .reference(reference);
    }
}
