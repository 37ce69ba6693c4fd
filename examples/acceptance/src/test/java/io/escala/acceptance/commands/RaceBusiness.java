package io.escala.acceptance.commands;

import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.autoclose.AutoCloseDraft;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.store.CrmStore;
import java.time.Duration;
import java.util.List;

/** The business with a team, a rule that closes and two machines, of which one can be held before a commit. */
final class RaceBusiness {
    static final UserId ADA = new UserId("ada");
    static final UserId ANA = new UserId("ana");
    static final UserId BEA = new UserId("bea");
    static final UserId CAM = new UserId("cam");
    static final UserId DAN = new UserId("dan");
    static final ConversationTag VIP = new ConversationTag("vip");
    static final ConversationTag OLD = new ConversationTag("old");
    static final Actor ADMINISTRATOR = Actor.user(TestBusiness.ACCOUNT, ADA, Role.ADMINISTRATOR);

    /** Longer than the rule waits, and until the rule is looked at again. */
    private static final Duration UNTIL_THE_RULE = Duration.ofMinutes(10);

    private static final Team TEAM = Team.fixed(
            TestBusiness.ACCOUNT,
            List.of(
                    TeamMember.available(ADA, "Ada", Role.ADMINISTRATOR),
                    TeamMember.available(ANA, "Ana", Role.SALES_USER),
                    TeamMember.available(BEA, "Bea", Role.SALES_USER),
                    TeamMember.available(CAM, "Cam", Role.SALES_USER),
                    TeamMember.available(DAN, "Dan", Role.SALES_USER)));

    private final InboxFixture fixture;
    private final HeldStore held;
    private final Inbox slow;
    private final Inbox fast;

    /** On the fixture's data, by a store that may be wrong. */
    RaceBusiness(InboxFixture fixture, CrmStore store) {
        this.fixture = fixture;
        this.held = new HeldStore(store);
        this.slow = machine(held);
        this.fast = machine(fixture.store());
        fast.as(ADMINISTRATOR)
                .autoClosing()
                .save(AutoCloseDraft.after(Duration.ofMinutes(2))
                        .on(TestBusiness.SALES)
                        .because("Silent"))
                .orThrow();
    }

    private Inbox machine(CrmStore store) {
        return Inbox.builder(store)
                .clock(fixture.clock())
                .gateway(new AcceptingGateway())
                .team(TEAM)
                .build();
    }

    InboxFixture fixture() {
        return fixture;
    }

    /** The machine whose commit is held. */
    Inbox slow() {
        return slow;
    }

    /** The machine that is not held. */
    Inbox fast() {
        return fast;
    }

    HeldStore held() {
        return held;
    }

    /** Until the rule closes whoever is silent. */
    void untilTheRule() {
        fixture.later(UNTIL_THE_RULE);
    }

    /** Meta stamps whole seconds: what belongs together happens in one. */
    void untilTheNextSecond() {
        fixture.later(Duration.ofMillis(1_000 - fixture.now().toEpochMilli() % 1_000));
    }

    /** Does all work that is due. */
    void runWork() {
        while (fast.work().runDue(1_000) > 0) {
            // until nothing is due
        }
    }
}
