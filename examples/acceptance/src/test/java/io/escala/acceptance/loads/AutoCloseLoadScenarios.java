package io.escala.acceptance.loads;

import static io.escala.acceptance.loads.LoadsFixture.ACCOUNT;
import static io.escala.acceptance.loads.LoadsFixture.MOBILE;
import static io.escala.acceptance.loads.LoadsFixture.NOON;
import static io.escala.acceptance.loads.LoadsFixture.WHATSAPP;
import static io.escala.acceptance.loads.LoadsFixture.numberKey;

import io.escala.core.autoclose.AutoCloseDraft;
import io.escala.crm.change.AccountChange;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The rules that close conversations, and their work. */
final class AutoCloseLoadScenarios {
    /** Active since the customer wrote, and due at noon. */
    private static final AutoCloseRule RULE = new AutoCloseRule(
            ACCOUNT,
            new AutoCloseRuleId("rule"),
            Set.of(WHATSAPP.id()),
            Duration.ofMinutes(1),
            "No answer",
            NOON.minusSeconds(60),
            1);

    private AutoCloseLoadScenarios() {}

    static List<LoadScenario> all() {
        return List.of(
                LoadScenario.of(
                        "SaveDecision",
                        "a new rule",
                        fixture -> {},
                        fixture -> fixture.autoClosing
                                .save(AutoCloseDraft.of(RULE))
                                .orThrow()),
                LoadScenario.of(
                        "SaveDecision",
                        "another line of a rule",
                        fixture -> fixture.commit(new AccountChange.PutAutoCloseRule(RULE, Set.of())),
                        fixture -> fixture.autoClosing
                                .change(
                                        RULE.id(),
                                        1,
                                        AutoCloseDraft.of(RULE).on(WHATSAPP.id(), LoadsFixture.MESSENGER.id()))
                                .orThrow()),
                new LoadScenario(
                        "AutoCloseDecision",
                        "a conversation that is due",
                        2,
                        fixture -> {
                            ConversationId chat =
                                    fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(MOBILE)));
                            fixture.open(chat);
                            fixture.raise(chat, Mark.INBOUND_ARRIVAL, NOON.minusSeconds(60));
                            fixture.commit(new AccountChange.PutAutoCloseRule(RULE, Set.of()));
                            fixture.enqueue(WorkItem.single(ACCOUNT, WorkKind.AUTO_CLOSE, "rule/1", NOON));
                        },
                        fixture -> fixture.run(WorkKind.AUTO_CLOSE)));
    }
}
