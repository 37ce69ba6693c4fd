package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.Conversations;
import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.IncomingSettings;
import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.line.LineScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

/** Conversations are given out in turn, to whoever was given one least recently. */
class RoundRobinTest {
    private static final UserId ANA = new UserId("ana");
    private static final UserId BEA = new UserId("bea");
    private static final UserId CAM = new UserId("cam");
    private static final UserStatus LUNCH = UserStatus.offline("lunch").takingConversations();
    private static final Role OTHER_LINE =
            new Role("other line", Set.of(Permission.CONVERSE_ALL)).on(LineScope.ofLines(TestBusiness.SUPPORT));

    /** A team that changes while the inbox is open. */
    private static final class ChangingTeam implements Team {
        private final AtomicReference<List<TeamMember>> members = new AtomicReference<>(List.of(
                TeamMember.available(ANA, "Ana", Role.SALES_USER),
                TeamMember.available(BEA, "Bea", Role.SALES_USER),
                TeamMember.available(CAM, "Cam", Role.SALES_USER)));

        private final AtomicReference<Runnable> whenAsked = new AtomicReference<>(() -> {});

        void is(TeamMember... now) {
            members.set(List.of(now));
        }

        @Override
        public Map<UserId, TeamMember> members(AccountId account, Collection<UserId> ids) {
            return all(account).stream()
                    .filter(member -> ids.contains(member.id()))
                    .collect(Collectors.toMap(TeamMember::id, member -> member));
        }

        /** What happens when it is asked the next time. */
        void asked(Runnable then) {
            whenAsked.set(then);
        }

        @Override
        public List<TeamMember> all(AccountId account) {
            whenAsked.getAndSet(() -> {}).run();
            return members.get();
        }
    }

    private static TeamMember in(UserStatus status, UserId user) {
        return new TeamMember(user, user.value(), Role.SALES_USER, true, true, status);
    }

    private static List<ConversationId> receives(InboxFixture fixture, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> fixture.receives(fixture.meta()
                                .whatsAppPerson("54934155501" + number)
                                .writes("hola"))
                        .conversation()
                        .id())
                .toList();
    }

    private static void incoming(InboxFixture fixture, UnaryOperator<IncomingSettings> change) {
        Desk administrator = fixture.inbox().as(fixture.administrator());
        AccountSettings settings = administrator.administration().settings().orElseThrow();
        administrator
                .administration()
                .save(settings.withIncoming(change.apply(settings.incoming())))
                .orThrow();
    }

    private static @Nullable UserId owner(InboxFixture fixture, ConversationId id) {
        return fixture.view(id).conversation().owner();
    }

    @EveryStore
    @DisplayName("A selection is given out evenly, to all who may have it, beginning with whoever waits longest")
    void selectionIsGivenOutEvenly(InboxFixture fixture) {
        Inbox inbox =
                fixture.configured(builder -> builder.team(new ChangingTeam())).inbox();
        List<ConversationId> ids = receives(fixture, 10, 19);
        Conversations desk = inbox.as(fixture.administrator()).conversations();
        desk.assign(ids.get(0), Assignment.toUser(ANA)).orThrow();
        fixture.later(Duration.ofSeconds(1));

        Map<ConversationId, Outcome<Conversation>> given =
                desk.selection(ids.subList(1, 9)).assign(Assignment.roundRobin(RoundRobin.ofRoles(Role.SALES_USER)));

        List<UserId> owners =
                given.values().stream().map(each -> each.orThrow().owner()).toList();
        assertThat(owners).startsWith(BEA, CAM, ANA);
        assertThat(Collections.frequency(owners, ANA)).isEqualTo(2);
        assertThat(Collections.frequency(owners, BEA)).isEqualTo(3);
        assertThat(Collections.frequency(owners, CAM)).isEqualTo(3);
        assertThat(desk.assign(ids.get(0), Assignment.roundRobin(RoundRobin.among(BEA, ANA)))
                        .orThrow()
                        .owner())
                .isEqualTo(ANA);
    }

    @EveryStore
    @DisplayName(
            "Only those take turns who work in the inbox, whose role reaches the conversation and whose status takes new ones")
    void onlyThoseWhoMayTakeTurns(InboxFixture fixture) {
        ChangingTeam team = new ChangingTeam();
        Inbox inbox = fixture.configured(builder -> builder.team(team)).inbox();
        Conversations desk = inbox.as(fixture.administrator()).conversations();
        ConversationId id = receives(fixture, 10, 11).get(0);
        Assignment turns = Assignment.roundRobin(RoundRobin.among(ANA, BEA).andRoles(OTHER_LINE));

        team.is(in(UserStatus.AWAY, ANA), in(LUNCH, BEA), TeamMember.available(CAM, "Cam", OTHER_LINE));
        for (int turn = 0; turn < 3; turn++) {
            assertThat(desk.assign(id, turns).orThrow().owner()).isEqualTo(BEA);
        }

        team.is(
                new TeamMember(ANA, "Ana", Role.SALES_USER, false, true, UserStatus.AVAILABLE),
                TeamMember.available(BEA, "Bea", Role.EDITOR),
                TeamMember.available(CAM, "Cam", OTHER_LINE));
        Outcome<Conversation> nobody = desk.assign(id, turns.unreadForNewOwner());
        assertThat(nobody.orThrow().owner()).isNull();
        assertThat(nobody.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.NOBODY_AVAILABLE);
        assertThat(fixture.events(CrmEvent.NobodyAvailable.class)).containsExactly(new CrmEvent.NobodyAvailable(id));
        assertThat(owner(fixture, id)).isNull();
    }

    @EveryStore
    @DisplayName("M47 The contact goes along with whose turn it is, and keeps its owner when it is nobody's")
    void contactGoesAlong(InboxFixture fixture) {
        ChangingTeam team = new ChangingTeam();
        Desk desk = fixture.configured(builder -> builder.team(team)).inbox().as(fixture.administrator());
        ConversationId id = receives(fixture, 10, 11).get(0);
        ContactId rosa = desk.contacts()
                .create(id, NewContact.consenting("Rosa", "Paz"))
                .orThrow()
                .contact()
                .id();
        Assignment turns = Assignment.roundRobin(RoundRobin.among(ANA))
                .including(Assignment.Related.CONTACT)
                .ofEveryOwner();

        desk.conversations().assign(id, turns).orThrow();
        assertThat(desk.contacts().card(rosa).orElseThrow().contact().owner()).isEqualTo(ANA);

        team.is(in(UserStatus.AWAY, ANA));
        assertThat(desk.conversations().assign(id, turns).orThrow().owner()).isNull();
        assertThat(desk.contacts().card(rosa).orElseThrow().contact().owner()).isEqualTo(ANA);
    }

    @EveryStore
    @DisplayName("A host that keeps no team has turns among the users it names")
    void hostWithoutTeam(InboxFixture fixture) {
        Conversations desk = fixture.inbox().as(fixture.administrator()).conversations();
        List<ConversationId> ids = receives(fixture, 10, 14);

        assertThat(desk.selection(ids).assign(Assignment.roundRobin(RoundRobin.among(ANA, BEA))).values().stream()
                        .map(each -> each.orThrow().owner()))
                .containsExactly(ANA, BEA, ANA, BEA);
        assertThat(desk.assign(ids.get(0), Assignment.roundRobin(RoundRobin.ofRoles(Role.SALES_USER)))
                        .orThrow()
                        .owner())
                .isNull();
    }

    @EveryStore
    @DisplayName(
            "A conversation that opens without an owner is given out on the lines that ask for it, and keeps its owner later")
    void openingConversationsAreGivenOut(InboxFixture fixture) {
        ChangingTeam team = new ChangingTeam();
        InboxFixture.Node node = fixture.configured(builder -> builder.team(team));
        incoming(fixture, settings -> settings.withRoundRobin(TestBusiness.SALES, RoundRobin.among(ANA, BEA)));

        List<ConversationId> ids = new ArrayList<>();
        for (int number = 10; number < 14; number++) {
            ids.addAll(opens(fixture, node, number));
        }
        assertThat(ids).extracting(id -> owner(fixture, id)).containsExactly(ANA, BEA, ANA, BEA);

        Conversations desk = node.inbox().as(fixture.administrator()).conversations();
        desk.close(ids.get(0), Closing.because("Sold")).orThrow();
        opens(fixture, node, 10);
        assertThat(owner(fixture, ids.get(0))).isEqualTo(ANA);

        desk.assign(ids.get(1), Assignment.toNobody()).orThrow();
        opens(fixture, node, 11);
        assertThat(owner(fixture, ids.get(1))).as("it was open").isNull();

        incoming(fixture, settings -> settings.withoutRoundRobin(TestBusiness.SALES));
        assertThat(owner(fixture, opens(fixture, node, 15).get(0))).isNull();
    }

    @EveryStore
    @DisplayName("When nobody takes conversations, one that opens stays nobody's, and the event says so")
    void nobodyTakesIt(InboxFixture fixture) {
        ChangingTeam team = new ChangingTeam();
        team.is(in(UserStatus.AWAY, ANA));
        InboxFixture.Node node = fixture.configured(builder -> builder.team(team));
        incoming(fixture, settings -> settings.withRoundRobin(TestBusiness.SALES, RoundRobin.among(ANA)));

        ConversationId id = opens(fixture, node, 10).get(0);

        assertThat(owner(fixture, id)).isNull();
        assertThat(fixture.events(CrmEvent.NobodyAvailable.class)).containsExactly(new CrmEvent.NobodyAvailable(id));
        assertThat(fixture.events(CrmEvent.ConversationAssigned.class)).isEmpty();
    }

    @EveryStore
    @DisplayName(
            "What happens before the turn comes counts: a conversation that was assigned or closed meanwhile is left alone")
    void whatHappensMeanwhileCounts(InboxFixture fixture) {
        InboxFixture.Node node = fixture.configured(builder -> builder.team(new ChangingTeam()));
        incoming(fixture, settings -> settings.withRoundRobin(TestBusiness.SALES, RoundRobin.among(ANA)));
        Conversations desk = node.inbox().as(fixture.administrator()).conversations();
        ConversationId assigned = delivers(fixture, node, 10);
        ConversationId closed = delivers(fixture, node, 11);
        ConversationId given = delivers(fixture, node, 12);

        desk.assign(assigned, Assignment.toUser(BEA)).orThrow();
        desk.close(closed, Closing.because("Spam")).orThrow();
        fixture.runWork(node);

        assertThat(owner(fixture, assigned)).isEqualTo(BEA);
        assertThat(owner(fixture, closed)).isNull();
        assertThat(owner(fixture, given)).isEqualTo(ANA);
    }

    @EveryStore
    @DisplayName("When others take turns by the time the team has answered, those are asked")
    void turnsThatChangeWhileTheTeamIsAsked(InboxFixture fixture) {
        ChangingTeam team = new ChangingTeam();
        InboxFixture.Node node = fixture.configured(builder -> builder.team(team));
        incoming(fixture, settings -> settings.withRoundRobin(TestBusiness.SALES, RoundRobin.among(ANA)));
        ConversationId id = delivers(fixture, node, 10);
        team.asked(() ->
                incoming(fixture, settings -> settings.withRoundRobin(TestBusiness.SALES, RoundRobin.among(BEA))));

        fixture.runWork(node);

        assertThat(owner(fixture, id)).isEqualTo(BEA);
    }

    @EveryStore
    @DisplayName("Two machines give out evenly, but for one each")
    void twoMachinesGiveOutEvenly(InboxFixture fixture) throws Exception {
        List<ConversationId> ids = receives(fixture, 10, 50);
        List<Conversations> desks = IntStream.range(0, 2)
                .mapToObj(machine -> fixture.configured(builder -> builder.team(new ChangingTeam()))
                        .inbox()
                        .as(fixture.administrator())
                        .conversations())
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> machines = new ArrayList<>();
            for (int machine = 0; machine < 2; machine++) {
                int first = machine;
                machines.add(threads.submit(() -> {
                    for (int i = first; i < ids.size(); i += 2) {
                        desks.get(first)
                                .assign(ids.get(i), Assignment.roundRobin(RoundRobin.among(ANA, BEA)))
                                .orThrow();
                    }
                }));
            }
            for (Future<?> machine : machines) {
                machine.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }

        List<UserId> owners = ids.stream().map(id -> owner(fixture, id)).toList();
        assertThat(Collections.frequency(owners, ANA)).isPositive();
        assertThat(Collections.frequency(owners, BEA)).isPositive();
        assertThat(owners).doesNotContainNull();
    }

    private static ConversationId delivers(InboxFixture fixture, InboxFixture.Node node, int number) {
        return node.deliver(
                        fixture.meta().whatsAppPerson("54934155501" + number).writes("hola"))
                .items()
                .get(0)
                .conversation();
    }

    private static List<ConversationId> opens(InboxFixture fixture, InboxFixture.Node node, int number) {
        ConversationId id = delivers(fixture, node, number);
        fixture.runWork(node);
        fixture.later(Duration.ofSeconds(1));
        return List.of(id);
    }
}
