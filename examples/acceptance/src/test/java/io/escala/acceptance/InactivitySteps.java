package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.audit.AuditQuery;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.inbox.Desk;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.Team;
import io.escala.core.result.CursorRequest;
import io.escala.core.team.TeamDesk;
import io.escala.crm.account.IdleRule;
import io.escala.crm.account.Role;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditRecord;
import io.escala.crm.change.TeamChange;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.ForwardingCrmStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** What the tests of statuses after inactivity do and look at, on a node of which the team is kept in the store. */
record InactivitySteps(InboxFixture fixture, InboxFixture.Node node) {
    static final UserId ANA = new UserId("ana");
    static final UserId BEA = new UserId("bea");
    static final UserStatus OUT = UserStatus.offline("out").replying("We will be right back.");
    static final Duration QUARTER = Duration.ofMinutes(15);

    /** Activity is written that often, so a user is idle that much later. */
    static final Duration WRITTEN = Duration.ofMinutes(2);

    /** With a status, and Ana and Bea, who are available. */
    static InactivitySteps withoutRule(InboxFixture fixture) {
        InactivitySteps steps =
                new InactivitySteps(fixture, fixture.configured(builder -> builder.team(Team.keptIn(fixture.store()))));
        steps.save(steps.team().settings().with(OUT));
        List.of(ANA, BEA).forEach(steps::add);
        return steps;
    }

    /** With a rule of a quarter of an hour, too. */
    static InactivitySteps on(InboxFixture fixture) {
        InactivitySteps steps = withoutRule(fixture);
        steps.after(QUARTER);
        return steps;
    }

    TeamSettings after(Duration time) {
        return save(team().settings().with(IdleRule.after(time, OUT)));
    }

    void add(UserId id) {
        team().save(TeamUser.of(TestBusiness.ACCOUNT, id, id.value(), Role.SALES_USER))
                .orThrow();
    }

    Desk administrator() {
        return node.inbox().as(fixture.administrator());
    }

    TeamDesk team() {
        return administrator().team();
    }

    Desk desk(UserId user) {
        return node.inbox().as(TestBusiness.ACCOUNT, user);
    }

    TeamSettings save(TeamSettings settings) {
        return team().save(settings).orThrow();
    }

    TeamUser user(UserId id) {
        return team().users().stream()
                .filter(user -> user.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The status that colleagues are shown. */
    String shown(UserId id) {
        return administrator().conversations().candidates().stream()
                .filter(member -> member.id().equals(id))
                .findFirst()
                .orElseThrow()
                .status()
                .name();
    }

    void reads(UserId user) {
        assertThat(desk(user).conversations().list(ConversationQuery.all()).count())
                .isNotNull();
    }

    void passes(Duration time) {
        fixture.later(time);
        fixture.runWork(node);
    }

    /** Nobody is active until Ana and Bea are idle. */
    InactivitySteps idle() {
        passes(QUARTER.plus(WRITTEN));
        assertThat(shown(ANA)).isEqualTo("out");
        assertThat(shown(BEA)).isEqualTo("out");
        return this;
    }

    List<AuditRecord> audited(AuditOperation operation) {
        return administrator().audit().records(AuditQuery.all()).page(CursorRequest.first(100)).items().stream()
                .filter(record -> record.operation() == operation)
                .toList();
    }

    /** An inbox over the same store in front of which something happens once, before a commit of some kind. */
    Inbox before(Predicate<ChangeSet> commit, Runnable happens) {
        AtomicInteger times = new AtomicInteger();
        return over(new ForwardingCrmStore(fixture.store()) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                if (changeSets.stream().anyMatch(commit) && times.getAndIncrement() == 0) {
                    happens.run();
                }
                return super.commit(changeSets);
            }
        });
    }

    Inbox over(CrmStore store) {
        return Inbox.builder(store)
                .clock(fixture.clock())
                .team(Team.keptIn(store))
                .build();
    }

    static boolean saysActive(ChangeSet set) {
        return set.changes().stream().anyMatch(TeamChange.RaiseLastActive.class::isInstance);
    }

    static boolean findsIdle(ChangeSet set) {
        return set.changes().stream()
                .anyMatch(change -> change instanceof TeamChange.PutTeamUser put
                        && put.user().idleSince() != null);
    }

    /** An inbox of which is counted how often it writes that somebody is active. */
    Inbox counting(AtomicInteger written) {
        return over(new ForwardingCrmStore(fixture.store()) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                written.addAndGet((int)
                        changeSets.stream().filter(InactivitySteps::saysActive).count());
                return super.commit(changeSets);
            }
        });
    }
}
