package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PartyKey;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.Conversations;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import io.escala.fakemeta.WhatsAppPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;

/** Two people who turn out to be one have one conversation on a line, with one window. */
class FusedPeopleTest {
    private static final PartyKey NUMBER = new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "5493415550101");
    private static final PartyKey USER_ID = new PartyKey(IdentityKeyKind.BSUID, "AR.1");

    private int messages;

    @EveryStore
    @DisplayName(
            "M15 After a fusion one conversation is listed, with the messages of both and the later end of the window")
    void oneConversationContinues(InboxFixture fixture) {
        Instant first = fixture.now();
        ConversationId older = writes(fixture, first, NUMBER);
        fixture.later(Duration.ofHours(20));
        Instant second = fixture.now();
        ConversationId newer = writes(fixture, second, USER_ID);
        assertThat(fixture.conversations()).hasSize(2);

        ConversationId joined = writes(fixture, first.minusSeconds(60), NUMBER, USER_ID);

        assertThat(joined).isEqualTo(older);
        assertThat(fixture.conversations())
                .extracting(each -> each.conversation().id())
                .containsExactly(older);
        assertThat(count(fixture)).isEqualTo(1);
        assertThat(fixture.texts(older)).containsExactlyInAnyOrder("m1", "m2", "m3");
        assertThat(fixture.view(older).window().closesAt()).contains(second.plus(Duration.ofHours(24)));
        assertThat(fixture.view(newer)).isEqualTo(fixture.view(older));
        assertThat(fixture.thread(newer)).isEqualTo(fixture.thread(older));
        assertThat(fixture.events(CrmEvent.ConversationSuperseded.class))
                .containsExactly(new CrmEvent.ConversationSuperseded(newer, older));
        assertThat(fixture.store()
                        .entries(TestBusiness.ACCOUNT, older, null, 10)
                        .items())
                .extracting(SystemEntry::content)
                .containsExactlyInAnyOrder(
                        new EntryContent.Merged(newer),
                        new EntryContent.Opened(SessionOpener.CONTACT, 1),
                        new EntryContent.Opened(SessionOpener.CONTACT, 1));
    }

    @EveryStore
    @DisplayName(
            "The conversation that continues has the tags of both, and of two open ones the owner of the later activity")
    void tagsAndOwnerAfterAFusion(InboxFixture fixture) {
        Conversations desk = fixture.inbox().as(fixture.administrator()).conversations();
        ConversationId older = writes(fixture, fixture.now(), NUMBER);
        fixture.later(Duration.ofHours(1));
        ConversationId newer = writes(fixture, fixture.now(), USER_ID);
        desk.assign(older, Assignment.toUser(new UserId("ana"))).orThrow();
        desk.tag(older, new ConversationTag("vip")).orThrow();
        desk.assign(newer, Assignment.toUser(new UserId("sam"))).orThrow();
        desk.tag(newer, new ConversationTag("late")).orThrow();

        writes(fixture, fixture.now(), NUMBER, USER_ID);

        assertThat(fixture.view(older).conversation().tags())
                .containsExactly(new ConversationTag("late"), new ConversationTag("vip"));
        assertThat(fixture.view(older).conversation().owner()).isEqualTo(new UserId("sam"));
        assertThat(fixture.list(ConversationQuery.all().tagged(new ConversationTag("late"))))
                .singleElement()
                .satisfies(row -> assertThat(row.id()).isEqualTo(older));
        assertThat(fixture.events(CrmEvent.ConversationAssigned.class))
                .last()
                .isEqualTo(new CrmEvent.ConversationAssigned(older, new UserId("ana"), new UserId("sam")));
    }

    @EveryStore
    @DisplayName("The open one of two continues with its own owner, whichever was active later")
    void ownerOfTheOpenOne(InboxFixture fixture) {
        Conversations desk = fixture.inbox().as(fixture.administrator()).conversations();
        ConversationId older = writes(fixture, fixture.now(), NUMBER);
        fixture.later(Duration.ofHours(1));
        ConversationId newer = writes(fixture, fixture.now(), USER_ID);
        desk.assign(older, Assignment.toUser(new UserId("ana"))).orThrow();
        desk.assign(newer, Assignment.toUser(new UserId("sam"))).orThrow();
        desk.close(newer, Closing.because("Sold")).orThrow();
        fixture.later(Duration.ofSeconds(1));

        writes(fixture, fixture.now(), NUMBER, USER_ID);

        assertThat(fixture.view(newer).conversation().id()).isEqualTo(older);
        assertThat(fixture.view(older).conversation().open()).isTrue();
        assertThat(fixture.view(older).conversation().owner()).isEqualTo(new UserId("ana"));
    }

    @EveryStore
    @DisplayName("M28 The id of the conversation that ended can be answered, and what Meta says of its messages counts")
    void theOldIdKeepsWorking(InboxFixture fixture) {
        ConversationId older = writes(fixture, fixture.now(), NUMBER);
        fixture.later(Duration.ofHours(1));
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(NUMBER.value());
        ConversationId newer = fixture.receives(rosa.hidesPhone().writes("hola"))
                .conversation()
                .id();
        assertThat(newer).isNotEqualTo(older);
        Message before = fixture.queues(Recipient.conversation(newer), Draft.text("before"));
        fixture.receives(rosa.showsPhone().writes("¿hola?"));

        Message after = fixture.sends(Recipient.conversation(newer), Draft.text("after"));

        assertThat(after.conversation()).isEqualTo(older);
        assertThat(fixture.message(older, before.id()).delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(fixture.texts(older)).contains("before", "after");
        assertThat(fixture.conversations()).hasSize(1);
    }

    @EveryStore
    @DisplayName("M10 A contact added by the older id is the contact of the conversation that continues")
    void theContactIsThatOfBoth(InboxFixture fixture) {
        ConversationId older = writes(fixture, fixture.now(), NUMBER);
        ConversationId newer = writes(fixture, fixture.now(), USER_ID);
        writes(fixture, fixture.now(), NUMBER, USER_ID);

        fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .create(newer, NewContact.consenting("Rosa", "Paz"))
                .orThrow();

        assertThat(fixture.view(older).contactId()).isPresent();
        assertThat(fixture.inbox().as(fixture.administrator()).contacts().card(newer))
                .map(ContactCard::id)
                .isEqualTo(fixture.view(older).contactId());
        assertThat(fixture.conversations()).allMatch(each -> each.contactId().isPresent());
    }

    @EveryStore
    @DisplayName("M15 A third person who turns out to be the same one is in the same conversation")
    void threePeopleAreOne(InboxFixture fixture) {
        PartyKey parent = new PartyKey(IdentityKeyKind.BSUID, "AR.1");
        PartyKey otherNumber = new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "5493415550202");
        ConversationId first = writes(fixture, fixture.now(), otherNumber);
        fixture.later(Duration.ofMinutes(1));
        writes(fixture, fixture.now(), NUMBER);
        fixture.later(Duration.ofMinutes(1));
        writes(fixture, fixture.now(), parent);
        fixture.later(Duration.ofMinutes(1));
        writes(fixture, fixture.now(), NUMBER, parent);
        fixture.later(Duration.ofMinutes(1));

        writes(fixture, fixture.now(), otherNumber, parent);

        assertThat(fixture.conversations())
                .extracting(each -> each.conversation().id())
                .containsExactly(first);
        assertThat(fixture.texts(first)).hasSize(5);
        ConversationView view = fixture.view(first);
        assertThat(view.conversation().identity()).isEqualTo(view.identity().id());
    }

    @EveryStore
    @DisplayName(
            "M5, M17 Two people who turn out to be one are one row, with the latest message and the longest waiting of both")
    void fusedPersonIsOneRow(InboxFixture fixture) {
        Instant first = fixture.now();
        ConversationId older = writes(fixture, first, NUMBER);
        fixture.later(Duration.ofHours(1));
        writes(fixture, fixture.now(), USER_ID);
        assertThat(fixture.list(ConversationQuery.all())).hasSize(2);
        fixture.later(Duration.ofHours(1));
        writes(fixture, fixture.now(), NUMBER, USER_ID);

        assertThat(fixture.list(ConversationQuery.all())).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo(older);
            assertThat(row.title()).contains("Rosa");
            assertThat(row.latest().orElseThrow().text(Locale.ENGLISH, 40)).isEqualTo("m3");
            assertThat(row.waitingSince()).contains(first);
        });

        ContactId contact = fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .create(older, NewContact.consenting("Rosa", "Paz"))
                .orThrow()
                .id();
        assertThat(fixture.inbox().as(fixture.administrator()).conversations().ofContact(contact))
                .isEqualTo(fixture.list(ConversationQuery.all()));
    }

    private ConversationId writes(InboxFixture fixture, Instant at, PartyKey... keys) {
        messages++;
        MessageEvent.Inbound message = new MessageEvent.Inbound(
                new LineKey(Channel.WHATSAPP, TestBusiness.SALES_NUMBER),
                new Party(Stream.of(keys).toList(), "Rosa"),
                "wamid." + messages,
                at,
                new MessageContent.Text("m" + messages),
                null,
                true,
                RawBytes.copyOf(new byte[] {'{', '}'}));
        return fixture.inbox()
                .receive(new IncomingBatch(TestBusiness.APP, List.of(message)))
                .items()
                .get(0)
                .conversation();
    }

    private static long count(InboxFixture fixture) {
        return fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .list(ConversationQuery.all())
                .count()
                .value();
    }
}
