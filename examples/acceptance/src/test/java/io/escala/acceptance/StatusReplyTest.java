package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.Conversations;
import io.escala.core.inbox.Desk;
import io.escala.core.port.Team;
import io.escala.core.result.CursorRequest;
import io.escala.core.team.TeamDesk;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Role;
import io.escala.crm.account.RoundRobin;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.event.CrmEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** Whoever writes to a user who is out gets the automatic reply of their status, once in a session. */
class StatusReplyTest {
    private static final String ROSA = "5493415550101";
    private static final UserId ANA = new UserId("ana");
    private static final String BACK = "Ana is at lunch, back at two.";

    /** One conversation of Ana's, on a node with her team. */
    private record Steps(InboxFixture fixture, InboxFixture.Node node, ConversationId id) {
        static Steps on(InboxFixture fixture) {
            InboxFixture.Node node = fixture.configured(builder -> builder.team(Team.keptIn(fixture.store())));
            Desk administrator = node.inbox().as(fixture.administrator());
            AccountSettings settings = administrator.administration().settings().orElseThrow();
            administrator
                    .administration()
                    .save(settings.withIncoming(settings.incoming().withStatusReplies(true)))
                    .orThrow();
            TeamDesk team = administrator.team();
            team.save(team.settings()
                            .with(UserStatus.offline("lunch").replying(BACK))
                            .with(UserStatus.offline("holidays").replying("Ana is back on Monday.")))
                    .orThrow();
            team.save(TeamUser.of(TestBusiness.ACCOUNT, ANA, "Ana", Role.SALES_USER))
                    .orThrow();
            ConversationId id = fixture.receives(
                            fixture.meta().whatsAppPerson(ROSA).writes("hola"))
                    .conversation()
                    .id();
            administrator.conversations().assign(id, Assignment.toUser(ANA)).orThrow();
            return new Steps(fixture, node, id);
        }

        void status(String name) {
            node.inbox().as(TestBusiness.ACCOUNT, ANA).team().setMyStatus(name).orThrow();
        }

        void writes() {
            node.deliver(fixture.meta().whatsAppPerson(ROSA).writes("¿hay turno?"));
            fixture.runWork(node);
            fixture.later(Duration.ofSeconds(1));
        }

        Conversations desk() {
            return node.inbox().as(fixture.administrator()).conversations();
        }

        List<Message> messages() {
            return desk().messages(id).page(CursorRequest.first(50)).items();
        }

        List<String> replies() {
            return messages().stream()
                    .filter(message -> message.direction() == Direction.OUTBOUND)
                    .map(message -> ((MessageContent.Text) message.content()).text())
                    .toList();
        }
    }

    @EveryStore
    @DisplayName(
            "The reply is an automation's, goes out once per session and status, and reads nothing and takes over nothing")
    void replyGoesOutOncePerSessionAndStatus(InboxFixture fixture) {
        Steps steps = Steps.on(fixture);
        steps.writes();
        assertThat(steps.replies()).as("at work").isEmpty();

        steps.status("lunch");
        steps.writes();
        steps.writes();
        assertThat(steps.replies()).containsExactly(BACK);
        Message reply = steps.messages().stream()
                .filter(message -> message.direction() == Direction.OUTBOUND)
                .findFirst()
                .orElseThrow();
        assertThat(reply.author().kind()).isEqualTo(Author.Kind.AUTOMATION);
        assertThat(reply.providerId()).as("Meta has it").isNotNull();
        assertThat(fixture.view(steps.id()).unread()).isTrue();
        assertThat(fixture.events(CrmEvent.HandlingChanged.class)).isEmpty();

        steps.status("holidays");
        steps.writes();
        steps.status("lunch");
        steps.writes();
        assertThat(steps.replies()).hasSize(2);

        steps.desk().close(steps.id(), Closing.because("Later")).orThrow();
        steps.writes();
        assertThat(steps.replies()).hasSize(3);
    }

    @EveryStore
    @DisplayName(
            "Nothing is answered for nobody, for a status without reply, while the account does not ask for it, and after the window")
    void whenNothingIsAnswered(InboxFixture fixture) {
        Steps steps = Steps.on(fixture);
        steps.status("away");
        steps.writes();
        assertThat(steps.replies()).isEmpty();

        steps.status("lunch");
        steps.desk().assign(steps.id(), Assignment.toNobody()).orThrow();
        steps.writes();
        assertThat(steps.replies()).isEmpty();

        steps.desk().assign(steps.id(), Assignment.toUser(ANA)).orThrow();
        steps.node().deliver(fixture.meta().whatsAppPerson(ROSA).writes("tarde"));
        fixture.later(Duration.ofHours(25));
        fixture.runWork(steps.node());
        assertThat(steps.replies()).as("the window is over").isEmpty();

        Desk administrator = steps.node().inbox().as(fixture.administrator());
        AccountSettings settings = administrator.administration().settings().orElseThrow();
        steps.node().deliver(fixture.meta().whatsAppPerson(ROSA).writes("otra vez"));
        administrator
                .administration()
                .save(settings.withIncoming(settings.incoming().withStatusReplies(false)))
                .orThrow();
        fixture.runWork(steps.node());
        assertThat(steps.replies()).as("no longer asked for").isEmpty();
    }

    @EveryStore
    @DisplayName("Who is given a conversation in turn while out answers its first message, too")
    void firstMessageOfAConversationGivenInTurn(InboxFixture fixture) {
        Steps steps = Steps.on(fixture);
        Desk administrator = steps.node().inbox().as(fixture.administrator());
        TeamDesk team = administrator.team();
        team.save(team.settings()
                        .with(UserStatus.offline("lunch").takingConversations().replying(BACK)))
                .orThrow();
        AccountSettings settings = administrator.administration().settings().orElseThrow();
        administrator
                .administration()
                .save(settings.withIncoming(
                        settings.incoming().withRoundRobin(TestBusiness.SALES, RoundRobin.among(ANA))))
                .orThrow();
        steps.status("lunch");

        ConversationId other = steps.node()
                .deliver(fixture.meta().whatsAppPerson("5493415550102").writes("hola"))
                .items()
                .get(0)
                .conversation();
        fixture.runWork(steps.node());

        assertThat(fixture.view(other).conversation().owner()).isEqualTo(ANA);
        assertThat(new Steps(fixture, steps.node(), other).replies()).containsExactly(BACK);
    }

    @EveryStore
    @DisplayName("A reply that was changed goes out in the next session")
    void replyThatWasChanged(InboxFixture fixture) {
        Steps steps = Steps.on(fixture);
        steps.status("lunch");
        steps.writes();
        TeamDesk team = steps.node().inbox().as(fixture.administrator()).team();
        team.save(team.settings().with(UserStatus.offline("lunch").replying("Back at three.")))
                .orThrow();
        steps.writes();
        assertThat(steps.replies()).containsExactly(BACK);

        steps.desk().close(steps.id(), Closing.because("Later")).orThrow();
        steps.writes();
        assertThat(steps.replies()).containsExactlyInAnyOrder(BACK, "Back at three.");
    }
}
