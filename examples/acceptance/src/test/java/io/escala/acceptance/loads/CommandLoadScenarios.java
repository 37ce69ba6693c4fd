package io.escala.acceptance.loads;

import static io.escala.acceptance.loads.LoadsFixture.MOBILE;
import static io.escala.acceptance.loads.LoadsFixture.WHATSAPP;
import static io.escala.acceptance.loads.LoadsFixture.numberKey;

import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.Conversations;
import io.escala.core.result.Outcome;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.IncomingSettings;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.account.UserId;
import io.escala.crm.change.AccountChange;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BiFunction;

/** Commands on conversations. */
final class CommandLoadScenarios {
    private CommandLoadScenarios() {}

    static List<LoadScenario> all() {
        return List.of(
                of("AssignDecision", "of a contact", (desk, id) -> desk.assign(id, Assignment.toNobody())),
                of(
                        "AssignDecision",
                        "with the tasks of a contact",
                        (desk, id) ->
                                desk.assign(id, Assignment.toNobody().including(Assignment.Related.PENDING_TASKS))),
                of(
                        "AssignDecision",
                        "in turn",
                        (desk, id) -> desk.assign(id, Assignment.roundRobin(RoundRobin.among(new UserId("ana"))))),
                LoadScenario.of(
                        "OpenedDecision",
                        "whose turn comes",
                        fixture -> {
                            fixture.commit(new AccountChange.PutSettings(
                                    AccountSettings.of(LoadsFixture.ACCOUNT, "AR", ZoneOffset.UTC)
                                            .withIncoming(IncomingSettings.DEFAULT.withRoundRobin(
                                                    WHATSAPP.id(), RoundRobin.among(new UserId("ana"))))));
                            ConversationId chat =
                                    fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(MOBILE)));
                            fixture.open(chat);
                            fixture.enqueue(WorkItem.single(
                                    LoadsFixture.ACCOUNT, WorkKind.ASSIGN, chat.value(), LoadsFixture.NOON));
                        },
                        fixture -> fixture.run(WorkKind.ASSIGN)),
                of("CloseDecision", "an open one", (desk, id) -> desk.close(id, Closing.because("Sold"))),
                LoadScenario.of(
                        "ReopenDecision",
                        "a closed one",
                        fixture -> fixture.conversation(WHATSAPP, fixture.person(WHATSAPP, numberKey(MOBILE))),
                        fixture -> fixture.conversations.reopen(fixture.chat()).orThrow()),
                of("TypingDecision", "any", Conversations::showTyping),
                of("NoteDecision", "any", (desk, id) -> desk.note(id, "call on Monday")),
                of("HandlingDecision", "one that a person answered", Conversations::takeOver));
    }

    /** On an open conversation of a contact that was answered. */
    private static LoadScenario of(
            String decision, String name, BiFunction<Conversations, ConversationId, Outcome<Conversation>> command) {
        return LoadScenario.of(
                decision,
                name,
                fixture -> {
                    IdentityId person = fixture.person(WHATSAPP, numberKey(MOBILE));
                    ConversationId chat = fixture.conversation(WHATSAPP, person);
                    fixture.link(person, fixture.contact());
                    fixture.open(chat);
                    fixture.raise(chat, Mark.ANSWERED);
                },
                fixture -> command.apply(fixture.conversations, fixture.chat()).orThrow());
    }
}
