package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.autoclose.AutoCloseDraft;
import io.escala.core.conversations.Closing;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Cause;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineScope;
import io.escala.crm.text.SafeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;

/** Saving, changing and removing rules that close conversations: who may, and what is refused. */
class AutoCloseRulesTest extends AutoCloseSteps {
    private static final AutoCloseRuleId ABSENT = new AutoCloseRuleId("absent");

    @EveryStore
    @DisplayName("A rule is read as it was saved, changed and removed; everybody in the account may read it")
    void savesChangesAndRemoves(InboxFixture fixture) {
        AutoCloseRule saved = save(
                fixture,
                AutoCloseDraft.after(Duration.ofNanos(90_000_999_999L))
                        .on(TestBusiness.PAGE)
                        .because("a"));
        assertThat(saved.idleTime()).as("to the millisecond").isEqualTo(Duration.ofSeconds(90));
        assertThat(saved.version()).isEqualTo(1);
        assertThat(saved.activeSince()).isEqualTo(fixture.now());
        AutoCloseRule off = save(fixture, AFTER_A_DAY.turnedOff());
        assertThat(off.active()).isFalse();
        for (Actor reader : List.of(fixture.administrator(), fixture.editor(), fixture.flow())) {
            assertThat(fixture.inbox().as(reader).autoClosing().rules()).containsExactly(saved, off);
        }
        assertThat(fixture.inbox()
                        .as(Actor.host(new AccountId("other")))
                        .autoClosing()
                        .rules())
                .isEmpty();

        AutoCloseRule changed =
                change(fixture, off, AutoCloseDraft.of(off).turnedOn().because("b"));

        assertThat(changed.version()).isEqualTo(2);
        assertThat(rules(fixture).rules()).containsExactly(saved, changed);
        assertThat(rules(fixture).remove(saved.id()).orThrow()).isEqualTo(saved);
        assertThat(rules(fixture).rules()).containsExactly(changed);
    }

    @EveryStore
    @DisplayName("What changes nothing is not written")
    void changesNothing(InboxFixture fixture) {
        AutoCloseRule rule = save(fixture, AFTER_A_DAY);
        fixture.later(HOUR);

        assertThat(change(fixture, rule, AutoCloseDraft.of(rule))).isEqualTo(rule);
        assertThat(change(fixture, rule, AFTER_A_DAY)).isEqualTo(rule);

        assertThat(rules(fixture).rules()).containsExactly(rule);
    }

    @EveryStore
    @DisplayName("Administrators, sales users, who converses with all or configures, and the host may; nobody else may")
    void whoMay(InboxFixture fixture) {
        List<Actor> may = List.of(
                fixture.administrator(),
                fixture.salesUser(),
                fixture.custom(Permission.CONVERSE_ALL),
                fixture.custom(Permission.CONFIGURE),
                Actor.host(TestBusiness.ACCOUNT));
        List<Actor> mayNot = List.of(
                fixture.editor(),
                fixture.custom(Permission.CONVERSE_UNASSIGNED),
                fixture.custom(Permission.OPERATE),
                fixture.flow(),
                Actor.campaign(TestBusiness.ACCOUNT),
                Actor.user(TestBusiness.ACCOUNT, new UserId("nobody"), new Role("nothing", Set.of())));
        AutoCloseRule rule = save(fixture, AFTER_A_DAY);
        for (Actor actor : mayNot) {
            for (Outcome<AutoCloseRule> outcome : every(fixture, actor, rule)) {
                assertThat(refusals(outcome))
                        .as(actor.toString())
                        .containsExactly(Refusal.of(Reason.NOT_PERMITTED, Remedy.ASK_ADMINISTRATOR));
            }
        }
        assertThat(rules(fixture).rules()).containsExactly(rule);
        rules(fixture).remove(rule.id()).orThrow();

        for (Actor actor : may) {
            AutoCloseRule its =
                    fixture.inbox().as(actor).autoClosing().save(AFTER_A_DAY).orThrow();
            assertThat(fixture.inbox().as(actor).autoClosing().remove(its.id()).isDone())
                    .isTrue();
        }
        fixture.bought();
        assertThat(rules(fixture).save(AFTER_A_DAY).refusedFor(Reason.NOT_ENTITLED))
                .isTrue();
    }

    private static List<Outcome<AutoCloseRule>> every(InboxFixture fixture, Actor actor, AutoCloseRule rule) {
        var desk = fixture.inbox().as(actor).autoClosing();
        return List.of(
                desk.save(AFTER_A_DAY.on(TestBusiness.PAGE)),
                desk.change(rule.id(), rule.version(), AFTER_A_DAY.turnedOff()),
                desk.remove(rule.id()));
    }

    @EveryStore
    @DisplayName("M49 Every problem is said at once: time, reason and lines")
    void everyProblemAtOnce(InboxFixture fixture) {
        assertThat(refusals(rules(fixture)
                        .save(AutoCloseDraft.after(Duration.ofMinutes(1).minusNanos(1)))))
                .containsExactly(
                        Refusal.field(Reason.FIELD_INVALID, "idleTime").because(Cause.TOO_SHORT),
                        Refusal.field(Reason.FIELD_MISSING, "reason"),
                        Refusal.field(Reason.FIELD_MISSING, "lines"));
        String tooLong = "ñ".repeat(Closing.MAX_DESCRIPTION + 1);
        assertThat(refusals(rules(fixture)
                        .save(AutoCloseDraft.after(Duration.ofDays(365).plusNanos(1))
                                .because(tooLong)
                                .on(TestBusiness.SALES, new LineId("absent")))))
                .containsExactly(
                        Refusal.field(Reason.FIELD_INVALID, "idleTime").because(Cause.TOO_LONG),
                        Refusal.field(Reason.FIELD_INVALID, "reason")
                                .because(Cause.TOO_LONG)
                                .limitedTo(Closing.MAX_DESCRIPTION, Closing.MAX_DESCRIPTION + 1L),
                        Refusal.at(Reason.NOT_FOUND, "lines", 1));
        for (String blank : List.of("", " ", "\n\t ")) {
            assertThat(refusals(rules(fixture).save(AFTER_A_DAY.because(blank))))
                    .containsExactly(Refusal.field(Reason.FIELD_MISSING, "reason"));
        }
        List<LineId> many = IntStream.rangeClosed(0, AutoCloseRule.MAX_LINES)
                .mapToObj(i -> new LineId("l-" + i))
                .toList();
        assertThat(refusals(rules(fixture).save(AFTER_A_DAY.on(many))))
                .containsExactly(Refusal.field(Reason.LIMIT_REACHED, "lines")
                        .limitedTo(AutoCloseRule.MAX_LINES, AutoCloseRule.MAX_LINES + 1L));
        for (Duration extreme : List.of(Duration.ofSeconds(Long.MAX_VALUE), Duration.ofSeconds(Long.MIN_VALUE))) {
            assertThat(refusals(rules(fixture).save(AFTER_A_DAY.idleFor(extreme))))
                    .extracting(refusal -> refusal.field().orElse(""))
                    .containsExactly("idleTime");
        }
        assertThat(rules(fixture).rules()).isEmpty();
        assertThat(rules(fixture)
                        .save(AFTER_A_DAY.because("ñ".repeat(Closing.MAX_DESCRIPTION)))
                        .isDone())
                .isTrue();
    }

    @EveryStore
    @DisplayName(
            "A line is in one active rule: the refusal names the line and the other rule; a rule that is off may wait")
    void oneActiveRuleOfALine(InboxFixture fixture) {
        AutoCloseRule first = save(fixture, AFTER_A_DAY.on(TestBusiness.SALES, TestBusiness.PAGE));
        Refusal taken = Refusal.at(Reason.LINE_HAS_RULE, "lines", 1).by(first.id());
        AutoCloseDraft both = AFTER_A_DAY.on(TestBusiness.INSTAGRAM, TestBusiness.PAGE);
        assertThat(refusals(rules(fixture).save(both))).containsExactly(taken);
        AutoCloseRule waiting = save(fixture, both.turnedOff());
        assertThat(refusals(rules(fixture).change(waiting.id(), waiting.version(), both)))
                .containsExactly(taken);
        assertThat(taken.rule()).contains(first.id());
        assertThat(rules(fixture).rules()).containsExactly(first, waiting);

        change(fixture, first, AutoCloseDraft.of(first).on(TestBusiness.SALES));

        assertThat(change(fixture, waiting, both).active()).isTrue();
        assertThat(save(fixture, AFTER_A_DAY.turnedOff()).active()).isFalse();
    }

    @EveryStore
    @DisplayName("A line that is no longer connected may stay in its rule, but not be added to one")
    void removedLines(InboxFixture fixture) {
        AutoCloseRule rule = save(fixture, AFTER_A_DAY.on(TestBusiness.SALES, TestBusiness.PAGE));
        fixture.inbox()
                .as(fixture.administrator())
                .lines()
                .remove(TestBusiness.PAGE)
                .orThrow();

        AutoCloseRule off = change(fixture, rule, AutoCloseDraft.of(rule).turnedOff());
        AutoCloseRule without = change(fixture, off, AutoCloseDraft.of(off).on(TestBusiness.SALES));

        assertThat(refusals(rules(fixture).change(without.id(), without.version(), AutoCloseDraft.of(off))))
                .containsExactly(Refusal.at(
                        Reason.NOT_FOUND,
                        "lines",
                        AutoCloseDraft.of(off).lines().indexOf(TestBusiness.PAGE)));
    }

    @EveryStore
    @DisplayName(
            "A role that converses on some lines saves rules for these, and changes and removes no rule with others")
    void rolesOfSomeLines(InboxFixture fixture) {
        AutoCloseRule both = save(fixture, AFTER_A_DAY.on(TestBusiness.SALES, TestBusiness.PAGE));
        var limited = fixture.inbox()
                .as(Actor.user(
                        TestBusiness.ACCOUNT,
                        new UserId("page"),
                        Role.SALES_USER.on(LineScope.ofLines(TestBusiness.PAGE))))
                .autoClosing();
        Refusal notPermitted = Refusal.of(Reason.NOT_PERMITTED, Remedy.ASK_ADMINISTRATOR);

        assertThat(refusals(limited.save(AFTER_A_DAY.turnedOff().on(TestBusiness.PAGE, TestBusiness.INSTAGRAM))))
                .containsExactly(Refusal.at(Reason.NOT_FOUND, "lines", 1));
        assertThat(refusals(limited.change(both.id(), both.version(), AFTER_A_DAY.on(TestBusiness.PAGE))))
                .containsExactly(notPermitted);
        assertThat(refusals(limited.remove(both.id()))).containsExactly(notPermitted);

        AutoCloseRule sales = change(fixture, both, AutoCloseDraft.of(both).on(TestBusiness.SALES));
        AutoCloseRule page = limited.save(AFTER_A_DAY.on(TestBusiness.PAGE)).orThrow();
        assertThat(limited.remove(page.id()).isDone()).isTrue();
        assertThat(rules(fixture).rules()).containsExactly(sales);
    }

    @EveryStore
    @DisplayName(
            "A change of what somebody else changed or removed is refused, and so is one of another account's rule")
    void changedMeanwhile(InboxFixture fixture) {
        AutoCloseRule read = save(fixture, AFTER_A_DAY);
        AutoCloseRule changed = change(fixture, read, AutoCloseDraft.of(read).turnedOff());
        AutoCloseDraft draft = AutoCloseDraft.of(read).because("late");

        assertThat(refusals(rules(fixture).change(read.id(), read.version(), draft)))
                .containsExactly(Refusal.of(Reason.CHANGED_MEANWHILE, Remedy.READ_AGAIN));
        var other = fixture.inbox().as(Actor.host(new AccountId("other"))).autoClosing();
        Refusal notFound = Refusal.of(Reason.NOT_FOUND, Remedy.NONE);
        assertThat(refusals(other.change(read.id(), changed.version(), draft))).containsExactly(notFound);
        assertThat(refusals(other.remove(read.id()))).containsExactly(notFound);
        assertThat(refusals(rules(fixture).change(ABSENT, 1, draft))).containsExactly(notFound);
        assertThat(refusals(rules(fixture).remove(ABSENT))).containsExactly(notFound);
        assertThat(rules(fixture).rules()).containsExactly(changed);

        rules(fixture).remove(read.id()).orThrow();
        assertThat(refusals(rules(fixture).change(read.id(), changed.version(), draft)))
                .containsExactly(notFound);
    }

    @EveryStore
    @DisplayName("Any reason is kept, as far as stores keep texts, and shown in the thread")
    void anyReason(InboxFixture fixture) {
        String hostile = "'; DROP TABLE x; -- \u0000\uD800 %s \u202E😀 <b>{{1}}</b>";
        AutoCloseRule rule = save(fixture, AFTER_A_DAY.because(hostile));
        assertThat(rules(fixture).rules()).containsExactly(rule);
        assertThat(rule.toString()).doesNotContain("DROP");
        assertThat(change(fixture, rule, AFTER_A_DAY.because(hostile))).isEqualTo(rule);
        ConversationId rosa = writes(fixture);

        passes(fixture, DAY);

        assertThat(lastSession(fixture, rosa).description())
                .isEqualTo(rule.reason())
                .isEqualTo(SafeText.message(hostile));
    }

    @EveryStore
    @DisplayName("Of several machines that turn on a rule for one line at once, one does")
    void activatedAtOnce(InboxFixture fixture) throws Exception {
        List<InboxFixture.Node> nodes = List.of(fixture.node(), fixture.node(), fixture.node());
        ExecutorService machines = Executors.newFixedThreadPool(nodes.size());
        List<Outcome<AutoCloseRule>> outcomes = new ArrayList<>();
        try {
            List<CompletableFuture<Outcome<AutoCloseRule>>> saving = nodes.stream()
                    .map(node -> CompletableFuture.supplyAsync(
                            () -> node.inbox()
                                    .as(fixture.administrator())
                                    .autoClosing()
                                    .save(AFTER_A_DAY),
                            machines))
                    .toList();
            for (CompletableFuture<Outcome<AutoCloseRule>> each : saving) {
                outcomes.add(each.get());
            }
        } finally {
            machines.shutdownNow();
        }

        List<AutoCloseRule> saved = rules(fixture).rules();
        assertThat(saved).hasSize(1);
        assertThat(outcomes.stream().filter(Outcome::isDone)).hasSize(1);
        assertThat(outcomes.stream().filter(outcome -> !outcome.isDone()))
                .allSatisfy(outcome -> assertThat(refusals(outcome))
                        .containsExactly(Refusal.at(Reason.LINE_HAS_RULE, "lines", 0)
                                .by(saved.get(0).id())));
    }
}
