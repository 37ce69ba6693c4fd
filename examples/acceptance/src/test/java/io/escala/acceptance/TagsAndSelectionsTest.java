package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.acceptance.fixture.CountingStore;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.StoredConversation;
import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSelection;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.conversations.Conversations;
import io.escala.core.inbox.Inbox;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.crm.account.UserId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.event.CrmEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;

/** Tags of conversations, and commands on a selection of them. */
class TagsAndSelectionsTest {
    private static final String ROSA = "5493415550101";
    private static final ConversationTag VIP = new ConversationTag("VIP");
    private static final ConversationTag LATE = new ConversationTag("llega tarde");

    private static Conversations desk(InboxFixture fixture) {
        return fixture.inbox().as(fixture.administrator()).conversations();
    }

    private static ConversationId receives(InboxFixture fixture, String text) {
        return fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes(text))
                .conversation()
                .id();
    }

    private static List<ConversationId> stored(InboxFixture fixture, int number) {
        List<StoredConversation> all = IntStream.range(0, number)
                .mapToObj(i -> new StoredConversation("talk-" + (100 + i)))
                .toList();
        StoredConversation.add(fixture, all);
        return all.stream().map(StoredConversation::id).toList();
    }

    private static List<ConversationId> tagged(InboxFixture fixture, ConversationTag... tags) {
        ConversationQuery query = ConversationQuery.all().tagged(tags);
        assertThat(desk(fixture).list(query).count().value())
                .isEqualTo(fixture.list(query).size());
        return fixture.list(query).stream().map(ConversationSummary::id).toList();
    }

    @EveryStore
    @DisplayName("Tags are added and removed, rows show them, and lists find conversations by any of several")
    void tagsConversations(InboxFixture fixture) {
        ConversationId rosa = receives(fixture, "hola");
        ConversationId other = stored(fixture, 1).get(0);

        desk(fixture).tag(rosa, VIP, LATE).orThrow();
        desk(fixture).tag(other, LATE).orThrow();
        assertThat(tagged(fixture, VIP)).containsExactly(rosa);
        assertThat(tagged(fixture, VIP, LATE)).containsExactlyInAnyOrder(rosa, other);
        assertThat(fixture.list(ConversationQuery.all().tagged(VIP)))
                .singleElement()
                .satisfies(row -> assertThat(row.tags()).containsExactly(LATE, VIP));

        desk(fixture).untag(rosa, LATE, new ConversationTag("never given")).orThrow();

        assertThat(tagged(fixture, LATE)).containsExactly(other);
        assertThat(desk(fixture).tagsInUse()).containsExactly(LATE, VIP);
        desk(fixture).untag(rosa, VIP).orThrow();
        assertThat(desk(fixture).tagsInUse()).containsExactly(LATE);
        assertThat(tagged(fixture, VIP)).isEmpty();
    }

    @EveryStore
    @DisplayName("The same tags again change nothing; more than twenty are refused, and none of them is added")
    void repeatsAndLimits(InboxFixture fixture) {
        ConversationId id = receives(fixture, "hola");
        Conversation once = desk(fixture).tag(id, VIP).orThrow();
        assertThat(desk(fixture).tag(id, new ConversationTag(" vip ")).orThrow())
                .isEqualTo(once);
        assertThat(fixture.events(CrmEvent.ConversationTagged.class)).hasSize(1);

        ConversationTag[] twenty = IntStream.range(0, 20)
                .mapToObj(i -> new ConversationTag("tag " + i))
                .toArray(ConversationTag[]::new);
        assertThat(desk(fixture).tag(id, twenty).refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(Refusal.Reason.LIMIT_REACHED);
            assertThat(refusal.limit()).hasValue(20);
            assertThat(refusal.actual()).hasValue(21);
        });

        assertThat(fixture.view(id).conversation()).isEqualTo(once);
    }

    @EveryStore
    @DisplayName("M44, M46 A selection is changed with a result for each; what is refused for one takes no other along")
    void selection(InboxFixture fixture) {
        ConversationId rosa = receives(fixture, "hola");
        List<ConversationId> all = new ArrayList<>(stored(fixture, 2));
        all.add(new ConversationId("absent"));
        all.add(rosa);

        Map<ConversationId, Outcome<Conversation>> outcomes =
                desk(fixture).selection(all).assign(Assignment.toUser(new UserId("ana")));

        assertThat(outcomes.keySet()).containsExactlyElementsOf(all);
        assertThat(outcomes.get(new ConversationId("absent")).refusedFor(Refusal.Reason.NOT_FOUND))
                .isTrue();
        outcomes.remove(new ConversationId("absent"));
        outcomes.forEach((id, outcome) -> {
            assertThat(outcome.orThrow().owner()).isEqualTo(new UserId("ana"));
            assertThat(fixture.view(id).conversation()).isEqualTo(outcome.orThrow());
        });
        assertThat(fixture.events(CrmEvent.ConversationAssigned.class)).hasSize(3);
    }

    @EveryStore
    @DisplayName("M49 Many conversations are closed, read, tagged and taken over with as few reads and commits as one")
    void selectionsCostAsMuchAsOne(InboxFixture fixture) {
        CountingStore counting = new CountingStore(fixture.store());
        Conversations desk = Inbox.builder(counting)
                .clock(fixture.clock())
                .build()
                .as(fixture.administrator())
                .conversations();
        List<ConversationId> ids = stored(fixture, 60);
        ConversationSelection one = desk.selection(ids.subList(0, 1));
        ConversationSelection many = desk.selection(ids.subList(1, 60));
        Map<String, Function<ConversationSelection, Map<ConversationId, Outcome<Conversation>>>> commands =
                new LinkedHashMap<>();
        commands.put("unread", ConversationSelection::markUnread);
        commands.put("read", ConversationSelection::markRead);
        commands.put("assign", selection -> selection.assign(Assignment.toUser(new UserId("ana"))));
        commands.put("tag", selection -> selection.tag(VIP));
        commands.put("untag", selection -> selection.untag(VIP));
        commands.put("takeOver", ConversationSelection::takeOver);
        commands.put("handBack", ConversationSelection::handBack);
        commands.put("close", selection -> selection.close(Closing.because("Sold")));
        commands.put("reopen", ConversationSelection::reopen);

        commands.forEach((name, command) -> {
            counting.reset();
            assertThat(command.apply(one).values()).as(name).allMatch(Outcome::isDone);
            int calls = counting.calls();
            counting.reset();
            assertThat(command.apply(many).values()).as(name).hasSize(59).allMatch(Outcome::isDone);
            assertThat(counting.calls()).as(name).isLessThanOrEqualTo(calls);
        });
    }

    @EveryStore
    @DisplayName("A selection has at most five hundred conversations, each once; an empty one does nothing")
    void sizes(InboxFixture fixture) {
        List<ConversationId> many = IntStream.range(0, ConversationSelection.MAX + 1)
                .mapToObj(i -> new ConversationId("c-" + i))
                .toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> desk(fixture).selection(many))
                .withMessageContaining("500");

        ConversationId id = receives(fixture, "hola");

        assertThat(desk(fixture).selection(List.of(id, id)).close(Closing.because("Sold")))
                .hasSize(1);
        assertThat(desk(fixture).selection(Collections.emptyList()).markRead()).isEmpty();
    }
}
