package io.escala.core.internal.media;

import io.escala.core.channel.MediaOutcome;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.WorkHandler.Verdict;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MediaFile.State;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.retry.Backoff;
import io.escala.crm.work.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides the next step for one medium. Pure.
 *
 * <ol>
 *   <li>The message was unsent: nothing is fetched, and a stored medium is erased.
 *   <li>The medium is already settled, or does not exist: nothing.
 *   <li>Its message came in more than six days ago: expired. Meta keeps media of webhooks for seven.
 *   <li>The line has failed ten times within an hour, or is paused: it is rescheduled without counting an attempt.
 *   <li>It is fetched. Five attempts in all, at growing intervals; then expired.
 * </ol>
 */
final class MediaDecision {
    static final int MAX_TRIES = 5;
    static final int MAX_ERRORS = 10;
    static final Duration MAX_AGE = Duration.ofDays(6);
    static final Duration ERRORS_COUNT = Duration.ofHours(1);
    static final Duration PAUSE = Duration.ofHours(1);

    private static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(30), Duration.ofHours(6), Duration.ofDays(2));
    private static final Backoff ERASE_BACKOFF = Backoff.exact(Duration.ofMinutes(1), Duration.ofHours(6));

    private final UnitOfWork unit;
    private final WorkItem item;
    private final MediaTask task;
    private @Nullable GivenUp givenUp;

    /** Requires the unit to be under the lease, with the message, its line and its media loaded. */
    MediaDecision(UnitOfWork unit, WorkItem item) {
        this.unit = unit;
        this.item = item;
        this.task = MediaTask.of(item);
    }

    /**
     * A medium that will not be fetched.
     *
     * @param line the line it came through
     * @param reason why, in a word
     */
    record GivenUp(LineId line, String reason) {}

    /** The next step. */
    sealed interface Step {
        /** Commit the decision; the work has its outcome. */
        record Over(Verdict verdict) implements Step {}

        /** Call the source. */
        record Fetch(Line line, MediaRef media) implements Step {}

        /** Delete the medium from the storage. */
        record Erase() implements Step {}
    }

    UnitOfWork unit() {
        return unit;
    }

    /** What this decision gives up, or null. */
    @Nullable
    GivenUp givenUp() {
        return givenUp;
    }

    /**
     * Decides before the call.
     *
     * @param marks the marks of the line
     */
    Step before(List<WorkItem> marks) {
        if (task.kind() == MediaTask.Kind.MARK) {
            return over();
        }
        Optional<Message> message = unit.state().conversations().message(task.messageId());
        if (message.isEmpty()) {
            return over();
        }
        if (task.kind() == MediaTask.Kind.ERASE || unsent(message.get())) {
            return new Step.Erase();
        }
        List<MediaRef> media = MediaRules.media(message.get().content());
        Optional<Line> line = unit.state().account().line(message.get().line());
        if (file().isPresent() || task.place() >= media.size()) {
            return over();
        }
        if (line.isEmpty()) {
            return settled(message.get(), State.FAILED, "LINE_REMOVED");
        }
        if (!unit.now().isBefore(deadline(message.get()))) {
            return settled(message.get(), State.EXPIRED, "NOT_IN_TIME");
        }
        Optional<Instant> held = heldUntil(marks, unit.now());
        if (held.isPresent()) {
            return waits(held.get(), item.attempts());
        }
        return new Step.Fetch(line.get(), media.get(task.place()));
    }

    /** The time until which a line fetches nothing. */
    static Optional<Instant> heldUntil(List<WorkItem> marks, Instant now) {
        List<Instant> errors = marks.stream()
                .filter(mark -> !MediaTask.isPause(mark))
                .map(WorkItem::due)
                .filter(now::isBefore)
                .sorted()
                .toList();
        Optional<Instant> pause = marks.stream()
                .filter(MediaTask::isPause)
                .map(WorkItem::due)
                .filter(now::isBefore)
                .max(Instant::compareTo);
        if (errors.size() < MAX_ERRORS) {
            return pause;
        }
        // The line is free once so many errors have expired that fewer than the limit remain.
        Instant free = errors.get(errors.size() - MAX_ERRORS);
        return Optional.of(pause.filter(free::isBefore).orElse(free));
    }

    /**
     * Decides after the call. If the message was unsent in the meantime, the medium is erased, whatever the outcome.
     *
     * @param outcome the outcome of the call
     */
    Step after(MediaOutcome outcome) {
        Optional<Message> message = unit.state().conversations().message(task.messageId());
        if (message.isEmpty()) {
            return over();
        }
        if (unsent(message.get())) {
            return new Step.Erase();
        }
        if (outcome instanceof MediaOutcome.Fetched fetched) {
            record(
                    message.get(),
                    State.STORED,
                    task.storageKey(unit.account()),
                    fetched.bytes(),
                    fetched.mimeType(),
                    null);
            return over();
        }
        if (outcome instanceof MediaOutcome.Refused refused) {
            return settled(message.get(), State.FAILED, refused.reason().name());
        }
        if (outcome instanceof MediaOutcome.Gone) {
            countError(message.get());
            return settled(message.get(), State.FAILED, "GONE");
        }
        if (outcome instanceof MediaOutcome.LineStopped) {
            Instant until = unit.now().plus(PAUSE);
            unit.enqueue(MediaTask.pause(unit.account(), message.get().line(), unit.id(), until));
            return waits(until, item.attempts());
        }
        if (outcome instanceof MediaOutcome.TryLater later) {
            countError(message.get());
            int tries = item.attempts() + 1;
            if (tries >= MAX_TRIES) {
                return settled(message.get(), State.EXPIRED, later.reason());
            }
            Duration asked = Objects.requireNonNullElse(later.after(), Duration.ZERO);
            Duration wait = WAITS.get(tries - 1);
            Instant due = unit.now().plus(asked.compareTo(wait) > 0 ? asked : wait);
            Instant last = deadline(message.get());
            return waits(due.isBefore(last) ? due : last, tries);
        }
        throw new IllegalStateException("no case for " + outcome.getClass());
    }

    /** Decides after the medium was deleted from the storage. A pending fetch of it is done too. */
    Step erased() {
        Optional<Message> message = unit.state().conversations().message(task.messageId());
        if (message.isPresent()
                && file().map(MediaFile::state).filter(State.ERASED::equals).isEmpty()) {
            record(message.get(), State.ERASED, null, 0, null, null);
        }
        if (task.kind() == MediaTask.Kind.ERASE) {
            unit.done(MediaTask.fetch(task.messageId(), task.place()).key());
        }
        return over();
    }

    /** Decides after a failed deletion. It is retried without limit, because an unsent medium must not remain. */
    Step eraseLater() {
        return waits(ERASE_BACKOFF.due(unit.now(), item.attempts()), item.attempts() + 1);
    }

    static boolean unsent(Message message) {
        return message.content() instanceof MessageContent.Removed;
    }

    private static Instant deadline(Message message) {
        return message.arrivedAt().plus(MAX_AGE);
    }

    private Optional<MediaFile> file() {
        return unit.state().conversations().media(task.messageId()).stream()
                .filter(file -> file.place() == task.place())
                .findFirst();
    }

    private void countError(Message message) {
        unit.enqueue(MediaTask.error(
                unit.account(), message.line(), unit.id(), unit.now().plus(ERRORS_COUNT)));
    }

    private Step settled(Message message, State state, String reason) {
        record(message, state, null, 0, null, reason);
        givenUp = new GivenUp(message.line(), reason);
        return over();
    }

    private void record(
            Message message,
            State state,
            @Nullable String key,
            long bytes,
            @Nullable String mimeType,
            @Nullable String reason) {
        unit.change(new ConversationChange.PutMedia(new MediaFile(
                unit.account(), task.messageId(), task.place(), state, key, bytes, mimeType, reason, unit.now())));
        unit.event(new CrmEvent.MediaChanged(message.conversation(), task.messageId(), task.place(), state));
    }

    private Step over() {
        unit.done(item.key());
        return new Step.Over(Verdict.SETTLED);
    }

    private Step waits(Instant due, int tries) {
        unit.reschedule(item.again(due, tries));
        return new Step.Over(Verdict.PUT_OFF);
    }
}
