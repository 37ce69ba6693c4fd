package io.escala.acceptance;

import static io.escala.acceptance.InactivitySteps.ANA;
import static io.escala.acceptance.InactivitySteps.BEA;
import static io.escala.acceptance.InactivitySteps.QUARTER;
import static io.escala.acceptance.InactivitySteps.WRITTEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.Machines;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.feed.Feed;
import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.Team;
import io.escala.core.result.Notice;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.IdleRule;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Direction;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;

/** Users are shown in the status of the account's rule after a time without activity, and in their own one with the next activity. */
class StatusAfterInactivityTest {
    private static final Duration MILLI = Duration.ofMillis(1);

    private static final CrmEvent.TeamUserChanged IDLE_CHANGED =
            new CrmEvent.TeamUserChanged(ANA, List.of("IDLE_SINCE"));

    @EveryStore
    @DisplayName("The rule's status is shown after its time and never earlier, and the own one with the next activity")
    void statusAfterTheTime(InboxFixture fixture) {
        InactivitySteps steps = InactivitySteps.on(fixture);
        steps.passes(Duration.ofMinutes(10));
        steps.reads(ANA);
        fixture.later(WRITTEN.minus(MILLI));
        steps.reads(ANA);
        steps.passes(QUARTER);
        assertThat(steps.shown(BEA)).as("never active since they were added").isEqualTo("out");
        assertThat(steps.shown(ANA)).isEqualTo("available");
        steps.passes(MILLI);
        assertThat(steps.shown(ANA)).isEqualTo("out");
        assertThat(steps.user(ANA).status()).as("what they set").isEqualTo("available");
        assertThat(steps.user(ANA).idleSince()).isEqualTo(fixture.now());

        steps.passes(Duration.ofHours(3));
        steps.reads(ANA);
        assertThat(steps.shown(ANA)).isEqualTo("available");
        assertThat(steps.shown(BEA)).isEqualTo("out");
        assertThat(fixture.events(CrmEvent.TeamUserChanged.class))
                .filteredOn(event -> event.user().equals(ANA))
                .as("told once each")
                .containsExactly(IDLE_CHANGED, IDLE_CHANGED);
        assertThat(steps.audited(AuditOperation.TEAM_USER_SAVE))
                .as("two were added, nobody did the rest")
                .hasSize(2);
        assertThat(steps.audited(AuditOperation.TEAM_STATUS_SET)).isEmpty();
    }

    @EveryStore
    @DisplayName("A status that is set by hand, by the user or an administrator, ends it and counts as activity")
    void statusByHand(InboxFixture fixture) {
        InactivitySteps steps = InactivitySteps.on(fixture).idle();
        assertThat(steps.desk(ANA).team().setMyStatus("away").orThrow().status())
                .isEqualTo("away");
        TeamUser bea = steps.user(BEA);
        bea = steps.team().save(bea.named("Beatriz")).orThrow();
        assertThat(bea.idleSince()).as("another name is no activity").isNotNull();
        assertThat(steps.team().save(bea.withStatus("available")).orThrow().idleSince())
                .isNull();
        assertThat(steps.shown(ANA)).isEqualTo("away");
        assertThat(steps.shown(BEA)).isEqualTo("available");
        assertThat(steps.audited(AuditOperation.TEAM_STATUS_SET))
                .extracting(record -> record.by().user())
                .containsExactly(ANA);

        steps.passes(QUARTER.plus(WRITTEN).minus(MILLI));
        assertThat(steps.shown(BEA)).isEqualTo("available");
        steps.passes(MILLI);
        assertThat(steps.shown(BEA)).isEqualTo("out");
        assertThat(steps.shown(ANA)).as("offline already").isEqualTo("away");
        assertThat(steps.user(ANA).idleSince()).isNull();
    }

    @EveryStore
    @DisplayName("Nobody makes somebody idle by saving them, and whoever leaves and comes back is not idle")
    void savedUsersAreNotIdle(InboxFixture fixture) {
        InactivitySteps steps = InactivitySteps.on(fixture);
        TeamUser ana =
                steps.team().save(steps.user(ANA).withIdleSince(fixture.now())).orThrow();
        assertThat(ana.idleSince()).isNull();
        assertThat(steps.user(ANA)).isEqualTo(ana);

        steps.idle();
        TeamUser former = steps.team().save(steps.user(BEA).withActive(false)).orThrow();
        steps.passes(Duration.ofHours(1));
        assertThat(steps.user(BEA)).as("who left is left alone").isEqualTo(former);
        steps.team().save(former.withActive(true)).orThrow();
        steps.passes(QUARTER);
        assertThat(steps.shown(BEA)).isEqualTo("available");
    }

    @EveryStore
    @DisplayName(
            "Without a rule nothing is written; one that is saved counts from then, also again after it was removed")
    void ruleCountsFromWhenItIsSaved(InboxFixture fixture) {
        InactivitySteps steps = InactivitySteps.withoutRule(fixture);
        AtomicInteger written = new AtomicInteger();
        Inbox counted = steps.counting(written);
        assertThat(counted.as(TestBusiness.ACCOUNT, ANA).team().markActive().isDone())
                .isTrue();
        steps.passes(Duration.ofDays(1));
        assertThat(written).hasValue(0);
        assertThat(fixture.store().lastActive(TestBusiness.ACCOUNT, List.of(ANA, BEA)))
                .isEmpty();

        TeamSettings saved = steps.after(QUARTER);
        assertThat(Objects.requireNonNull(saved.idleRule()).since()).isEqualTo(fixture.now());
        fixture.runWork(steps.node());
        steps.passes(QUARTER.plus(WRITTEN).minus(MILLI));
        assertThat(steps.shown(ANA)).isEqualTo("available");
        steps.passes(MILLI);
        assertThat(steps.shown(ANA)).isEqualTo("out");

        TeamSettings other = steps.save(steps.team().settings().with(UserStatus.offline("holidays")));
        assertThat(other.idleRule()).as("counts on").isEqualTo(saved.idleRule());
        assertThat(steps.shown(ANA)).isEqualTo("out");
        steps.save(other.withoutIdleRule());
        assertThat(steps.shown(ANA)).isEqualTo("available");
        fixture.later(Duration.ofHours(1));
        steps.after(QUARTER);
        fixture.runWork(steps.node());
        assertThat(steps.shown(ANA)).as("anew").isEqualTo("available");
        steps.passes(QUARTER.plus(WRITTEN));
        assertThat(steps.shown(ANA)).isEqualTo("out");
    }

    @EveryStore
    @DisplayName("With a shorter time, whoever is without activity for that long is shown so at once")
    void shorterTime(InboxFixture fixture) {
        InactivitySteps steps = InactivitySteps.on(fixture);
        steps.after(Duration.ofHours(24));
        steps.passes(Duration.ofHours(2));
        steps.reads(ANA);
        steps.after(Duration.ofHours(1));
        fixture.runWork(steps.node());

        assertThat(steps.shown(ANA)).isEqualTo("available");
        assertThat(steps.shown(BEA)).isEqualTo("out");
    }

    @EveryStore
    @DisplayName("The status of the rule must exist, and is not removed while the rule has it")
    void statusOfTheRuleExists(InboxFixture fixture) {
        InactivitySteps steps = InactivitySteps.on(fixture);
        TeamSettings settings = steps.team().settings();
        UserStatus nap = UserStatus.offline("nap");

        assertThat(steps.team().save(settings.withoutStatus("out")))
                .isEqualTo(Outcome.refused(
                        Refusal.field(Refusal.Reason.FIELD_INVALID, "statuses").because(Refusal.Cause.IN_USE)));
        assertThat(steps.team().save(settings.with(IdleRule.after(QUARTER, nap))))
                .isEqualTo(Outcome.refused(
                        Refusal.field(Refusal.Reason.FIELD_INVALID, "idleRule").because(Refusal.Cause.UNKNOWN)));
        settings = steps.save(settings.withoutStatus("out").with(nap).with(IdleRule.after(QUARTER, nap)));
        steps.passes(QUARTER.plus(WRITTEN));
        assertThat(steps.shown(ANA)).isEqualTo("nap");
        settings = steps.save(settings.with(IdleRule.after(QUARTER, UserStatus.AWAY)));
        assertThat(steps.shown(ANA)).as("already idle").isEqualTo("away");
        steps.save(settings.withoutStatus("nap"));
    }

    @EveryStore
    @DisplayName("Activity between the work's load and its commit keeps the own status")
    void activityBeforeTheWorkCommits(InboxFixture fixture) {
        InactivitySteps steps = InactivitySteps.on(fixture);
        fixture.later(QUARTER.plus(WRITTEN));
        Inbox working = steps.before(InactivitySteps::findsIdle, () -> steps.reads(ANA));
        while (working.work().runDue(100) > 0) {}

        assertThat(steps.shown(ANA)).isEqualTo("available");
        assertThat(steps.shown(BEA)).isEqualTo("out");
        assertThat(fixture.events(CrmEvent.TeamUserChanged.class)).doesNotContain(IDLE_CHANGED);
    }

    @EveryStore
    @DisplayName("Work that finds somebody idle between the load and the commit of their activity is undone by it")
    void workBeforeTheActivityCommits(InboxFixture fixture) {
        InactivitySteps steps = InactivitySteps.on(fixture);
        fixture.later(QUARTER.plus(WRITTEN));
        Inbox calling = steps.before(InactivitySteps::saysActive, () -> {
            fixture.runWork(steps.node());
            assertThat(steps.shown(ANA)).isEqualTo("out");
        });

        assertThat(calling.as(TestBusiness.ACCOUNT, ANA)
                        .team()
                        .markActive()
                        .orThrow()
                        .idleSince())
                .isNull();
        assertThat(steps.shown(ANA)).isEqualTo("available");
        assertThat(fixture.events(CrmEvent.TeamUserChanged.class))
                .filteredOn(event -> event.user().equals(ANA))
                .containsExactly(IDLE_CHANGED, IDLE_CHANGED);
    }

    @EveryStore
    @DisplayName("Activity is written once in two minutes, and a failure to write it fails no call and is made up for")
    void activityIsWrittenSeldom(InboxFixture fixture) {
        InactivitySteps steps = InactivitySteps.on(fixture);
        AtomicInteger written = new AtomicInteger();
        Desk ana = steps.counting(written).as(TestBusiness.ACCOUNT, ANA);
        IntStream.range(0, 20)
                .forEach(call -> assertThat(ana.team().markActive().isDone()).isTrue());
        fixture.later(WRITTEN.minus(MILLI));
        assertThat(ana.conversations().list(ConversationQuery.all()).count()).isNotNull();
        assertThat(written).hasValue(1);
        fixture.later(MILLI);
        assertThat(ana.conversations().list(ConversationQuery.all()).count()).isNotNull();
        assertThat(written).hasValue(2);

        AtomicInteger failing = new AtomicInteger(1);
        Desk bea = steps.over(new ForwardingCrmStore(fixture.store()) {
                    @Override
                    public List<CommitResult> commit(List<ChangeSet> changeSets) {
                        if (failing.get() > 0 && changeSets.stream().anyMatch(InactivitySteps::saysActive)) {
                            throw new StoreUnavailableException("no writes now", null);
                        }
                        return super.commit(changeSets);
                    }
                })
                .as(TestBusiness.ACCOUNT, BEA);
        assertThat(bea.team().markActive().isDone()).isTrue();
        failing.set(0);
        fixture.later(Duration.ofSeconds(10));
        assertThat(bea.team().markActive().isDone()).isTrue();
        assertThat(fixture.store().lastActive(TestBusiness.ACCOUNT, List.of(BEA)))
                .containsEntry(BEA, fixture.now());
    }

    @EveryStore
    @DisplayName("An open feed, a desk with a role that the host names, and messages of customers are no activity")
    void whatIsNoActivity(InboxFixture fixture) throws Exception {
        InactivitySteps steps = InactivitySteps.on(fixture);
        fixture.later(QUARTER);
        try (Feed feed = steps.desk(ANA).feed().fromNow()) {
            assertThat(feed.poll(Duration.ZERO)).isNotNull();
        }
        Desk named = steps.node().inbox().as(steps.desk(ANA).actor());
        assertThat(named.conversations().list(ConversationQuery.all()).count()).isNotNull();
        ConversationId chat = fixture.receives(
                        fixture.meta().whatsAppPerson("5493415550101").writes("hola"))
                .conversation()
                .id();
        steps.administrator()
                .conversations()
                .assign(chat, Assignment.toUser(ANA))
                .orThrow();
        steps.passes(WRITTEN);
        assertThat(steps.shown(ANA)).isEqualTo("out");

        assertThat(named.team().markActive().orThrow().idleSince()).isNull();
        assertThat(steps.shown(ANA)).as("said so").isEqualTo("available");
        assertThat(steps.desk(new UserId("nobody")).team().markActive().refusedFor(Refusal.Reason.NOT_FOUND))
                .isTrue();
    }

    @EveryStore
    @DisplayName("Whoever is idle is given no conversation in turn, and their customers get the reply of the status")
    void statusShownIsUsed(InboxFixture fixture) {
        InactivitySteps steps = InactivitySteps.on(fixture);
        AccountSettings settings =
                steps.administrator().administration().settings().orElseThrow();
        steps.administrator()
                .administration()
                .save(settings.withIncoming(settings.incoming().withStatusReplies(true)))
                .orThrow();
        ConversationId chat = fixture.receives(
                        fixture.meta().whatsAppPerson("5493415550101").writes("hola"))
                .conversation()
                .id();
        steps.administrator()
                .conversations()
                .assign(chat, Assignment.toUser(ANA))
                .orThrow();
        steps.passes(QUARTER.plus(WRITTEN));
        steps.reads(BEA);

        steps.node().deliver(fixture.meta().whatsAppPerson("5493415550101").writes("¿hay turno?"));
        fixture.runWork(steps.node());
        assertThat(fixture.thread(chat))
                .filteredOn(message -> message.direction() == Direction.OUTBOUND)
                .hasSize(1);
        assertThat(steps.administrator()
                        .conversations()
                        .assign(chat, Assignment.roundRobin(RoundRobin.among(ANA)))
                        .notices())
                .extracting(Notice::kind)
                .contains(Notice.Kind.NOBODY_AVAILABLE);
        steps.administrator()
                .conversations()
                .assign(chat, Assignment.roundRobin(RoundRobin.among(ANA, BEA)))
                .orThrow();
        assertThat(fixture.view(chat).conversation().owner()).isEqualTo(BEA);
    }

    @EveryStore
    @DisplayName("A team larger than one commit takes becomes idle once each, on two machines")
    void manyUsersOnTwoMachines(InboxFixture fixture) throws Exception {
        InactivitySteps steps = InactivitySteps.on(fixture);
        List<UserId> team = IntStream.range(0, 130)
                .mapToObj(number -> new UserId("user-" + number))
                .toList();
        team.forEach(steps::add);
        fixture.later(QUARTER.plus(WRITTEN));
        List<InboxFixture.Node> machines =
                List.of(steps.node(), fixture.configured(builder -> builder.team(Team.keptIn(fixture.store()))));
        Machines.runWork(fixture, machines);
        fixture.later(Duration.ofMinutes(3));
        fixture.runWork(steps.node());

        assertThat(steps.team().users()).hasSize(132).allMatch(user -> user.idleSince() != null && user.version() == 2);
        assertThat(fixture.events(CrmEvent.TeamUserChanged.class))
                .extracting(CrmEvent.TeamUserChanged::user)
                .hasSize(132)
                .doesNotHaveDuplicates();
    }
}
