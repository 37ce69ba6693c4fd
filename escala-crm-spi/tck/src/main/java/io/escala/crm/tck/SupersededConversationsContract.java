package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.OpenSession;
import io.escala.crm.change.ConversationChange.SupersedeConversation;
import io.escala.crm.change.Expected;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A conversation that another one continues: its messages and marks are shown there, and it is no longer listed. */
abstract class SupersededConversationsContract extends StoreContract {
    private static final ConversationId FIRST = new ConversationId("first");
    private static final ConversationId SECOND = new ConversationId("second");
    private static final ConversationId THIRD = new ConversationId("third");

    @BeforeEach
    void putConversations() {
        commitApplied(acme.lineIdentityAndConversation());
        for (ConversationId each : List.of(FIRST, SECOND, THIRD)) {
            commitApplied(new AddIdentity(acme.identity("of-" + each)), new AddConversation(conversation(each)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLaterOfEachMarkContinues(Mark mark) {
        commitApplied(acme.raise("first", mark, NOON.plusSeconds(7)));
        commitApplied(supersede(FIRST, SECOND));
        assertThat(read(SECOND)).isEqualTo(conversation(SECOND).raised(Map.of(mark, NOON.plusSeconds(7))));

        commitApplied(acme.raise("third", mark, NOON.plusSeconds(3)));
        commitApplied(supersede(THIRD, SECOND));
        assertThat(read(SECOND)).isEqualTo(conversation(SECOND).raised(Map.of(mark, NOON.plusSeconds(7))));
    }

    @Test
    void theOneThatEndedIsReadById() {
        commitApplied(acme.raise("first", Mark.ACTIVITY, NOON));
        commitApplied(supersede(FIRST, SECOND));

        assertThat(read(FIRST))
                .isEqualTo(
                        conversation(FIRST).raised(Map.of(Mark.ACTIVITY, NOON)).supersededBy(SECOND));
    }

    @Test
    void marksRaisedLaterAreRaisedOnTheOneThatContinues() {
        commitApplied(supersede(FIRST, SECOND));

        commitApplied(
                acme.raise("third", Mark.ACTIVITY, NOON.plusSeconds(1)),
                acme.raise("first", Mark.ACTIVITY, NOON.plusSeconds(2)),
                acme.raise("first", Mark.WINDOW_OPENED, NOON.plusSeconds(2)));

        assertThat(read(SECOND))
                .isEqualTo(conversation(SECOND)
                        .raised(Map.of(Mark.ACTIVITY, NOON.plusSeconds(2), Mark.WINDOW_OPENED, NOON.plusSeconds(2))));
        assertThat(read(FIRST).marks()).isEmpty();
        assertThat(read(THIRD).mark(Mark.ACTIVITY)).contains(NOON.plusSeconds(1));
    }

    @Test
    void itIsNeitherListedNorCounted() {
        commitApplied(acme.raise("first", Mark.ACTIVITY, NOON.plusSeconds(9)));
        commitApplied(acme.raise("third", Mark.ACTIVITY, NOON.plusSeconds(5)));

        commitApplied(supersede(FIRST, SECOND));

        assertThat(listed()).containsExactly("second", "third", "talk");
        assertThat(store.countConversations(ACME, ConversationFilter.EVERYTHING, Visibility.ALL, Long.MAX_VALUE))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 9})
    void theThreadShowsTheMessagesOfAllInOneOrder(int limit) {
        commitApplied(supersede(FIRST, SECOND));
        List<String> newestFirst = new ArrayList<>();
        List<ConversationId> all = List.of(FIRST, SECOND, THIRD);
        for (int i = 0; i < 9; i++) {
            ConversationId where = all.get(i % 3);
            commitApplied(new AppendMessage(acme.inbound(where.value(), "m-" + i, NOON.plusSeconds(i))));
            newestFirst.add(0, "m-" + i);
        }
        commitApplied(supersede(THIRD, SECOND));

        assertThat(thread(SECOND, limit)).containsExactlyElementsOf(newestFirst);
    }

    @Test
    void whatOneHadContinuedContinuesWithIt() {
        commitApplied(new AppendMessage(acme.inbound("first", "m-1", NOON.plusSeconds(1))));
        commitApplied(new AppendMessage(acme.inbound("second", "m-2", NOON.plusSeconds(2))));
        commitApplied(new AppendMessage(acme.inbound("third", "m-3", NOON.plusSeconds(3))));
        commitApplied(supersede(FIRST, SECOND));

        commitApplied(supersede(SECOND, THIRD));
        commitApplied(acme.raise("first", Mark.ACTIVITY, NOON.plusSeconds(4)));

        assertThat(read(FIRST).supersededBy()).isEqualTo(THIRD);
        assertThat(read(SECOND).supersededBy()).isEqualTo(THIRD);
        assertThat(thread(THIRD, 2)).containsExactly("m-3", "m-2", "m-1");
        assertThat(read(THIRD).mark(Mark.ACTIVITY)).contains(NOON.plusSeconds(4));
        assertThat(listed()).containsExactly("third", "talk");
    }

    @Test
    void nobodyOpensItAnyMore() {
        commitApplied(supersede(FIRST, SECOND));

        CommitResult result = commit(changeSet()
                .change(new OpenSession(Session.next(conversation(FIRST), SessionOpener.CONTACT, NOON), "m")));

        assertThat(result)
                .isEqualTo(new CommitResult.Conflict(
                        new CommitResult.ClaimTaken(Claim.session(FIRST, 1), SECOND.value())));
    }

    @Test
    void whoeverExpectedItConflicts() {
        commitApplied(supersede(FIRST, SECOND));
        Expected former = new Expected(Expected.Kind.CONVERSATION, "first", 0);

        CommitResult result = commit(changeSet().expect(former).change(acme.raise("third", Mark.ACTIVITY, NOON)));

        assertThat(result).isEqualTo(new CommitResult.Conflict(new CommitResult.VersionMoved(former, 1L)));
    }

    private static Change supersede(ConversationId from, ConversationId into) {
        return new SupersedeConversation(from, into, 0);
    }

    private Conversation conversation(ConversationId id) {
        return acme.conversation(id.value(), "line", "of-" + id);
    }

    private Conversation read(ConversationId id) {
        return Objects.requireNonNull(store.conversations(ACME, Set.of(id)).get(id));
    }

    private List<String> listed() {
        return Pages.all(
                        2,
                        (after, limit) -> store.listConversations(
                                ACME, ConversationFilter.EVERYTHING, Visibility.ALL, after, limit))
                .stream()
                .map(each -> each.id().value())
                .toList();
    }

    private List<String> thread(ConversationId id, int limit) {
        return Pages.all(limit, (after, size) -> store.thread(ACME, id, after, size)).stream()
                .map(Message::id)
                .map(message -> message.value())
                .toList();
    }
}
