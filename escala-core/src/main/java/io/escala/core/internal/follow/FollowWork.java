package io.escala.core.internal.follow;

import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.Defects;
import io.escala.core.internal.loop.BatchResult;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.work.CallWorkHandler;
import io.escala.crm.AccountId;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Message;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.work.Lease;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives events to the followers of this process. An item is settled once its handler returned; otherwise it is tried again, or quarantined.
 *
 * <p>Thread-safe.
 */
public final class FollowWork implements CallWorkHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FollowWork.class);

    /** Until the store is available again, or another process has the follower. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final InboxContext context;
    private final Followers followers;
    private final FollowedMessages messages;

    /** Creates the handler. */
    public FollowWork(InboxContext context, Followers followers) {
        this.context = context;
        this.followers = followers;
        this.messages = new FollowedMessages(context);
    }

    @Override
    public WorkKind kind() {
        return WorkKind.FOLLOW;
    }

    @Override
    public int room(Lease lease) {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean mayLeave(Lease lease) {
        return true;
    }

    @Override
    public Verdict handle(Lease lease, WorkItem item) {
        Answer answer = call(List.of(item)).get(0).make();
        return context.loop().runUnderLease(() -> answer.decide(lease)).orElse(Verdict.LEASE_LOST);
    }

    @Override
    public List<BatchResult<Start>> start(Lease lease, List<WorkItem> items) {
        List<BatchResult<Start>> starts = new ArrayList<>();
        call(items).forEach(call -> starts.add(new BatchResult.Committed<>(new Start(null, call))));
        return starts;
    }

    /** Reads what the items are about, all together. */
    private List<Call> call(List<WorkItem> items) {
        List<String> cursors = items.stream().map(FollowerItems::cursor).toList();
        Map<String, LoggedEvent> events =
                CommitLoop.reading(() -> context.store().eventsAt(cursors));
        Map<LoggedEvent, FollowedMessages.Received> received = messages.of(events.values());
        return items.stream()
                .map(item -> {
                    LoggedEvent event = events.get(FollowerItems.cursor(item));
                    return call(item, event, event == null ? null : received.get(event));
                })
                .toList();
    }

    private Call call(WorkItem item, @Nullable LoggedEvent event, FollowedMessages.@Nullable Received received) {
        Optional<Follower> follower = followers.find(FollowerItems.follower(item));
        if (follower.isEmpty()) {
            return () -> new Handled(item, Result.NOT_HERE, null);
        }
        if (event == null) {
            LOG.warn(
                    "An event that {} was to get is no longer kept",
                    follower.get().name());
            return () -> new Handled(item, Result.DONE, null);
        }
        return () -> handled(item, follower.get(), event, received);
    }

    private Handled handled(
            WorkItem item, Follower follower, LoggedEvent event, FollowedMessages.@Nullable Received received) {
        try {
            if (follower.events() != null) {
                follower.events().handle(event);
            } else if (follower.messages() != null && received != null && isWanted(follower, received)) {
                follower.messages()
                        .handle(new HandledMessage(context, follower.name(), received.message(), item.attempts() + 1));
            }
            return new Handled(item, Result.DONE, null);
        } catch (TryAgainException e) {
            LOG.warn("{} waits: {}", follower.name(), e.getMessage());
            return new Handled(item, Result.NOT_NOW, null);
        } catch (InterruptedException e) {
            // The process stops; the item is handled when it is started again.
            Thread.currentThread().interrupt();
            return new Handled(item, Result.NOT_NOW, null);
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            LOG.error(
                    "{} failed to handle {} in attempt {}",
                    follower.name(),
                    event.event().getClass().getSimpleName(),
                    item.attempts() + 1,
                    Defects.withoutMessages(e));
            return new Handled(item, Result.FAILED, e);
        }
    }

    private boolean isWanted(Follower follower, FollowedMessages.Received received) {
        Message message = received.message();
        Instant oldest = context.now().minus(follower.options().maxAge());
        return !received.byPerson()
                && !message.at().isBefore(oldest)
                && message.amendments().unsend() == null;
    }

    private enum Result {
        /** The handler returned, or there was nothing to do. */
        DONE,
        /** The handler threw. */
        FAILED,
        /** The store was not available, or the process stops. */
        NOT_NOW,
        /** This process has no such follower. */
        NOT_HERE
    }

    /** How an item was handled, to be committed. */
    private final class Handled implements Answer {
        private final WorkItem item;
        private final Result result;
        private final @Nullable Throwable thrown;

        Handled(WorkItem item, Result result, @Nullable Throwable thrown) {
            this.item = item;
            this.result = result;
            this.thrown = thrown;
        }

        @Override
        public Decision<Verdict> decide(Lease lease) {
            UnitOfWork unit = context.begin(AccountId.NONE, State.partial()).under(lease);
            Verdict verdict = switch (result) {
                case DONE -> settle(unit);
                case FAILED -> failed(unit);
                case NOT_NOW, NOT_HERE -> putOff(unit, item.postponed(unit.now().plus(PAUSE)));
            };
            return Decision.commit(unit, verdict);
        }

        private Verdict settle(UnitOfWork unit) {
            unit.done(item.key());
            return Verdict.SETTLED;
        }

        private Verdict putOff(UnitOfWork unit, WorkItem later) {
            unit.reschedule(later);
            return Verdict.PUT_OFF;
        }

        private Verdict failed(UnitOfWork unit) {
            Optional<WorkItem> next = FollowerRetries.next(item, unit.now());
            if (next.isPresent()) {
                return putOff(unit, next.get());
            }
            unit.change(new IntakeChange.QuarantineWork(new QuarantinedWork(
                    item,
                    QuarantinedWork.Reason.EXCEPTIONS,
                    thrown == null ? null : thrown.getClass().getName(),
                    unit.now())));
            return settle(unit);
        }

        @Override
        public void committed() {
            if (result == Result.FAILED
                    && FollowerRetries.next(item, context.now()).isEmpty()) {
                LOG.error("{} is quarantined: its handler threw in every attempt", item.key());
            }
        }

        /** Nothing: the new owner of the lane has it handled. */
        @Override
        public void keepFacts() {}
    }
}
