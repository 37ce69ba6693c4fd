package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Candidates;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.Conversations;
import io.escala.core.conversations.ThreadEntry;
import io.escala.core.conversations.ThreadSystemEntry;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

/** Conversations are assigned, closed and opened again. */
class AssignAndCloseTest {
    private static final String ROSA = "5493415550101";
    private static final UserId ANA = new UserId("ana");
    private static final UserId SAM = new UserId("sam");
    private static final UserId LEFT = new UserId("left");
    private static final UserId EDITOR = new UserId("eve");
    private static final Team TEAM = Team.fixed(
            TestBusiness.ACCOUNT,
            List.of(
                    TeamMember.available(ANA, "Ana", Role.SALES_USER),
                    TeamMember.available(SAM, "Sam", Role.SALES_USER),
                    new TeamMember(LEFT, "Leo", Role.SALES_USER, false, true, UserStatus.AVAILABLE),
                    new TeamMember(EDITOR, "Eve", Role.EDITOR, true, false, UserStatus.AVAILABLE)));

    private static Inbox inbox(InboxFixture fixture) {
        return fixture.configured(builder -> builder.team(TEAM)).inbox();
    }

    private static ConversationId receives(InboxFixture fixture, String text) {
        return fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes(text))
                .conversation()
                .id();
    }

    private static Conversations as(Inbox inbox, Actor actor) {
        return inbox.as(actor).conversations();
    }

    private static Conversations seller(Inbox inbox, UserId user) {
        return as(inbox, Actor.user(TestBusiness.ACCOUNT, user, Role.SALES_USER));
    }

    private static List<EntryContent> entries(Inbox inbox, InboxFixture fixture, ConversationId id) {
        return as(inbox, fixture.administrator())
                .thread(id)
                .page(CursorRequest.newest(20))
                .orElseThrow()
                .entries()
                .stream()
                .filter(ThreadSystemEntry.class::isInstance)
                .map(entry -> ((ThreadSystemEntry) entry).entry().content())
                .toList();
    }

    private static List<Refusal.Reason> reasons(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::reason).toList();
    }

    private static void expectEvent(InboxFixture fixture, CrmEvent event) {
        assertThat(fixture.events(event.getClass())).last().isEqualTo(event);
    }

    @EveryStore
    @DisplayName(
            "M45, M48 A conversation is assigned to a user, to nobody and to the contact's owner, with its whole history")
    void assigns(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        Conversations desk = as(inbox, fixture.administrator());
        ConversationId id = receives(fixture, "hola");

        Conversation assigned = desk.assign(id, Assignment.toUser(ANA)).orThrow();

        assertThat(assigned.owner()).isEqualTo(ANA);
        assertThat(fixture.view(id).conversation()).isEqualTo(assigned);
        assertThat(seller(inbox, ANA).view(id)).isPresent();
        expectEvent(fixture, new CrmEvent.ConversationAssigned(id, null, ANA));
        assertThat(entries(inbox, fixture, id)).first().isEqualTo(new EntryContent.Assigned(null, ANA));

        assertThat(desk.assign(id, Assignment.toNobody()).orThrow().owner()).isNull();
        expectEvent(fixture, new CrmEvent.ConversationAssigned(id, ANA, null));

        assertThat(reasons(desk.assign(id, Assignment.toContactOwner())))
                .containsExactly(Refusal.Reason.NO_CONTACT_OWNER);
        fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .create(id, NewContact.consenting("Rosa", "Paz").owner(SAM))
                .orThrow();
        assertThat(desk.assign(id, Assignment.toContactOwner()).orThrow().owner())
                .isEqualTo(SAM);
        assertThat(fixture.texts(id)).containsExactly("hola");
    }

    @EveryStore
    @DisplayName("M45 The same owner again changes nothing: no event, no entry, not unread")
    void sameOwnerAgain(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        Conversations desk = as(inbox, fixture.administrator());
        ConversationId id = receives(fixture, "hola");
        Conversation first = desk.assign(id, Assignment.toUser(ANA)).orThrow();
        int entries = entries(inbox, fixture, id).size();

        assertThat(desk.assign(id, Assignment.toUser(ANA).unreadForNewOwner()).orThrow())
                .isEqualTo(first);

        assertThat(fixture.events(CrmEvent.ConversationAssigned.class)).hasSize(1);
        assertThat(entries(inbox, fixture, id)).hasSize(entries);
        assertThat(fixture.view(id).conversation()).isEqualTo(first);
    }

    @EveryStore
    @DisplayName("M45 Who is unknown, has left or has no access to the inbox gets no conversation")
    void unavailableUsers(InboxFixture fixture) {
        Conversations desk = as(inbox(fixture), fixture.administrator());
        ConversationId id = receives(fixture, "hola");
        Conversation before = fixture.view(id).conversation();

        for (UserId user : List.of(new UserId("stranger"), LEFT, EDITOR)) {
            Outcome<Conversation> outcome = desk.assign(id, Assignment.toUser(user));
            assertThat(reasons(outcome)).as(user.toString()).containsExactly(Refusal.Reason.USER_UNAVAILABLE);
            assertThat(outcome.refusals().get(0).field()).contains("user");
            assertThat(reasons(desk.close(id, Closing.because("Sold").transferringTo(user))))
                    .containsExactly(Refusal.Reason.USER_UNAVAILABLE);
        }

        assertThat(fixture.view(id).conversation()).isEqualTo(before);
        assertThat(fixture.inbox()
                        .as(fixture.administrator())
                        .conversations()
                        .assign(id, Assignment.toUser(new UserId("anybody")))
                        .orThrow()
                        .owner())
                .as("without users of the host any is taken")
                .isEqualTo(new UserId("anybody"));
    }

    @EveryStore
    @DisplayName(
            "M14, M45, M51 The pickers offer who is active and has access, with the contact's owner or why not; to close, somebody else")
    void candidates(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        Conversations desk = as(inbox, fixture.administrator());
        ConversationId id = receives(fixture, "hola");
        desk.assign(id, Assignment.toUser(SAM)).orThrow();

        assertThat(desk.candidates()).extracting(TeamMember::id).containsExactly(ANA, SAM);
        Candidates of = desk.candidates(id).orElseThrow();
        assertThat(of.toAssign()).extracting(TeamMember::id).containsExactly(ANA, SAM);
        assertThat(of.toTransfer()).extracting(TeamMember::id).containsExactly(ANA);
        assertThat(of.contactOwner()).isEmpty();
        assertThat(of.noContactOwner()).map(Refusal::reason).contains(Refusal.Reason.NO_CONTACT_OWNER);

        ContactCard rosa = inbox.as(fixture.administrator())
                .contacts()
                .create(id, NewContact.consenting("Rosa", "Paz").owner(LEFT))
                .orThrow();
        assertThat(desk.candidates(id).orElseThrow().noContactOwner())
                .map(Refusal::reason)
                .contains(Refusal.Reason.USER_UNAVAILABLE);
        assertThat(reasons(desk.assign(id, Assignment.toContactOwner())))
                .containsExactly(Refusal.Reason.USER_UNAVAILABLE);

        desk.assign(
                        id,
                        Assignment.toUser(ANA)
                                .including(Assignment.Related.CONTACT)
                                .ofEveryOwner())
                .orThrow();
        assertThat(owner(fixture, rosa)).contains(ANA);
        assertThat(desk.candidates(id).orElseThrow().contactOwner())
                .map(TeamMember::displayName)
                .contains("Ana");
        assertThat(as(inbox, fixture.salesUser()).candidates(id))
                .as("not theirs any more")
                .isEmpty();
    }

    @EveryStore
    @DisplayName("M46 The new owner finds it unread, if asked for")
    void unreadForTheNewOwner(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        Conversations desk = as(inbox, fixture.administrator());
        ConversationId id = receives(fixture, "hola");
        desk.markRead(id).orThrow();
        desk.assign(id, Assignment.toUser(ANA)).orThrow();
        assertThat(fixture.view(id).unread()).isFalse();

        desk.assign(id, Assignment.toUser(SAM).unreadForNewOwner()).orThrow();

        assertThat(fixture.view(id).unread()).isTrue();
        Conversations sam = seller(inbox, SAM);
        assertThat(sam.list(ConversationQuery.all().onlyUnread()).count().value())
                .isEqualTo(1);
        sam.markRead(id).orThrow();
        assertThat(fixture.view(id).unread()).isFalse();
    }

    @EveryStore
    @DisplayName(
            "M47 The contact goes along when it is the former owner's or nobody's; another's only when all owners are asked for")
    void contactGoesAlong(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        Conversations desk = as(inbox, fixture.administrator());
        ConversationId id = receives(fixture, "hola");
        ContactCard rosa = fixture.inbox()
                .as(Actor.host(TestBusiness.ACCOUNT))
                .contacts()
                .create(id, NewContact.consenting("Rosa", "Paz"))
                .orThrow();
        Assignment toAna = Assignment.toUser(ANA).including(Assignment.Related.CONTACT);

        desk.assign(id, toAna).orThrow();
        assertThat(owner(fixture, rosa)).as("nobody's before").contains(ANA);
        expectEvent(fixture, new CrmEvent.ContactChanged(rosa.id(), List.of("OWNER")));

        desk.assign(id, Assignment.toUser(SAM)).orThrow();
        assertThat(owner(fixture, rosa)).as("not asked for").contains(ANA);

        desk.assign(id, Assignment.toNobody().including(Assignment.Related.CONTACT))
                .orThrow();
        assertThat(owner(fixture, rosa)).as("of somebody else").contains(ANA);

        desk.assign(id, Assignment.toUser(SAM)).orThrow();
        seller(inbox, SAM)
                .assign(
                        id,
                        Assignment.toNobody()
                                .including(Assignment.Related.CONTACT)
                                .ofEveryOwner())
                .orThrow();
        assertThat(owner(fixture, rosa))
                .as("a seller hands over only what is theirs")
                .contains(ANA);

        desk.assign(
                        id,
                        Assignment.toUser(SAM)
                                .including(Assignment.Related.CONTACT)
                                .ofEveryOwner())
                .orThrow();
        assertThat(owner(fixture, rosa)).as("of every owner").contains(SAM);
    }

    private static Optional<UserId> owner(InboxFixture fixture, ContactCard contact) {
        return fixture.inbox()
                .as(fixture.administrator())
                .contacts()
                .card(contact.id())
                .flatMap(card -> Optional.ofNullable(card.contact().owner()));
    }

    @EveryStore
    @DisplayName(
            "M45 A sales user hands on what is theirs and no longer sees it; what they do not see they do not find")
    void salesUsersAssignWhatIsTheirs(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        ConversationId id = receives(fixture, "hola");
        Conversations sam = seller(inbox, SAM);
        assertThat(reasons(sam.assign(id, Assignment.toUser(SAM)))).containsExactly(Refusal.Reason.NOT_FOUND);
        as(inbox, fixture.administrator()).assign(id, Assignment.toUser(SAM)).orThrow();

        sam.assign(id, Assignment.toUser(ANA)).orThrow();

        assertThat(sam.view(id)).isEmpty();
        assertThat(reasons(sam.close(id, Closing.because("Sold")))).containsExactly(Refusal.Reason.NOT_FOUND);
        assertThat(reasons(as(inbox, Actor.campaign(TestBusiness.ACCOUNT)).assign(id, Assignment.toNobody())))
                .containsExactly(Refusal.Reason.NOT_PERMITTED);
        fixture.bought();
        assertThat(reasons(as(inbox, fixture.administrator()).assign(id, Assignment.toNobody())))
                .containsExactly(Refusal.Reason.NOT_ENTITLED);
    }

    @EveryStore
    @DisplayName(
            "M49 A conversation is closed with a description, which the thread shows; blank or too long is refused")
    void closes(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        Conversations desk = as(inbox, fixture.administrator());
        ConversationId id = receives(fixture, "hola");
        Conversation before = fixture.view(id).conversation();
        assertThat(reasons(desk.close(id, Closing.because(" \n")))).containsExactly(Refusal.Reason.FIELD_MISSING);
        assertThat(desk.close(id, Closing.because("x".repeat(1_001))).refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.limit()).hasValue(1_000));
        assertThat(fixture.view(id).conversation()).isEqualTo(before);

        Conversation closed = desk.close(id, Closing.because("x".repeat(1_000))).orThrow();

        assertThat(closed.open()).isFalse();
        assertThat(closed.closedAt()).isEqualTo(fixture.now());
        assertThat(fixture.view(id).conversation()).isEqualTo(closed);
        assertThat(fixture.list(ConversationQuery.open())).isEmpty();
        assertThat(fixture.list(ConversationQuery.closed())).hasSize(1);
        expectEvent(fixture, new CrmEvent.ConversationClosed(id, Channel.WHATSAPP, 1));
        assertThat(entries(inbox, fixture, id)).first().isEqualTo(new EntryContent.Closed(1, "x".repeat(1_000)));
    }

    @EveryStore
    @DisplayName(
            "M15, M16 Closing leaves window and unread alone, and the next message opens it again with the start event")
    void closingAndTheNextMessage(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        Conversations desk = as(inbox, fixture.administrator());
        ConversationId id = receives(fixture, "hola");
        fixture.flows(new RegistrationFlow(Channel.WHATSAPP, true, true));

        Outcome<Conversation> closed = desk.close(id, Closing.because("Sold"));

        assertThat(closed.notices()).containsExactly(Notice.of(Notice.Kind.NEXT_MESSAGE_STARTS_AUTOMATION));
        assertThat(fixture.view(id).unread()).isTrue();
        assertThat(fixture.view(id).window().isOpen(fixture.now())).isTrue();
        assertThat(desk.close(id, Closing.because("Again")).notices())
                .containsExactly(Notice.of(Notice.Kind.ALREADY_CLOSED));

        fixture.later(Duration.ofSeconds(5));
        assertThat(receives(fixture, "otra vez")).isEqualTo(id);

        assertThat(fixture.view(id).conversation().open()).isTrue();
        expectEvent(fixture, new CrmEvent.ConversationOpened(id, Channel.WHATSAPP, SessionOpener.CONTACT, 2));
    }

    @EveryStore
    @DisplayName("M50, M51, M52 Transferring and closing happen together, to somebody else of the team")
    void transfersAndCloses(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        Conversations desk = as(inbox, fixture.administrator());
        ConversationId id = receives(fixture, "hola");
        desk.assign(id, Assignment.toUser(SAM)).orThrow();
        Outcome<Conversation> same = desk.close(id, Closing.because("").transferringTo(SAM));
        assertThat(reasons(same)).containsExactly(Refusal.Reason.FIELD_MISSING, Refusal.Reason.FIELD_INVALID);
        assertThat(same.refusals().get(1).cause()).contains(Refusal.Cause.ALREADY_THE_OWNER);

        fixture.later(Duration.ofSeconds(1));

        Conversation closed =
                desk.close(id, Closing.because("Sold").transferringTo(ANA)).orThrow();

        assertThat(closed.owner()).isEqualTo(ANA);
        assertThat(closed.open()).isFalse();
        assertThat(fixture.view(id).conversation()).isEqualTo(closed);
        assertThat(entries(inbox, fixture, id))
                .startsWith(new EntryContent.Closed(1, "Sold"), new EntryContent.Assigned(SAM, ANA));
        fixture.later(Duration.ofSeconds(5));
        receives(fixture, "otra vez");
        assertThat(fixture.view(id).conversation().owner()).isEqualTo(ANA);
    }

    @EveryStore
    @DisplayName("M15 A conversation is opened by hand; the window stays as it is and no automation starts")
    void reopens(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        Conversations desk = as(inbox, fixture.administrator());
        ConversationId id = receives(fixture, "hola");
        fixture.flows(new RegistrationFlow(Channel.WHATSAPP, true, true));
        desk.close(id, Closing.because("Sold")).orThrow();
        fixture.later(Duration.ofHours(25));

        Conversation open = desk.reopen(id).orThrow();
        fixture.runWork();

        assertThat(open.open()).isTrue();
        assertThat(fixture.view(id).conversation()).isEqualTo(open);
        assertThat(fixture.view(id).window().isOpen(fixture.now())).isFalse();
        assertThat(fixture.view(id).contact()).isNull();
        expectEvent(fixture, new CrmEvent.ConversationOpened(id, Channel.WHATSAPP, SessionOpener.USER, 2));
        assertThat(desk.reopen(id).orThrow()).isEqualTo(open);
        assertThat(entries(inbox, fixture, id)).first().isEqualTo(new EntryContent.Opened(SessionOpener.USER, 2));
    }

    @EveryStore
    @DisplayName(
            "M8, M9 Who answers reads it, anybody what nobody answers; an administrator's look leaves it unread for its owner")
    void reads(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        Conversations admin = as(inbox, fixture.administrator());
        ConversationId id = receives(fixture, "hola");
        admin.markRead(id).orThrow();
        assertThat(fixture.view(id).unread()).isFalse();
        expectEvent(fixture, new CrmEvent.ReadingChanged(id, false));
        admin.markUnread(id).orThrow();
        assertThat(fixture.view(id).unread()).isTrue();
        fixture.later(Duration.ofSeconds(1));
        admin.assign(id, Assignment.toUser(ANA)).orThrow();

        Outcome<Conversation> look = admin.markRead(id);

        assertThat(look.notices()).containsExactly(Notice.of(Notice.Kind.STAYS_UNREAD_FOR_OWNER));
        assertThat(fixture.view(id).unread()).isTrue();
        seller(inbox, ANA).markRead(id).orThrow();
        assertThat(fixture.view(id).unread()).isFalse();
        receives(fixture, "otra");
        assertThat(fixture.view(id).unread()).isTrue();
        int events = fixture.events(CrmEvent.ReadingChanged.class).size();
        seller(inbox, ANA).markRead(id).orThrow();
        seller(inbox, ANA).markRead(id).orThrow();
        assertThat(fixture.events(CrmEvent.ReadingChanged.class)).as("once").hasSize(events + 1);
    }

    @EveryStore
    @DisplayName("M48 Of two who assign at once one is decided again, so no change is lost")
    void assigningAtOnce(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        ConversationId id = receives(fixture, "hola");
        Conversation before = fixture.view(id).conversation();
        as(inbox, fixture.administrator()).tag(id, new ConversationTag("vip")).orThrow();

        Conversation after = as(inbox, fixture.administrator())
                .assign(id, Assignment.toUser(ANA))
                .orThrow();

        assertThat(after.version()).isEqualTo(before.version() + 2);
        assertThat(after.tags()).hasSize(1);
        assertThat(after.owner()).isEqualTo(ANA);
    }

    @EveryStore
    @DisplayName("M10 The thread tells who opened, assigned and closed it, newest first")
    void theThreadTells(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        Conversations desk = as(inbox, fixture.administrator());
        ConversationId id = receives(fixture, "hola");
        desk.note(id, "llamar el lunes").orThrow();
        fixture.later(Duration.ofSeconds(1));
        desk.assign(id, Assignment.toUser(ANA)).orThrow();
        fixture.later(Duration.ofSeconds(1));
        desk.close(id, Closing.because("Sold")).orThrow();
        fixture.later(Duration.ofSeconds(1));
        desk.reopen(id).orThrow();

        List<ThreadEntry> entries =
                desk.thread(id).page(CursorRequest.newest(20)).orElseThrow().entries();

        assertThat(entries.stream()
                        .filter(ThreadSystemEntry.class::isInstance)
                        .map(entry -> ((ThreadSystemEntry) entry)
                                .entry()
                                .content()
                                .getClass()
                                .getSimpleName()))
                .containsExactly("Opened", "Closed", "Assigned", "Note", "Opened");
        assertThat(fixture.texts(id)).containsExactly("hola");
    }
}
