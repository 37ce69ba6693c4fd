package io.escala.core.internal.receive;

import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.Defects;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.MissingLoads;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.AccountId;
import io.escala.crm.change.NotLoadedException;
import io.escala.crm.change.State;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.UnstorableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files events of one account: groups them by person, loads in bulk, decides, commits the groups together, and retries only
 * the groups with a conflict. A group that cannot be decided or committed is filed in halves, so that in the end only the
 * event that causes the failure is quarantined. Thread-safe.
 */
final class AccountBatch {
    private static final Logger LOG = LoggerFactory.getLogger(AccountBatch.class);

    private final InboxContext context;
    private final EventMetrics metrics;
    private final ReceiveLoader loader;
    private final AccountId account;

    AccountBatch(InboxContext context, EventMetrics metrics, AccountId account) {
        this.context = context;
        this.metrics = metrics;
        this.loader = new ReceiveLoader(context);
        this.account = account;
    }

    /**
     * What became of some events.
     *
     * @param filed the outcomes that are final in this account
     * @param conflicted the events to load and decide again
     */
    private record Attempt(List<EventOutcome> filed, List<RoutedEvent> conflicted) {}

    /** A group with the outcomes that hold once its changes, if any, are committed. */
    private record DecidedGroup(List<RoutedEvent> events, List<EventOutcome> outcomes, Optional<ChangeSet> changes) {}

    /**
     * Files events, and counts each one that names a line as soon as its outcome is final, so that it is counted even if a
     * later one fails.
     *
     * @param events the events, in the order of the batch
     * @return the outcome of each, in no particular order
     * @throws TryAgainException when concurrent commits conflict too often or the store is unavailable
     */
    List<EventOutcome> file(List<RoutedEvent> events) {
        List<EventOutcome> filed = new ArrayList<>(events.size());
        List<RoutedEvent> pending = events;
        for (int attempt = 1; !pending.isEmpty(); attempt++) {
            if (attempt > CommitLoop.MAX_ATTEMPTS) {
                throw new TryAgainException("other commits conflicted " + CommitLoop.MAX_ATTEMPTS + " times");
            }
            if (attempt > 1) {
                context.loop().waitAfter(attempt - 1);
            }
            List<RoutedEvent> undecided = pending;
            Attempt made = MissingLoads.supplying(() -> decideAndCommit(undecided));
            filed.addAll(made.filed());
            pending = made.conflicted();
        }
        return filed;
    }

    private Attempt decideAndCommit(List<RoutedEvent> events) {
        State state = load(events);
        List<List<RoutedEvent>> blocked = new ArrayList<>();
        List<DecidedGroup> changing = new ArrayList<>();
        List<EventOutcome> filed = new ArrayList<>();
        for (List<RoutedEvent> group : EventGrouping.byPerson(events, state)) {
            Optional<DecidedGroup> decided = decide(state, group);
            if (decided.isEmpty()
                    || decided.get().changes().filter(SelfConflict::blocked).isPresent()) {
                blocked.add(group);
                // The discarded decision has changed the state, so it is loaded again for the next one.
                state = load(events);
            } else if (decided.get().changes().isPresent()) {
                changing.add(decided.get());
            } else {
                filed.addAll(decided.get().outcomes());
            }
        }
        // Not earlier, because a missing load repeats all decisions.
        metrics.filedInAccount(filed);
        Attempt committed = commit(changing);
        filed.addAll(committed.filed());
        blocked.forEach(group -> filed.addAll(fileByHalves(group)));
        return new Attempt(filed, committed.conflicted());
    }

    private State load(List<RoutedEvent> events) {
        return CommitLoop.reading(() -> loader.load(account, events));
    }

    /** Decides the events of a group; empty when a decision fails. */
    private Optional<DecidedGroup> decide(State state, List<RoutedEvent> group) {
        UnitOfWork unit = context.begin(account, state, group.get(0).intake().at());
        List<EventOutcome> outcomes = new ArrayList<>(group.size());
        try {
            for (RoutedEvent event : group) {
                outcomes.add(EventOutcome.of(event, ReceiveRules.decide(unit, event)));
            }
        } catch (NotLoadedException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            logDefect("deciding", group.size(), e);
            return Optional.empty();
        }
        return Optional.of(new DecidedGroup(group, outcomes, unit.changeSet()));
    }

    private Attempt commit(List<DecidedGroup> groups) {
        if (groups.isEmpty()) {
            return new Attempt(List.of(), List.of());
        }
        List<ChangeSet> changeSets =
                groups.stream().flatMap(group -> group.changes().stream()).toList();
        List<CommitResult> results;
        try {
            results = context.loop().commit(changeSets);
        } catch (IllegalArgumentException | UnstorableException e) {
            logDefect("committing", changeSets.size(), e);
            return new Attempt(fileEach(groups), List.of());
        }
        List<EventOutcome> filed = new ArrayList<>();
        List<RoutedEvent> conflicted = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            DecidedGroup group = groups.get(i);
            if (CommitLoop.isCommitted(results.get(i))) {
                metrics.filedInAccount(group.outcomes());
                filed.addAll(group.outcomes());
            } else {
                conflicted.addAll(group.events());
            }
        }
        return new Attempt(filed, conflicted);
    }

    /** Files groups one by one after their commit failed: one of them caused it, and the others must still be filed. */
    private List<EventOutcome> fileEach(List<DecidedGroup> groups) {
        if (groups.size() == 1) {
            return fileByHalves(groups.get(0).events());
        }
        List<EventOutcome> filed = new ArrayList<>();
        groups.forEach(group -> filed.addAll(file(group.events())));
        return filed;
    }

    /** Files the halves of a group in their order; a single event is quarantined. */
    private List<EventOutcome> fileByHalves(List<RoutedEvent> group) {
        if (group.size() == 1) {
            return List.of(quarantine(group.get(0)));
        }
        int half = group.size() / 2;
        List<EventOutcome> filed = new ArrayList<>(file(group.subList(0, half)));
        filed.addAll(file(group.subList(half, group.size())));
        return filed;
    }

    private EventOutcome quarantine(RoutedEvent event) {
        EventOutcome outcome = context.loop().run(() -> {
            UnitOfWork unit =
                    context.begin(account, State.partial(), event.intake().at());
            return Decision.commit(
                    unit,
                    EventOutcome.of(
                            event,
                            ReceiveRules.quarantine(
                                    unit, event, QuarantinedItem.Reason.FAILED, "could not be decided")));
        });
        metrics.filedInAccount(List.of(outcome));
        return outcome;
    }

    private static void logDefect(String doing, int count, Throwable defect) {
        LOG.error("{} {} event(s) or group(s) failed", doing, count, Defects.withoutMessages(defect));
    }
}
