package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.feed.FollowerOptions;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.Team;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.team.TeamDesk;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;

/** A team that is kept in the store keeps an administrator, and its changes are told. */
class TeamAdministratorsTest {
    private static final UserId ANA = new UserId("ana");
    private static final UserId BEA = new UserId("bea");
    private static final UserId SAM = new UserId("sam");
    private static final Role HEADS =
            new Role("heads", Set.of(Permission.CONFIGURE, Permission.CONVERSE_ALL)).describedAs("Run the office");

    private static Inbox inbox(InboxFixture fixture) {
        return fixture.configured(builder -> builder.team(Team.keptIn(fixture.store())))
                .inbox();
    }

    private static TeamDesk of(Inbox inbox, UserId user) {
        return inbox.as(TestBusiness.ACCOUNT, user).team();
    }

    private static TeamDesk host(Inbox inbox) {
        return inbox.as(Actor.host(TestBusiness.ACCOUNT)).team();
    }

    private static TeamUser add(Inbox inbox, UserId id, Role role) {
        return host(inbox)
                .save(TeamUser.of(TestBusiness.ACCOUNT, id, id.value(), role))
                .orThrow();
    }

    private static Refusal last(String field) {
        return Refusal.of(Refusal.Reason.LAST_ADMINISTRATOR, Refusal.Remedy.APPOINT_ADMINISTRATOR)
                .in(field, null);
    }

    /** An inbox before whose first commit something else is committed. */
    private static Inbox slow(InboxFixture fixture, Runnable first) {
        AtomicBoolean once = new AtomicBoolean();
        CrmStore store = new ForwardingCrmStore(fixture.store()) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                if (once.compareAndSet(false, true)) {
                    first.run();
                }
                return super.commit(changeSets);
            }
        };
        return Inbox.builder(store)
                .clock(fixture.clock())
                .team(Team.keptIn(store))
                .build();
    }

    private static TeamUser user(Inbox inbox, UserId id) {
        return host(inbox).users().stream()
                .filter(user -> user.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<CrmEvent> ofTeam(InboxFixture fixture) {
        return fixture.events().stream()
                .filter(event -> event.getClass().getSimpleName().startsWith("Team"))
                .toList();
    }

    @EveryStore
    @DisplayName(
            "The last active user who configures the account is neither removed nor given another role, but by the host")
    void lastAdministratorStays(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        TeamUser ana = add(inbox, ANA, Role.ADMINISTRATOR);
        TeamUser bea = add(inbox, BEA, Role.ADMINISTRATOR);
        add(inbox, SAM, Role.SALES_USER);

        bea = of(inbox, ANA).save(bea.withActive(false)).orThrow();
        assertThat(of(inbox, ANA).save(ana.withActive(false))).isEqualTo(Outcome.refused(last("active")));
        assertThat(of(inbox, ANA).save(ana.withRole(Role.EDITOR.name()))).isEqualTo(Outcome.refused(last("role")));
        assertThat(inbox.as(fixture.administrator()).team().save(ana.withActive(false)))
                .as("an administrator whom the host knows")
                .isEqualTo(Outcome.refused(last("active")));
        assertThat(last("role").text(Locale.ENGLISH))
                .isEqualTo(
                        "Role: nobody would be left to administer the account. Make somebody else an administrator first.");
        assertThat(user(inbox, ANA)).isEqualTo(ana);

        ana = of(inbox, ANA).save(ana.named("Ana María")).orThrow();
        of(inbox, ANA).save(bea.withActive(true)).orThrow();
        of(inbox, ANA).save(ana.withRole(Role.EDITOR.name())).orThrow();

        assertThat(host(inbox).save(user(inbox, BEA).withActive(false)).isDone())
                .as("the host")
                .isTrue();
        assertThat(inbox.as(fixture.administrator())
                        .team()
                        .save(user(inbox, SAM).withActive(false))
                        .isDone())
                .as("without administrators nobody is the last one")
                .isTrue();
    }

    @EveryStore
    @DisplayName("The role of the last who configure the account keeps that permission")
    void roleOfTheLastKeepsItsPermission(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        TeamSettings settings =
                host(inbox).save(host(inbox).settings().with(HEADS)).orThrow();
        add(inbox, ANA, HEADS);
        add(inbox, BEA, HEADS);
        TeamSettings without = settings.with(HEADS.without(Permission.CONFIGURE));

        assertThat(of(inbox, ANA).save(without)).isEqualTo(Outcome.refused(last("roles")));
        assertThat(of(inbox, ANA).save(settings.withoutRole(HEADS.name())).refusals())
                .as("in use as well")
                .hasSize(2)
                .contains(last("roles"));
        add(inbox, SAM, Role.ADMINISTRATOR);

        assertThat(of(inbox, ANA).save(without).orThrow().role(HEADS.name()))
                .contains(HEADS.without(Permission.CONFIGURE));
        assertThat(of(inbox, ANA).save(user(inbox, BEA).named("B")).refusedFor(Refusal.Reason.NOT_PERMITTED))
                .isTrue();
    }

    @EveryStore
    @DisplayName(
            "Two administrators who remove each other, or one and the role of the other, at the same moment: one stays")
    void oneOfTwoStays(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        TeamSettings settings =
                host(inbox).save(host(inbox).settings().with(HEADS)).orThrow();
        TeamUser ana = add(inbox, ANA, Role.ADMINISTRATOR);
        TeamUser bea = add(inbox, BEA, HEADS);
        TeamSettings without = settings.with(HEADS.without(Permission.CONFIGURE));

        Inbox meets =
                slow(fixture, () -> of(inbox, BEA).save(ana.withActive(false)).orThrow());
        assertThat(of(meets, ANA).save(bea.withActive(false))).isEqualTo(Outcome.refused(last("active")));

        TeamUser again = host(inbox).save(user(inbox, ANA).withActive(true)).orThrow();
        Inbox roleMeets =
                slow(fixture, () -> of(inbox, BEA).save(again.withActive(false)).orThrow());
        assertThat(of(roleMeets, ANA).save(without)).isEqualTo(Outcome.refused(last("roles")));

        TeamUser back = host(inbox).save(user(inbox, ANA).withActive(true)).orThrow();
        Inbox metByRole = slow(fixture, () -> of(inbox, ANA).save(without).orThrow());
        assertThat(of(metByRole, BEA).save(back.withActive(false))).isEqualTo(Outcome.refused(last("active")));
    }

    @EveryStore
    @DisplayName("Removed by each other on two threads, again and again: exactly one is left each time")
    void oneOfTwoStaysOnThreads(InboxFixture fixture) throws Exception {
        Inbox inbox = inbox(fixture);
        add(inbox, ANA, Role.ADMINISTRATOR);
        add(inbox, BEA, Role.ADMINISTRATOR);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                TeamUser ana = user(inbox, ANA);
                TeamUser bea = user(inbox, BEA);
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Outcome<TeamUser>> first = threads.submit(removing(of(inbox, ANA), bea, start));
                Future<Outcome<TeamUser>> second = threads.submit(removing(of(inbox, BEA), ana, start));
                List<Outcome<TeamUser>> outcomes =
                        List.of(first.get(60, TimeUnit.SECONDS), second.get(60, TimeUnit.SECONDS));

                assertThat(outcomes)
                        .as("round " + round)
                        .filteredOn(Outcome::isDone)
                        .hasSize(1);
                assertThat(host(inbox).users())
                        .as("round " + round)
                        .filteredOn(TeamUser::active)
                        .hasSize(1);
                host(inbox).users().stream()
                        .filter(user -> !user.active())
                        .forEach(user -> host(inbox).save(user.withActive(true)).orThrow());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Outcome<TeamUser>> removing(TeamDesk desk, TeamUser user, CyclicBarrier start) {
        return () -> {
            start.await(60, TimeUnit.SECONDS);
            return desk.save(user.withActive(false));
        };
    }

    @EveryStore
    @DisplayName(
            "Every change of the team is told, with the user and the names of the fields only, and only when something changed")
    void changesAreTold(InboxFixture fixture) {
        Inbox inbox = inbox(fixture);
        TeamSettings settings = host(inbox)
                .save(host(inbox).settings().with(HEADS).with(UserStatus.offline("lunch")))
                .orThrow();
        TeamUser sam = add(inbox, SAM, Role.SALES_USER);
        host(inbox).save(sam.named("Samuel").withRole(HEADS.name())).orThrow();
        of(inbox, SAM).setMyStatus("lunch").orThrow();
        of(inbox, SAM).setMyStatus("lunch").orThrow();
        sam = host(inbox).save(user(inbox, SAM).withActive(false)).orThrow();
        host(inbox).save(sam).orThrow();
        settings = host(inbox).save(settings.withoutStatus("lunch")).orThrow();
        host(inbox).save(settings).orThrow();

        assertThat(ofTeam(fixture))
                .containsExactly(
                        new CrmEvent.TeamSettingsChanged(List.of("ROLES", "STATUSES")),
                        new CrmEvent.TeamUserAdded(SAM),
                        new CrmEvent.TeamUserChanged(SAM, List.of("DISPLAY_NAME", "ROLE")),
                        new CrmEvent.TeamUserChanged(SAM, List.of("STATUS")),
                        new CrmEvent.TeamUserChanged(SAM, List.of("ACTIVE")),
                        new CrmEvent.TeamSettingsChanged(List.of("STATUSES")));

        List<CrmEvent> followed = new ArrayList<>();
        inbox.follow(FollowerOptions.named("team").fromBeginning(), event -> followed.add(event.event()));
        while (inbox.work().runDue(100) > 0) {}
        assertThat(followed).containsAll(ofTeam(fixture));
    }
}
