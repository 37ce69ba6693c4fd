package io.escala.core.internal.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.MediaOutcome;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.media.MediaDecision.Step;
import io.escala.core.internal.work.WorkHandler.Verdict;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MediaFile.State;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several media in one message: each is an independent work item. */
class AlbumWorkTest {
    private static final AccountId ACCOUNT = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final Line LINE = Line.instagram(ACCOUNT, new LineId("ig"), "Shop", "1784");
    private static final MessageId MESSAGE = new MessageId("m-1");
    private static final MediaOutcome FETCHED = new MediaOutcome.Fetched(1234, "image/jpeg");

    private final io.escala.crm.change.State state = io.escala.crm.change.State.complete();
    private final Map<WorkKey, WorkItem> work = new LinkedHashMap<>();
    private final List<CrmEvent> events = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {2, 3, MessageContent.Album.MAX_MEDIA})
    void each_medium_is_a_work_item_in_the_lane_of_the_line(int size) {
        file(size);

        assertThat(work.keySet())
                .extracting(WorkKey::id)
                .containsExactlyElementsOf(IntStream.range(0, size)
                        .mapToObj(place -> "m-1/" + place)
                        .toList());
        assertThat(work.values())
                .allMatch(item -> item.lane().equals("media/ig") && item.due().equals(NOON))
                .extracting(WorkItem::group)
                .as("what has to wait holds up nothing else")
                .doesNotHaveDuplicates();
    }

    @Test
    void each_medium_is_fetched_from_its_own_url_into_its_own_place() {
        file(3);

        for (int place = 0; place < 3; place++) {
            assertThat(before(place)).isEqualTo(new Step.Fetch(LINE, photo(place)));
            assertThat(after(place, FETCHED)).isEqualTo(new Step.Over(Verdict.SETTLED));
        }

        assertThat(files()).extracting(MediaFile::place).containsExactly(0, 1, 2);
        assertThat(files()).allMatch(file -> file.state() == State.STORED);
        assertThat(files()).extracting(MediaFile::storageKey).doesNotHaveDuplicates();
        assertThat(events)
                .containsExactly(
                        new CrmEvent.MediaChanged(new ConversationId("c-1"), MESSAGE, 0, State.STORED),
                        new CrmEvent.MediaChanged(new ConversationId("c-1"), MESSAGE, 1, State.STORED),
                        new CrmEvent.MediaChanged(new ConversationId("c-1"), MESSAGE, 2, State.STORED));
        assertThat(work).isEmpty();
    }

    @Test
    void failed_medium_does_not_affect_the_others() {
        file(3);

        after(1, new MediaOutcome.Refused(MediaOutcome.Refused.Reason.TOO_LARGE));
        after(2, new MediaOutcome.TryLater("TIMED_OUT", null));
        after(0, FETCHED);

        assertThat(files()).extracting(MediaFile::state).containsExactly(State.STORED, State.FAILED);
        assertThat(item(2).attempts()).isEqualTo(1);
        assertThat(before(2)).isInstanceOf(Step.Fetch.class);
    }

    @Test
    void unknown_place_is_ignored() {
        file(3);
        WorkItem beyond = MediaTask.fetch(MESSAGE, 3).item(ACCOUNT, LINE.id(), NOON);
        work.put(beyond.key(), beyond);

        assertThat(before(3)).isEqualTo(new Step.Over(Verdict.SETTLED));
        assertThat(files()).isEmpty();
    }

    @Test
    void an_edit_keeps_all_media() {
        file(3);
        after(0, FETCHED);

        state.apply(
                new ConversationChange.Amend(MESSAGE, new Amendment.Edit(new MessageContent.Text("new"), NOON, "1")));

        assertThat(before(2)).isEqualTo(new Step.Fetch(LINE, photo(2)));
        assertThat(files()).extracting(MediaFile::state).containsExactly(State.STORED);
    }

    @Test
    void unsend_erases_stored_and_pending_media() {
        file(3);
        after(0, FETCHED);
        after(1, new MediaOutcome.Refused(MediaOutcome.Refused.Reason.DIGEST));

        unsend();

        for (int place = 0; place < 3; place++) {
            WorkItem erase = Objects.requireNonNull(
                    work.get(MediaTask.erase(MESSAGE, place).key()), "is to be erased");
            decide(erase, MediaDecision::erased);
        }
        assertThat(files()).extracting(MediaFile::place).containsExactly(0, 1, 2);
        assertThat(files()).allMatch(file -> file.state() == State.ERASED && file.storageKey() == null);
        assertThat(work).as("the fetch that still waited is over, too").isEmpty();
    }

    @Test
    void unsend_during_a_fetch_keeps_no_medium() {
        file(2);
        assertThat(before(0)).isInstanceOf(Step.Fetch.class);

        unsend();

        assertThat(after(0, FETCHED)).isEqualTo(new Step.Erase());
        assertThat(before(1)).isEqualTo(new Step.Erase());
        assertThat(files()).isEmpty();
    }

    private void file(int size) {
        Conversation conversation = Conversation.begin(
                ACCOUNT, new ConversationId("c-1"), LINE.id(), new IdentityId("i-1"), Channel.INSTAGRAM, NOON);
        state.account().put(LINE);
        state.conversations().put(conversation);
        MessageContent album = new MessageContent.Album(
                IntStream.range(0, size).mapToObj(AlbumWorkTest::photo).toList(), "look");
        IdentityKey from = new IdentityKey(IdentityKeyKind.IGSID, "1784", "9001");
        Message message = Message.inbound(conversation, MESSAGE, "mid.1", album, NOON, NOON, false, from, null);
        state.apply(new ConversationChange.AppendMessage(message));
        UnitOfWork unit = unit();
        MediaRules.enqueue(unit, message);
        keep(unit);
    }

    private void unsend() {
        UnitOfWork unit = unit();
        MediaRules.erase(unit, state.conversations().message(MESSAGE).orElseThrow());
        keep(unit);
        state.apply(new ConversationChange.Amend(MESSAGE, new Amendment.Unsend(NOON)));
    }

    private Step before(int place) {
        return decide(item(place), decision -> decision.before(List.of()));
    }

    private Step after(int place, MediaOutcome outcome) {
        return decide(item(place), decision -> decision.after(outcome));
    }

    private Step decide(WorkItem item, Function<MediaDecision, Step> rule) {
        UnitOfWork unit = unit().under(new Lease(ACCOUNT, item.lane(), "token"));
        Step step = rule.apply(new MediaDecision(unit, item));
        keep(unit);
        return step;
    }

    /** Applies work and events as a store does. */
    private void keep(UnitOfWork unit) {
        @Nullable ChangeSet set = unit.changeSet().orElse(null);
        if (set == null) {
            return;
        }
        events.addAll(set.events());
        set.enqueued().stream()
                .filter(item -> !item.lane().equals(MediaTask.marksLane(LINE.id())))
                .forEach(item -> work.put(item.key(), item));
        set.rescheduled().forEach(item -> work.put(item.key(), item));
        set.done().forEach(work::remove);
    }

    private UnitOfWork unit() {
        return new UnitOfWork(ACCOUNT, state, NOON, () -> "id-" + ids.incrementAndGet()).fetchingMedia();
    }

    private WorkItem item(int place) {
        return Objects.requireNonNull(work.get(MediaTask.fetch(MESSAGE, place).key()), "no work is left");
    }

    private List<MediaFile> files() {
        return state.conversations().media(MESSAGE);
    }

    private static MediaRef photo(int place) {
        return new MediaRef(MediaKind.IMAGE, null, "https://example.com/photo" + place, null, null, null);
    }
}
