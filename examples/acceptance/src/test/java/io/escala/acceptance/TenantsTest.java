package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.ContactQuery;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.conversations.ConversationView;
import io.escala.core.inbox.Inbox;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Outcome;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.line.Line;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** Two accounts on one store whose lines, people, phones and messages have the same ids do not see each other. */
class TenantsTest {
    private static final String ROSA = "5493415550101";
    private static final AccountId OTHER = new AccountId("other");
    /** The same user id and role as the shop's administrator. */
    private static final Actor STRANGER = Actor.user(OTHER, new UserId("ada"), Role.ADMINISTRATOR);

    private static void open(InboxFixture fixture) {
        fixture.stranger();
        assertThat(fixture.inbox().as(STRANGER).administration().save(AccountSettings.of(OTHER, "AR", ZoneOffset.UTC)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(fixture.inbox()
                        .as(STRANGER)
                        .administration()
                        .connect(Line.whatsApp(
                                        OTHER,
                                        TestBusiness.SALES,
                                        "Theirs",
                                        TestBusiness.STRANGER_NUMBER,
                                        TestBusiness.STRANGER_WABA)
                                .withApp(TestBusiness.STRANGER_APP)))
                .isInstanceOf(Outcome.Done.class);
    }

    private static ContactCard rosa(Inbox inbox, Actor actor, String last) {
        Outcome<ContactCard> result = inbox.as(actor)
                .contacts()
                .add(NewContact.consenting("Rosa", last).phone("+" + ROSA));
        assertThat(result).isInstanceOf(Outcome.Done.class);
        return result.orThrow();
    }

    @EveryStore
    @DisplayName("S12 One person who writes to two businesses, even under one message id, is each one's own")
    void personOfTwoBusinessesIsKeptSeparately(InboxFixture fixture) {
        open(fixture);
        ContactCard ours = rosa(fixture.inbox(), fixture.administrator(), "Nuestra");
        ContactCard theirs = rosa(fixture.inbox(), STRANGER, "Ajena");
        WhatsAppPerson person = fixture.meta().whatsAppPerson(ROSA);
        Webhook toUs = person.with(fixture.sales()).writes("para la tienda");
        Webhook toThem = person.with(fixture.stranger()).writes("para los otros");
        String sameId = toThem.body().replace("\\/", "/").replace(toThem.messageId(), toUs.messageId());

        ConversationView view = fixture.receives(toUs);
        fixture.deliver(fixture.meta()
                .webhook(fixture.meta().app(TestBusiness.STRANGER_APP), sameId.getBytes(StandardCharsets.UTF_8)));

        assertThat(view.contactId()).contains(ours.id());
        assertThat(fixture.conversations()).hasSize(1);
        assertThat(fixture.texts(view.conversation().id())).containsExactly("para la tienda");
        List<ConversationSummary> other = fixture.inbox()
                .as(STRANGER)
                .conversations()
                .list(ConversationQuery.all())
                .page(CursorRequest.first(10))
                .items();
        assertThat(other)
                .singleElement()
                .satisfies(each -> assertThat(each.contactId()).contains(theirs.id()));
        assertThat(fixture.inbox()
                        .as(STRANGER)
                        .conversations()
                        .messages(other.get(0).id())
                        .page(CursorRequest.newest(10))
                        .items())
                .singleElement()
                .satisfies(message -> assertThat(message.content().text()).isEqualTo("para los otros"));
    }

    @EveryStore
    @DisplayName("Another account's administrator finds nothing of ours by its id, and changes nothing")
    void foreignIdsFindNothing(InboxFixture fixture) {
        open(fixture);
        ConversationView view = fixture.receives(
                fixture.meta().whatsAppPerson(ROSA).with(fixture.sales()).writes("hola"));
        var id = view.conversation().id();
        ContactCard ours = rosaOf(fixture, view);
        int events = fixture.events().size();
        Inbox inbox = fixture.inbox();

        assertThat(inbox.as(STRANGER).conversations().view(id)).isEmpty();
        assertThat(inbox.as(STRANGER)
                        .conversations()
                        .messages(id)
                        .page(CursorRequest.newest(10))
                        .items())
                .isEmpty();
        assertThat(inbox.as(STRANGER)
                        .conversations()
                        .list(ConversationQuery.all())
                        .page(CursorRequest.first(10))
                        .items())
                .isEmpty();
        assertThat(inbox.as(STRANGER)
                        .conversations()
                        .list(ConversationQuery.all())
                        .countExactly())
                .isZero();
        assertThat(inbox.as(STRANGER).contacts().card(ours.id())).isEmpty();
        assertThat(inbox.as(STRANGER).contacts().card(id)).isEmpty();
        assertThat(inbox.as(STRANGER)
                        .contacts()
                        .search(ContactQuery.matching("Rosa"))
                        .page(CursorRequest.first(10))
                        .items())
                .isEmpty();
        assertThat(inbox.as(STRANGER).contacts().associate(id, ours.id(), AssociateOptions.defaults()))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(inbox.as(STRANGER).contacts().create(id, NewContact.consenting("A", "B")))
                .isInstanceOf(Outcome.Refused.class);
        for (Recipient to : List.of(Recipient.conversation(id), Recipient.contact(ours.id(), TestBusiness.SALES))) {
            assertThat(inbox.as(STRANGER)
                            .messages()
                            .send(SendRequest.to(to).draft(Draft.text("hola")).reference("theirs")))
                    .isInstanceOf(Outcome.Refused.class);
        }
        assertThat(inbox.as(STRANGER).administration().connect(view.line())).isInstanceOf(Outcome.Refused.class);

        assertThat(fixture.events()).hasSize(events);
        assertThat(fixture.meta().sent()).isEmpty();
    }

    private static ContactCard rosaOf(InboxFixture fixture, ConversationView view) {
        Outcome<ContactCard> result = fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .create(view.conversation().id(), NewContact.consenting("Rosa", "Paz"));
        return result.orThrow();
    }

    @EveryStore
    @DisplayName("S3 A line of one account cannot be connected by another")
    void lineOfAnotherAccountCannotBeConnected(InboxFixture fixture) {
        open(fixture);

        assertThat(fixture.inbox()
                        .as(STRANGER)
                        .administration()
                        .connect(Line.messenger(OTHER, TestBusiness.PAGE, "Stolen", TestBusiness.PAGE_ID)))
                .isInstanceOf(Outcome.Refused.class);

        ConversationView view =
                fixture.receives(fixture.meta().messengerPerson("249001").writes("hola"));
        assertThat(view.line().account()).isEqualTo(TestBusiness.ACCOUNT);
    }
}
