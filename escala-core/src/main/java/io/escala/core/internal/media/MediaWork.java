package io.escala.core.internal.media;

import io.escala.core.channel.MediaOutcome;
import io.escala.core.channel.MediaSink;
import io.escala.core.internal.Defects;
import io.escala.core.internal.HourlyWarnings;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.MediaPorts;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.internal.media.MediaDecision.Step;
import io.escala.core.internal.work.WorkHandler;
import io.escala.core.port.MediaStorage;
import io.escala.crm.change.State;
import io.escala.crm.line.Line;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches media into the host's storage, and erases unsent ones. The medium is stored before the commit that records it:
 * after a crash in between it is fetched again under the same key, and replaces the first copy.
 *
 * <p>Thread-safe.
 */
public final class MediaWork implements WorkHandler {
    private static final Logger LOG = LoggerFactory.getLogger(MediaWork.class);

    /** More than are ever counted. */
    private static final int MARKS = 100;

    private final InboxContext context;
    private final MediaPorts ports;
    private final HourlyWarnings warnings = new HourlyWarnings();

    public MediaWork(InboxContext context, MediaPorts ports) {
        this.context = context;
        this.ports = ports;
    }

    @Override
    public WorkKind kind() {
        return WorkKind.MEDIA;
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        Optional<Step> step = decide(lease, item, decision -> decision.before(marks(decision, item)));
        if (step.isEmpty()) {
            return Verdict.LEASE_LOST;
        }
        if (step.get() instanceof Step.Fetch fetch) {
            MediaOutcome outcome = fetch(fetch, item);
            step = decide(lease, item, decision -> decision.after(outcome));
            if (step.isEmpty()) {
                eraseIfUnsent(item);
                return Verdict.LEASE_LOST;
            }
        }
        if (step.get() instanceof Step.Erase) {
            boolean erased = erase(item);
            step = decide(lease, item, decision -> erased ? decision.erased() : decision.eraseLater());
        }
        return step.map(last -> ((Step.Over) last).verdict()).orElse(Verdict.LEASE_LOST);
    }

    private void warn(WorkItem item, MediaDecision.@Nullable GivenUp givenUp) {
        if (givenUp != null
                && warnings.isDue(item.account() + "/" + givenUp.line() + " " + givenUp.reason(), context.now())) {
            LOG.warn(
                    "A medium on line {} of account {} will not be fetched ({}); its message stays. If the customer's file matters, ask"
                            + " them to send it again. Said once an hour for each line and reason",
                    givenUp.line(),
                    item.account(),
                    givenUp.reason());
        }
    }

    private Optional<Step> decide(Lease lease, WorkItem item, Function<MediaDecision, Step> rule) {
        Optional<Decided> decided = context.loop().runUnderLease(() -> {
            MediaDecision decision =
                    new MediaDecision(context.begin(item.account(), load(item)).under(lease), item);
            Decided made = new Decided(rule.apply(decision), decision.givenUp());
            // Only a final step is committed; before that there are no changes.
            return made.step() instanceof Step.Over ? Decision.commit(decision.unit(), made) : Decision.nothing(made);
        });
        decided.ifPresent(made -> warn(item, made.givenUp()));
        return decided.map(Decided::step);
    }

    private record Decided(Step step, MediaDecision.@Nullable GivenUp givenUp) {}

    private State load(WorkItem item) {
        StateLoader loader = context.load(item.account());
        MediaTask task = MediaTask.of(item);
        if (task.kind() != MediaTask.Kind.MARK) {
            loader.messages(List.of(task.messageId())).media(List.of(task.messageId()));
            loader.state()
                    .conversations()
                    .message(task.messageId())
                    .ifPresent(message -> loader.lines(List.of(message.line())));
        }
        return loader.state();
    }

    private List<WorkItem> marks(MediaDecision decision, WorkItem item) {
        if (MediaTask.of(item).kind() == MediaTask.Kind.MARK) {
            return List.of();
        }
        return decision.unit()
                .state()
                .conversations()
                .message(MediaTask.of(item).messageId())
                .map(message -> context.store().lane(item.account(), MediaTask.marksLane(message.line()), MARKS))
                .orElse(List.of());
    }

    private MediaOutcome fetch(Step.Fetch fetch, WorkItem item) {
        String key = MediaTask.of(item).storageKey(item.account());
        StorageSink sink = new StorageSink(ports.storage(), key);
        MediaOutcome outcome = call(fetch.line(), fetch, sink);
        if (outcome instanceof MediaOutcome.LineStopped stopped) {
            LOG.error(
                    "Media of line {} cannot be fetched ({}); they are kept waiting until its token is good again",
                    fetch.line().id(),
                    stopped.reason());
        }
        boolean fetched = outcome instanceof MediaOutcome.Fetched;
        if (fetched && !sink.kept) {
            return new MediaOutcome.TryLater("NOT_STORED", null);
        }
        if (!fetched && sink.kept) {
            erase(item);
        }
        return outcome;
    }

    private MediaOutcome call(Line line, Step.Fetch fetch, StorageSink sink) {
        try {
            return ports.source().fetch(line, fetch.media(), sink);
        } catch (RuntimeException e) {
            // Source and storage are the host's code, and may throw.
            LOG.error("Fetching a media file failed", Defects.withoutMessages(e));
            return new MediaOutcome.TryLater("BROKE_OFF", null);
        }
    }

    private boolean erase(WorkItem item) {
        try {
            ports.storage().delete(MediaTask.of(item).storageKey(item.account()));
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("A medium could not be deleted: {}", e.getClass().getName());
            return false;
        }
    }

    /**
     * Erases the bytes if the message was unsent: the new owner of the lane may have erased before these bytes were stored.
     */
    private void eraseIfUnsent(WorkItem item) {
        boolean unsent = CommitLoop.reading(() -> load(item))
                .conversations()
                .message(MediaTask.of(item).messageId())
                .filter(MediaDecision::unsent)
                .isPresent();
        if (unsent) {
            erase(item);
        }
    }

    /** Stores one medium under its key. */
    private static final class StorageSink implements MediaSink {
        private final MediaStorage storage;
        private final String key;
        private boolean kept;

        StorageSink(MediaStorage storage, String key) {
            this.storage = storage;
            this.key = key;
        }

        @Override
        public void take(InputStream bytes, @Nullable String mimeType) throws IOException {
            storage.store(key, mimeType, bytes);
            kept = true;
        }
    }
}
