package io.escala.acceptance.loads;

import static io.escala.acceptance.loads.LoadsFixture.MOBILE;
import static io.escala.acceptance.loads.LoadsFixture.NOON;
import static io.escala.acceptance.loads.LoadsFixture.WHATSAPP;
import static io.escala.acceptance.loads.LoadsFixture.numberKey;

import io.escala.crm.conversation.ConversationId;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.util.List;

/** The work that tells of windows about to close. */
final class WindowLoadScenarios {
    private WindowLoadScenarios() {}

    static List<LoadScenario> all() {
        return List.of(LoadScenario.of(
                "ClosingWindowDecision",
                "a window that is open",
                fixture -> {
                    ConversationId chat = fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(MOBILE)));
                    fixture.enqueue(WorkItem.single(LoadsFixture.ACCOUNT, WorkKind.WINDOW, chat.value(), NOON));
                },
                fixture -> fixture.run(WorkKind.WINDOW)));
    }
}
