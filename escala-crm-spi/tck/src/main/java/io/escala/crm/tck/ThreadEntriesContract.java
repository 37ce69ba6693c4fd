package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AddEntry;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.SupersedeConversation;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.EntryId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ThreadPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The system entries of a thread are read in the order of its messages, in both directions, and count as none of them. */
abstract class ThreadEntriesContract extends StoreContract {
    private static final ConversationId TALK = new ConversationId("talk");

    @BeforeEach
    void putConversation() {
        commitApplied(acme.lineIdentityAndConversation());
    }

    static List<EntryContent> contents() {
        return Examples.entryContents();
    }

    static List<Author> authors() {
        return Examples.authors();
    }

    @ParameterizedTest
    @MethodSource("contents")
    void everyContentIsReadAsItWasWritten(EntryContent content) {
        SystemEntry entry =
                new SystemEntry(ACME, new EntryId("entry"), TALK, Author.AUTOMATION, content, NOON, NOON.plusMillis(1));
        commitApplied(new AddEntry(entry));

        assertThat(store.entries(ACME, TALK, null, 10)).isEqualTo(new CursorPage<>(List.of(entry), null));
    }

    @ParameterizedTest
    @MethodSource("authors")
    void everyAuthorIsReadAsItWasWritten(Author author) {
        SystemEntry entry =
                new SystemEntry(ACME, new EntryId("entry"), TALK, author, new EntryContent.Note("Hola"), NOON, NOON);
        commitApplied(new AddEntry(entry));

        assertThat(all(10)).containsExactly(entry);
    }

    @Test
    void entriesAreOrderedByTimeThenArrivalThenId() {
        add("old", NOON, NOON.plusSeconds(90));
        add("b", NOON.plusSeconds(1), NOON.plusSeconds(5));
        add("a", NOON.plusSeconds(1), NOON.plusSeconds(5));
        add("B", NOON.plusSeconds(1), NOON.plusSeconds(5));
        add("-", NOON.plusSeconds(1), NOON.plusSeconds(5));
        add("arrived-later", NOON.plusSeconds(1), NOON.plusSeconds(6));
        add("new", NOON.plusMillis(1_001), NOON.plusSeconds(3));

        assertThat(ids(all(10))).containsExactly("new", "arrived-later", "b", "a", "B", "-", "old");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 11})
    void pagesTogetherAreAllEntriesInBothDirections(int limit) {
        List<String> newestFirst = new ArrayList<>();
        List<String> oldestFirst = new ArrayList<>();
        for (int i = 10; i < 20; i++) {
            add("e-" + i, NOON.plusSeconds(i / 3), NOON.plusSeconds(i));
            newestFirst.add(0, "e-" + i);
            oldestFirst.add("e-" + i);
        }

        assertThat(ids(all(limit))).containsExactlyElementsOf(newestFirst);
        for (SystemEntry from : all(100)) {
            List<String> after =
                    oldestFirst.subList(oldestFirst.indexOf(from.id().value()) + 1, oldestFirst.size());
            assertThat(ids(since(ThreadPosition.of(from), limit))).containsExactlyElementsOf(after);
        }
    }

    @Test
    void pagesBeginAtAnyMessage() {
        for (int i = 1; i <= 4; i++) {
            add("e-" + i, NOON.plusSeconds(i), NOON.plusSeconds(i));
        }
        Message message = acme.inbound("talk", "message", NOON.plusSeconds(2));
        commitApplied(new AppendMessage(message));
        ThreadPosition position = ThreadPosition.of(message);

        assertThat(ids(store.entries(ACME, TALK, position.toString(), 10).items()))
                .containsExactly("e-2", "e-1");
        assertThat(ids(since(position, 1))).containsExactly("e-3", "e-4");
    }

    @Test
    void entryArrivingWhilePagingCausesNoGapsOrRepeats() {
        for (int i = 1; i <= 4; i++) {
            add("e-" + i, NOON.plusSeconds(10L * i), NOON.plusSeconds(10L * i));
        }
        CursorPage<SystemEntry> first = store.entries(ACME, TALK, null, 2);

        add("newest", NOON.plusSeconds(100), NOON.plusSeconds(100));
        add("late", NOON.plusSeconds(15), NOON.plusSeconds(100));
        CursorPage<SystemEntry> second = store.entries(ACME, TALK, first.next(), 10);

        assertThat(ids(first.items())).containsExactly("e-4", "e-3");
        assertThat(ids(second.items())).containsExactly("e-2", "late", "e-1");
        assertThat(second.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9})
    void conversationThatContinuesShowsTheEntriesOfBoth(int limit) {
        Conversation other = acme.conversation("other", "line", "someone");
        commitApplied(new AddIdentity(acme.identity("someone")), new AddConversation(other));
        add("e-1", NOON.plusSeconds(1), NOON);
        commitApplied(new AddEntry(acme.note("other", "e-2", NOON.plusSeconds(2), NOON)));
        add("e-3", NOON.plusSeconds(3), NOON);
        assertThat(ids(all(limit))).containsExactly("e-3", "e-1");

        commitApplied(new SupersedeConversation(other.id(), TALK, 0));

        assertThat(ids(all(limit))).containsExactly("e-3", "e-2", "e-1");
        assertThat(ids(since(new ThreadPosition(NOON, NOON, "none"), limit))).containsExactly("e-1", "e-2", "e-3");
    }

    @Test
    void ofSeveralWithOneIdTheFirstIsKept() {
        SystemEntry first = acme.note("talk", "entry", NOON, NOON);
        commitApplied(new AddEntry(first));

        commitApplied(new AddEntry(acme.note("talk", "entry", NOON.plusSeconds(9), NOON)));

        assertThat(all(10)).containsExactly(first);
    }

    @Test
    void entriesAreNoMessages() {
        Message message = acme.inbound("talk", "message", NOON);
        commitApplied(new AppendMessage(message));
        Conversation before = store.conversations(ACME, Set.of(TALK)).get(TALK);

        add("entry", NOON.plusSeconds(1), NOON.plusSeconds(1));

        assertThat(store.thread(ACME, TALK, null, 10).items()).containsExactly(message);
        assertThat(store.conversations(ACME, Set.of(TALK)).get(TALK)).isEqualTo(before);
        assertThat(store.threadSummaries(ACME, Set.of(TALK)).get(TALK))
                .extracting(summary -> summary.latest())
                .isEqualTo(message);
    }

    @Test
    void entryNeedsItsConversation() {
        assertThatThrownBy(() -> commitApplied(new AddEntry(acme.note("absent", "entry", NOON, NOON))))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(store.entries(ACME, new ConversationId("absent"), null, 10))
                .isEqualTo(new CursorPage<SystemEntry>(List.of(), null));
    }

    private void add(String id, Instant at, Instant arrivedAt) {
        commitApplied(new AddEntry(acme.note("talk", id, at, arrivedAt)));
    }

    private List<SystemEntry> all(int limit) {
        return Pages.all(limit, (@Nullable String after, int size) -> store.entries(ACME, TALK, after, size));
    }

    private List<SystemEntry> since(ThreadPosition from, int limit) {
        return Pages.all(
                limit,
                (@Nullable String after, int size) ->
                        store.entriesSince(ACME, TALK, after == null ? from.toString() : after, size));
    }

    private static List<String> ids(List<SystemEntry> entries) {
        return entries.stream().map(entry -> entry.id().value()).toList();
    }
}
