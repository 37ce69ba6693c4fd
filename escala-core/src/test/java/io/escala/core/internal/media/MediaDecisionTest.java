package io.escala.core.internal.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.MediaOutcome;
import io.escala.core.channel.MediaOutcome.Refused;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.media.MediaDecision.Step;
import io.escala.core.internal.work.WorkHandler.Verdict;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MediaDecisionTest {
    private static final AccountId ACCOUNT = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final Line LINE = Line.whatsApp(ACCOUNT, new LineId("wa"), "Sales", "7001", "8001");
    private static final MessageId MESSAGE = new MessageId("m-1");
    private static final MediaRef PICTURE =
            new MediaRef(MediaKind.IMAGE, "990001", null, "image/jpeg", null, "../../x");
    private static final MediaOutcome LATER = new MediaOutcome.TryLater("TIMED_OUT", null);

    private final State state = State.complete();
    private final List<CrmEvent> events = new ArrayList<>();
    private final List<WorkItem> marks = new ArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private Instant now = NOON;
    private @Nullable WorkItem item;

    @BeforeEach
    void file() {
        Conversation conversation = Conversation.begin(
                ACCOUNT, new ConversationId("c-1"), LINE.id(), new IdentityId("i-1"), Channel.WHATSAPP, NOON);
        state.account().put(LINE);
        state.conversations().put(conversation);
        Message message = Message.inbound(
                conversation,
                MESSAGE,
                "wamid.1",
                new MessageContent.Media(PICTURE, "look"),
                NOON,
                NOON,
                false,
                IdentityKey.whatsAppNumber(new Phone("5493415550101")),
                null);
        state.apply(new ConversationChange.AppendMessage(message));
        UnitOfWork unit = new UnitOfWork(ACCOUNT, state, NOON, this::id).fetchingMedia();
        MediaRules.enqueue(unit, message);
        item = only(unit.changeSet().orElseThrow().enqueued());
    }

    @Test
    void a_message_with_a_medium_enqueues_work_in_the_lane_of_its_line() {
        assertThat(item().key().id()).isEqualTo("m-1/0");
        assertThat(item().lane()).isEqualTo("media/wa");
        assertThat(item().due()).isEqualTo(NOON);
    }

    @Test
    void without_a_storage_no_work_is_enqueued() {
        UnitOfWork unit = new UnitOfWork(ACCOUNT, state, NOON, this::id);
        MediaRules.enqueue(unit, message());
        MediaRules.erase(unit, message());

        assertThat(unit.changeSet()).isEmpty();
    }

    @Test
    void a_medium_is_stored_under_a_generated_key() {
        assertThat(before()).isEqualTo(new Step.Fetch(LINE, PICTURE));

        assertThat(after(new MediaOutcome.Fetched(1234, "image/jpeg"))).isEqualTo(new Step.Over(Verdict.SETTLED));

        MediaFile stored = only(state.conversations().media(MESSAGE));
        assertThat(stored.state()).isEqualTo(MediaFile.State.STORED);
        assertThat(stored.storageKey()).matches("[0-9a-f]{64}");
        assertThat(stored.bytes()).isEqualTo(1234);
        assertThat(stored.mimeType()).isEqualTo("image/jpeg");
        assertThat(events)
                .containsExactly(
                        new CrmEvent.MediaChanged(new ConversationId("c-1"), MESSAGE, 0, MediaFile.State.STORED));
        assertThat(item).isNull();
    }

    @Test
    void storage_keys_are_stable_and_unique() {
        MediaTask task = MediaTask.fetch(MESSAGE, 0);

        assertThat(task.storageKey(ACCOUNT))
                .isEqualTo(MediaTask.erase(MESSAGE, 0).storageKey(ACCOUNT))
                .isNotEqualTo(MediaTask.fetch(MESSAGE, 1).storageKey(ACCOUNT))
                .isNotEqualTo(MediaTask.fetch(new MessageId("m-2"), 0).storageKey(ACCOUNT))
                .isNotEqualTo(task.storageKey(new AccountId("other")));
    }

    @ParameterizedTest
    @EnumSource(Refused.Reason.class)
    void refused_medium_fails_permanently(Refused.Reason reason) {
        assertThat(after(new Refused(reason))).isEqualTo(new Step.Over(Verdict.SETTLED));

        MediaFile failed = only(state.conversations().media(MESSAGE));
        assertThat(failed.state()).isEqualTo(MediaFile.State.FAILED);
        assertThat(failed.reason()).isEqualTo(reason.name());
        assertThat(failed.storageKey()).isNull();
        assertThat(marks).as("a sender's fault does not count against the line").isEmpty();
    }

    @Test
    void medium_gone_at_the_channel_fails() {
        after(new MediaOutcome.Gone());

        assertThat(only(state.conversations().media(MESSAGE)).state()).isEqualTo(MediaFile.State.FAILED);
        assertThat(only(state.conversations().media(MESSAGE)).reason()).isEqualTo("GONE");
        assertThat(marks).hasSize(1);
    }

    @Test
    void expires_after_five_attempts_with_growing_delays() {
        List<Duration> waits = new ArrayList<>();
        for (int tries = 1; tries < 5; tries++) {
            assertThat(before()).isInstanceOf(Step.Fetch.class);
            assertThat(after(LATER)).isEqualTo(new Step.Over(Verdict.PUT_OFF));
            assertThat(item().attempts()).isEqualTo(tries);
            waits.add(Duration.between(now, item().due()));
            now = item().due();
        }
        assertThat(waits)
                .containsExactly(
                        Duration.ofMinutes(1), Duration.ofMinutes(30), Duration.ofHours(6), Duration.ofDays(2));
        assertThat(state.conversations().media(MESSAGE)).isEmpty();

        assertThat(before()).isInstanceOf(Step.Fetch.class);
        assertThat(after(LATER)).isEqualTo(new Step.Over(Verdict.SETTLED));

        assertThat(only(state.conversations().media(MESSAGE)).state()).isEqualTo(MediaFile.State.EXPIRED);
        assertThat(only(state.conversations().media(MESSAGE)).reason()).isEqualTo("TIMED_OUT");
        assertThat(Duration.between(NOON, now)).isLessThan(MediaDecision.MAX_AGE);
    }

    @Test
    void longer_retry_after_is_honoured() {
        after(new MediaOutcome.TryLater("HTTP_429", Duration.ofMinutes(10)));

        assertThat(item().due()).isEqualTo(NOON.plus(Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @CsvSource({"PT143H59M59S, true", "PT144H, false", "PT200H, false"})
    void nothing_is_fetched_after_six_days(Duration age, boolean fetched) {
        now = NOON.plus(age);

        assertThat(before() instanceof Step.Fetch).isEqualTo(fetched);
        assertThat(state.conversations().media(MESSAGE).stream().map(MediaFile::state))
                .isEqualTo(fetched ? List.of() : List.of(MediaFile.State.EXPIRED));
    }

    @Test
    void no_retry_is_scheduled_beyond_six_days() {
        now = NOON.plus(Duration.ofDays(5));
        item = new WorkItem(ACCOUNT, item().key(), item().lane(), item().group(), now, 3);

        after(LATER);

        assertThat(item().due()).isEqualTo(NOON.plus(MediaDecision.MAX_AGE));
    }

    @Test
    void ten_errors_in_an_hour_pause_the_line_without_using_an_attempt() {
        List<WorkItem> errors = IntStream.range(0, 10)
                .mapToObj(i -> MediaTask.error(
                        ACCOUNT,
                        LINE.id(),
                        "e" + i,
                        NOON.plus(MediaDecision.ERRORS_COUNT).plusSeconds(i)))
                .toList();
        marks.addAll(errors.subList(0, 9));
        assertThat(before()).isInstanceOf(Step.Fetch.class);

        marks.add(errors.get(9));
        assertThat(before()).isEqualTo(new Step.Over(Verdict.PUT_OFF));
        assertThat(item().attempts()).isZero();
        assertThat(item().due()).isEqualTo(NOON.plus(Duration.ofHours(1)));

        now = item().due();
        assertThat(before()).isInstanceOf(Step.Fetch.class);
    }

    @Test
    void every_failed_fetch_counts_for_an_hour() {
        after(LATER);

        WorkItem mark = only(marks);
        assertThat(mark.lane()).isNotEqualTo("media/wa");
        assertThat(mark.due()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(MediaDecision.heldUntil(List.of(mark), NOON)).isEmpty();
    }

    @Test
    void a_stopped_line_is_retried_hourly_without_using_attempts() {
        assertThat(after(new MediaOutcome.LineStopped("TOKEN"))).isEqualTo(new Step.Over(Verdict.PUT_OFF));
        assertThat(item().attempts()).isZero();

        now = NOON.plus(Duration.ofMinutes(59));
        assertThat(before()).isEqualTo(new Step.Over(Verdict.PUT_OFF));
        assertThat(item().due()).isEqualTo(NOON.plus(Duration.ofHours(1)));

        now = item().due();
        assertThat(before()).isInstanceOf(Step.Fetch.class);
    }

    @Test
    void unsent_message_is_not_fetched() {
        unsend();

        assertThat(before()).isEqualTo(new Step.Erase());
        erased();

        assertThat(only(state.conversations().media(MESSAGE)).state()).isEqualTo(MediaFile.State.ERASED);
        assertThat(events)
                .containsExactly(
                        new CrmEvent.MediaChanged(new ConversationId("c-1"), MESSAGE, 0, MediaFile.State.ERASED));
        assertThat(item).isNull();
    }

    @Test
    void unsend_during_the_fetch_erases_the_medium() {
        assertThat(before()).isInstanceOf(Step.Fetch.class);
        unsend();

        assertThat(after(new MediaOutcome.Fetched(1234, "image/jpeg"))).isEqualTo(new Step.Erase());
        assertThat(state.conversations().media(MESSAGE)).isEmpty();
    }

    @Test
    void unsend_after_storing_erases_the_medium() {
        after(new MediaOutcome.Fetched(1234, "image/jpeg"));
        Message before = message();
        UnitOfWork unit = new UnitOfWork(ACCOUNT, state, now, this::id).fetchingMedia();
        MediaRules.erase(unit, before);
        unsend();

        item = only(unit.changeSet().orElseThrow().enqueued());
        assertThat(item().lane())
                .as("one lane, so that fetching and erasing never meet")
                .isEqualTo("media/wa");
        assertThat(before()).isEqualTo(new Step.Erase());
        erased();

        MediaFile erased = only(state.conversations().media(MESSAGE));
        assertThat(erased.state()).isEqualTo(MediaFile.State.ERASED);
        assertThat(erased.storageKey()).isNull();
        assertThat(erased.bytes()).isZero();
    }

    @Test
    void erasing_cancels_a_pending_fetch() {
        WorkKey fetch = item().key();
        unsend();
        item = MediaTask.erase(MESSAGE, 0).item(ACCOUNT, LINE.id(), now);

        Set<WorkKey> done = run(MediaDecision::erased);

        assertThat(done)
                .containsExactlyInAnyOrder(fetch, MediaTask.erase(MESSAGE, 0).key());
    }

    @Test
    void erasing_is_retried_until_it_succeeds() {
        unsend();
        item = MediaTask.erase(MESSAGE, 0).item(ACCOUNT, LINE.id(), now);

        for (int tries = 1; tries <= 30; tries++) {
            run(MediaDecision::eraseLater);
            assertThat(item().attempts()).isEqualTo(tries);
            assertThat(Duration.between(now, item().due())).isBetween(Duration.ofMinutes(1), Duration.ofHours(6));
            now = item().due();
        }
    }

    @Test
    void finished_media_are_not_fetched_again() {
        after(new MediaOutcome.Fetched(1234, "image/jpeg"));
        item = MediaTask.fetch(MESSAGE, 0).item(ACCOUNT, LINE.id(), now);

        assertThat(before()).isEqualTo(new Step.Over(Verdict.SETTLED));
        assertThat(events).hasSize(1);
    }

    @Test
    void expired_error_mark_is_removed() {
        item = MediaTask.error(ACCOUNT, LINE.id(), "e1", now);

        assertThat(before()).isEqualTo(new Step.Over(Verdict.SETTLED));
        assertThat(item).isNull();
    }

    private Step before() {
        Step[] step = new Step[1];
        run(decision -> step[0] = decision.before(marks));
        return step[0];
    }

    private Step after(MediaOutcome outcome) {
        Step[] step = new Step[1];
        run(decision -> step[0] = decision.after(outcome));
        return step[0];
    }

    private void erased() {
        run(MediaDecision::erased);
    }

    private void unsend() {
        state.apply(new ConversationChange.Amend(MESSAGE, new Amendment.Unsend(now)));
    }

    /** Decides, applies the result to item, marks and events as a store does, and returns it. */
    private Set<WorkKey> run(Consumer<MediaDecision> rule) {
        UnitOfWork unit = new UnitOfWork(ACCOUNT, state, now, this::id)
                .fetchingMedia()
                .under(new Lease(ACCOUNT, item().lane(), "token"));
        WorkItem given = item();
        rule.accept(new MediaDecision(unit, given));
        Optional<ChangeSet> changes = unit.changeSet();
        if (changes.isEmpty()) {
            return Set.of();
        }
        ChangeSet set = changes.get();
        events.addAll(set.events());
        marks.addAll(set.enqueued());
        set.rescheduled().forEach(later -> item = later);
        if (set.done().contains(given.key())) {
            item = null;
        }
        return Set.copyOf(set.done());
    }

    private WorkItem item() {
        assertThat(item).as("work is left").isNotNull();
        return Objects.requireNonNull(item);
    }

    private Message message() {
        return state.conversations().message(MESSAGE).orElseThrow();
    }

    private String id() {
        return "id-" + ids.incrementAndGet();
    }

    private static <T> T only(List<T> all) {
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
