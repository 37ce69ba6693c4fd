package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.AssociateOptions;
import io.escala.core.contacts.AssociateResult;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.CreateResult;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationView;
import io.escala.core.inbox.Inbox;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.send.SendResult;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.line.Line;
import io.escala.crm.store.ConversationFilter;
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
        assertThat(fixture.inbox().accounts().save(AccountSettings.of(OTHER, "AR", ZoneOffset.UTC), STRANGER))
                .isEmpty();
        assertThat(fixture.inbox()
                        .accounts()
                        .connect(
                                Line.whatsApp(
                                                OTHER,
                                                TestBusiness.SALES,
                                                "Theirs",
                                                TestBusiness.STRANGER_NUMBER,
                                                TestBusiness.STRANGER_WABA)
                                        .withApp(TestBusiness.STRANGER_APP),
                                STRANGER))
                .isEmpty();
    }

    private static ContactCard rosa(Inbox inbox, Actor actor, String last) {
        CreateResult result = inbox.contacts()
                .add(
                        NewContact.withConsent("Rosa", last)
                                .primaryPhone("+" + ROSA)
                                .build(),
                        actor);
        assertThat(result).isInstanceOf(CreateResult.Created.class);
        return ((CreateResult.Created) result).card();
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
        List<ConversationView> other = fixture.inbox()
                .conversations()
                .list(ConversationFilter.EVERYTHING, null, 10, STRANGER)
                .items();
        assertThat(other)
                .singleElement()
                .satisfies(each -> assertThat(each.contactId()).contains(theirs.id()));
        assertThat(fixture.inbox()
                        .conversations()
                        .thread(other.get(0).conversation().id(), null, 10, STRANGER)
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

        assertThat(inbox.conversations().view(id, STRANGER)).isEmpty();
        assertThat(inbox.conversations().thread(id, null, 10, STRANGER).items()).isEmpty();
        assertThat(inbox.conversations()
                        .list(ConversationFilter.EVERYTHING, null, 10, STRANGER)
                        .items())
                .isEmpty();
        assertThat(inbox.conversations().count(ConversationFilter.EVERYTHING, STRANGER))
                .isZero();
        assertThat(inbox.contacts().card(ours.id(), STRANGER)).isEmpty();
        assertThat(inbox.contacts().card(id, STRANGER)).isEmpty();
        assertThat(inbox.contacts().search("Rosa", null, 10, STRANGER).items()).isEmpty();
        assertThat(inbox.contacts().associate(id, ours.id(), AssociateOptions.KEEP, STRANGER))
                .isInstanceOf(AssociateResult.Refused.class);
        assertThat(inbox.contacts().create(id, NewContact.withConsent("A", "B").build(), STRANGER))
                .isInstanceOf(CreateResult.Refused.class);
        for (Recipient to : List.of(Recipient.conversation(id), Recipient.contact(ours.id(), TestBusiness.SALES))) {
            assertThat(inbox.messages().send(new SendRequest(to, Draft.text("hola"), "theirs"), STRANGER))
                    .isInstanceOf(SendResult.Refused.class);
        }
        assertThat(inbox.accounts().connect(view.line(), STRANGER)).isPresent();

        assertThat(fixture.events()).hasSize(events);
        assertThat(fixture.meta().sent()).isEmpty();
    }

    private static ContactCard rosaOf(InboxFixture fixture, ConversationView view) {
        CreateResult result = fixture.inbox()
                .contacts()
                .create(
                        view.conversation().id(),
                        NewContact.withConsent("Rosa", "Paz").build(),
                        fixture.administrator());
        return ((CreateResult.Created) result).card();
    }

    @EveryStore
    @DisplayName("S3 A line of one account cannot be connected by another")
    void lineOfAnotherAccountCannotBeConnected(InboxFixture fixture) {
        open(fixture);

        assertThat(fixture.inbox()
                        .accounts()
                        .connect(Line.messenger(OTHER, TestBusiness.PAGE, "Stolen", TestBusiness.PAGE_ID), STRANGER))
                .isPresent();

        ConversationView view =
                fixture.receives(fixture.meta().messengerPerson("249001").writes("hola"));
        assertThat(view.line().account()).isEqualTo(TestBusiness.ACCOUNT);
    }
}
