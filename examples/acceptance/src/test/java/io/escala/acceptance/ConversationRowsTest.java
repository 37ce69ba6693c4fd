package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.ConversationCloser;
import io.escala.acceptance.fixture.CountingStore;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.StoredConversation;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.MessageKind;
import io.escala.core.conversations.MessagePreview;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.core.result.CursorRequest;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.Channel;
import io.escala.crm.account.Role;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Mark;
import io.escala.fakemeta.WhatsAppPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

/** What each row of a list shows. */
class ConversationRowsTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    private static ConversationSummary row(InboxFixture fixture, ConversationId id) {
        return fixture.list(ConversationQuery.all()).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String text(ConversationSummary row) {
        return row.latest().orElseThrow().text(SPANISH, 40);
    }

    @EveryStore
    @DisplayName("M17 A row is titled with the contact's name, else the profile name, else the number")
    void titles(InboxFixture fixture) {
        WhatsAppPerson person = fixture.meta().whatsAppPerson("5493415550101");
        ConversationId id =
                fixture.receives(person.writes("hola")).conversation().id();
        assertThat(row(fixture, id).title()).contains("+5493415550101");

        fixture.receives(person.named("Anita").writes("soy yo"));
        assertThat(row(fixture, id).title()).contains("Anita");
        assertThat(row(fixture, id).registered()).isFalse();
        assertThat(row(fixture, id).contactId()).isEmpty();

        ContactCard ana = fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .create(id, NewContact.consenting("Ana", "Sol"))
                .orThrow();
        assertThat(row(fixture, id).title()).contains("Ana Sol");
        assertThat(row(fixture, id).registered()).isTrue();
        assertThat(row(fixture, id).contactId()).contains(ana.id());
        assertThat(row(fixture, id).toString()).doesNotContain("Ana").doesNotContain("549");
    }

    @EveryStore
    @DisplayName("M22, M23, M24 A row shows its line, its owner and its state")
    void lineOwnerAndState(InboxFixture fixture) {
        ConversationView ana = fixture.receives(fixture.meta()
                .whatsAppPerson("5493415550101")
                .named("Ana")
                .with(fixture.support())
                .writes("hola"));
        StoredConversation owned = new StoredConversation("owned")
                .on(TestBusiness.PAGE, Channel.MESSENGER)
                .ownedBy(fixture.salesUser().user());
        StoredConversation.add(fixture, owned);

        ConversationSummary row = row(fixture, ana.conversation().id());
        assertThat(row.line()).isEqualTo(TestBusiness.SUPPORT);
        assertThat(row.lineName()).contains("Support");
        assertThat(row.channel()).isEqualTo(Channel.WHATSAPP);
        assertThat(row.owner()).isEmpty();
        assertThat(row.ownerName()).isEmpty();
        assertThat(row.open()).isTrue();
        assertThat(row.session()).isEqualTo(1);
        assertThat(row.window()).isEqualTo(ana.window());
        assertThat(row.activityAt()).isEqualTo(ana.conversation().mark(Mark.ACTIVITY));
        ConversationCloser.close(fixture, ana);
        assertThat(row(fixture, row.id()).open()).isFalse();

        List<TeamMember> members =
                List.of(TeamMember.available(fixture.salesUser().user(), "Samuel Paz", Role.SALES_USER));
        ConversationSummary named = Inbox.builder(fixture.store())
                .clock(fixture.clock())
                .team(Team.fixed(TestBusiness.ACCOUNT, members))
                .build()
                .as(fixture.salesUser())
                .conversations()
                .list(ConversationQuery.all())
                .stream()
                .findFirst()
                .orElseThrow();
        assertThat(named.id()).isEqualTo(owned.id());
        assertThat(named.owner()).contains(fixture.salesUser().user());
        assertThat(named.ownerName()).contains("Samuel Paz");
        assertThat(named.channel()).isEqualTo(Channel.MESSENGER);
        assertThat(named.latest()).as("no messages").isEmpty();
        assertThat(named.waitingSince()).isEmpty();
        assertThat(named.activityAt()).isEmpty();
    }

    @EveryStore
    @DisplayName("M5, M25 A row shows the latest message: who wrote it, what it is, and how far it was delivered")
    void latestMessage(InboxFixture fixture) {
        WhatsAppPerson person = fixture.meta().whatsAppPerson("5493415550101").named("Ana");
        ConversationId id = fixture.receives(person.writes("hola,\n¿qué   tal?"))
                .conversation()
                .id();

        MessagePreview received = row(fixture, id).latest().orElseThrow();
        assertThat(received.kind()).isEqualTo(MessageKind.TEXT);
        assertThat(received.direction()).isEqualTo(Direction.INBOUND);
        assertThat(received.author()).isEqualTo(Author.CUSTOMER);
        assertThat(received.text(SPANISH, 40)).isEqualTo("hola, ¿qué tal?");
        assertThat(received.text(SPANISH, 6)).isEqualTo("hola,…");
        assertThat(received.delivery()).isEmpty();

        fixture.sends(Recipient.conversation(id), Draft.text("¡Hola, Ana!"));

        MessagePreview sent = row(fixture, id).latest().orElseThrow();
        assertThat(sent.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(sent.author()).isEqualTo(Author.user(fixture.administrator().user()));
        assertThat(sent.text(SPANISH, 40)).isEqualTo("¡Hola, Ana!");
        assertThat(sent.delivery()).contains(DeliveryStatus.ACCEPTED);
        assertThat(sent.at()).isEqualTo(fixture.now());
    }

    @EveryStore
    @DisplayName(
            "M5 The customer waits since their first message that no person answered; an automation's answer does not end it")
    void waitingSince(InboxFixture fixture) {
        WhatsAppPerson person = fixture.meta().whatsAppPerson("5493415550101").named("Ana");
        Instant first = fixture.now();
        ConversationId id =
                fixture.receives(person.writes("hola")).conversation().id();
        assertThat(row(fixture, id).waitingSince()).contains(first);
        fixture.receives(person.writes("¿hola?"));
        assertThat(row(fixture, id).waitingSince()).contains(first);

        fixture.send(Recipient.conversation(id), Draft.text("Ya te atendemos"), fixture.flow())
                .orThrow();
        fixture.runWork();
        fixture.later(Duration.ofSeconds(1));
        assertThat(row(fixture, id).waitingSince()).as("after an automation").contains(first);
        assertThat(text(row(fixture, id))).isEqualTo("Ya te atendemos");

        fixture.sends(Recipient.conversation(id), Draft.text("¡Hola, Ana!"));
        fixture.later(Duration.ofSeconds(1));
        assertThat(row(fixture, id).waitingSince()).as("after a person").isEmpty();

        Instant again = fixture.now();
        fixture.receives(person.writes("gracias"));
        assertThat(row(fixture, id).waitingSince()).contains(again);
        fixture.deliver(person.chat().businessWritesOnPhone("De nada"));
        fixture.later(Duration.ofSeconds(1));
        assertThat(row(fixture, id).waitingSince()).as("after the phone app").isEmpty();
        assertThat(text(row(fixture, id))).isEqualTo("De nada");
    }

    @EveryStore
    @DisplayName("M5 Closing ends the waiting")
    void closingEndsTheWaiting(InboxFixture fixture) {
        ConversationView ana = fixture.receives(
                fixture.meta().whatsAppPerson("5493415550101").named("Ana").writes("hola"));

        ConversationCloser.close(fixture, ana);

        assertThat(row(fixture, ana.conversation().id()).waitingSince()).isEmpty();
    }

    @EveryStore
    @DisplayName("M5 A notice of the channel is no latest message, and nobody waits for an answer to it")
    void noticesChangeNoRow(InboxFixture fixture) {
        WhatsAppPerson person = fixture.meta().whatsAppPerson("5493415550101").named("Ana");
        ConversationId id =
                fixture.receives(person.writes("hola")).conversation().id();
        fixture.sends(Recipient.conversation(id), Draft.text("¡Hola, Ana!"));
        fixture.later(Duration.ofMinutes(1));
        ConversationSummary before = row(fixture, id);

        fixture.deliver(person.chat().changesNumberTo("5493415550199"));

        assertThat(fixture.thread(id)).hasSize(3);
        ConversationSummary after = row(fixture, id);
        assertThat(after.latest()).isEqualTo(before.latest());
        assertThat(after.waitingSince()).isEmpty();
        assertThat(after.activityAt()).isEqualTo(before.activityAt());
        assertThat(after.unread()).isFalse();
    }

    @EveryStore
    @DisplayName("M5 A page of 200 rows takes as few reads as one of a single row")
    void pagesTakeAFixedNumberOfReads(InboxFixture fixture) {
        WhatsAppPerson person = fixture.meta().whatsAppPerson("5493415550101").named("Ana");
        ConversationId id =
                fixture.receives(person.writes("hola")).conversation().id();
        fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .create(id, NewContact.consenting("Ana", "Sol"))
                .orThrow();
        List<StoredConversation> many = new ArrayList<>();
        for (int number = 0; number < 249; number++) {
            many.add(new StoredConversation("chat-" + number)
                    .on(number % 2 == 0 ? TestBusiness.SALES : TestBusiness.SUPPORT, Channel.WHATSAPP)
                    .ownedBy(number % 3 == 0 ? fixture.salesUser().user() : null)
                    .marked(Mark.ACTIVITY, fixture.now().minusSeconds(10 + number)));
            if (number % 2 == 0) {
                many.get(number).withContact(new ContactId("contact-" + number));
            }
        }
        StoredConversation.add(fixture, many);
        CountingStore counting = new CountingStore(fixture.store());
        Inbox inbox = Inbox.builder(counting).clock(fixture.clock()).build();

        int one = reads(inbox, counting, fixture, 1);
        int most = reads(inbox, counting, fixture, 200);

        assertThat(most).isEqualTo(one).isLessThanOrEqualTo(6);
    }

    private static int reads(Inbox inbox, CountingStore counting, InboxFixture fixture, int rows) {
        counting.reset();
        assertThat(inbox.as(fixture.administrator())
                        .conversations()
                        .list(ConversationQuery.all())
                        .page(CursorRequest.first(rows))
                        .items())
                .hasSize(rows)
                .first()
                .satisfies(row -> assertThat(row.title()).isEqualTo(Optional.of("Ana Sol")));
        return counting.calls();
    }

    @EveryStore
    @DisplayName(
            "M17 All conversations of a contact, of every person and line, the latest activity first; only what the actor sees")
    void conversationsOfAContact(InboxFixture fixture) {
        WhatsAppPerson ana = fixture.meta().whatsAppPerson("5493415550101").named("Ana");
        ConversationId sales = fixture.receives(ana.with(fixture.sales()).writes("a ventas"))
                .conversation()
                .id();
        ConversationId support = fixture.receives(ana.with(fixture.support()).writes("a soporte"))
                .conversation()
                .id();
        fixture.receives(fixture.meta()
                .whatsAppPerson("5493415550102")
                .named("Bea")
                .with(fixture.sales())
                .writes("hola"));
        ContactId contact = fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .create(sales, NewContact.consenting("Ana", "Sol"))
                .orThrow()
                .id();
        StoredConversation direct = new StoredConversation("direct")
                .on(TestBusiness.PAGE, Channel.MESSENGER)
                .ownedBy(fixture.salesUser().user())
                .withContact(contact)
                .marked(Mark.ACTIVITY, fixture.now().minus(Duration.ofDays(1)));
        StoredConversation silent = new StoredConversation("silent")
                .on(TestBusiness.INSTAGRAM, Channel.INSTAGRAM)
                .withContact(contact);
        StoredConversation.add(fixture, direct, silent);

        List<ConversationSummary> found =
                fixture.inbox().as(fixture.administrator()).conversations().ofContact(contact);
        assertThat(found).extracting(ConversationSummary::id).containsExactly(support, sales, direct.id(), silent.id());
        assertThat(found).allMatch(row -> row.contactId().equals(Optional.of(contact)));
        assertThat(text(found.get(0))).isEqualTo("a soporte");
        assertThat(fixture.inbox().as(fixture.salesUser()).conversations().ofContact(contact))
                .extracting(ConversationSummary::id)
                .containsExactly(direct.id());
        assertThat(fixture.inbox().as(fixture.editor()).conversations().ofContact(contact))
                .isEmpty();
        assertThat(fixture.inbox().as(fixture.administrator()).conversations().ofContact(new ContactId("nobody")))
                .isEmpty();
    }
}
