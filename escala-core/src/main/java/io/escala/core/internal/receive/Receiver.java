package io.escala.core.internal.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.Quarantined;
import io.escala.core.channel.Receipt;
import io.escala.core.channel.TryAgainException;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.intake.Intake;
import io.escala.core.internal.Defects;
import io.escala.core.internal.loop.Backoff;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.MissingLoads;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.AccountId;
import io.escala.crm.change.NotLoadedException;
import io.escala.crm.change.State;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.UnstorableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files batches: routes each event by its line, groups by account and person, loads in bulk, decides, commits the groups
 * together and retries only conflicts. Large batches are filed in slices of a thousand events. Thread-safe.
 */
public final class Receiver implements Intake {
    /** The number of events that Meta puts into one body at most. */
    private static final int SLICE = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

    private final InboxContext context;
    private final ReceiveLoader loader;
    private final Backoff backoff;
    private final LineHeartbeats heartbeats;

    public Receiver(InboxContext context, Backoff backoff) {
        this.context = context;
        this.loader = new ReceiveLoader(context);
        this.backoff = backoff;
        this.heartbeats = new LineHeartbeats(context);
    }

    @Override
    public Receipt receive(IncomingBatch batch) {
        return receive(batch, IntUnaryOperator.identity());
    }

    /**
     * Files events selected from a body.
     *
     * @param batch the events, in the order of that body
     * @param places returns, for the index of an event in the batch, its index in that body
     * @return the outcome of each
     */
    public Receipt receive(IncomingBatch batch, IntUnaryOperator places) {
        IntakeContext intake = IntakeContext.of(batch, places, context.now());
        Receipt.@Nullable Item[] items = new Receipt.Item[batch.events().size()];
        Map<LineKey, Line> heard = new LinkedHashMap<>();
        for (int from = 0; from < items.length; from += SLICE) {
            receive(batch, from, Math.min(items.length, from + SLICE), intake, items, heard);
        }
        heartbeats.heard(heard.values(), intake.at());
        return new Receipt(Arrays.stream(items).map(Objects::requireNonNull).toList());
    }

    /** Files a slice of a batch, so that memory use does not grow with the batch. */
    private void receive(
            IncomingBatch batch,
            int from,
            int to,
            IntakeContext intake,
            Receipt.@Nullable Item[] items,
            Map<LineKey, Line> heard) {
        List<ChannelEvent> events = batch.events();
        LineLookup lookup = CommitLoop.reading(() -> LineLookup.of(context.store(), events.subList(from, to)));
        Map<AccountId, List<RoutedEvent>> routed = new LinkedHashMap<>();
        Map<Integer, QuarantinedItem.Reason> unrouted = new LinkedHashMap<>();
        for (int i = from; i < to; i++) {
            ChannelEvent event = events.get(i);
            List<Line> known = lookup.of(event);
            List<Line> lines =
                    known.stream().filter(line -> !foreign(line, batch.appId())).toList();
            if (lines.isEmpty()) {
                unrouted.put(i, known.isEmpty() ? unroutable(event) : QuarantinedItem.Reason.FOREIGN_LINE);
            }
            for (Line line : LineLookup.onePerAccount(lines)) {
                routed.computeIfAbsent(line.account(), none -> new ArrayList<>())
                        .add(RoutedEvent.of(i, event, line, intake));
            }
        }
        if (!unrouted.isEmpty()) {
            quarantine(intake, events, unrouted, items);
        }
        routed.forEach((account, of) -> {
            Receipt.@Nullable Item[] filed = new Receipt.Item[events.size()];
            file(account, of, filed);
            of.forEach(event -> items[event.index()] =
                    LineLookup.together(items[event.index()], Objects.requireNonNull(filed[event.index()])));
        });
        for (int i = from; i < to; i++) {
            if (events.get(i).line() == null && !unrouted.containsKey(i)) {
                settled(events.get(i), items[i]);
            }
        }
        routed.values().stream()
                .flatMap(List::stream)
                .filter(of -> of.event().line() != null)
                .map(RoutedEvent::line)
                .forEach(line -> heard.put(line.key(), line));
    }

    private static boolean foreign(Line line, @Nullable String appId) {
        return appId != null && line.appId() != null && !line.appId().equals(appId);
    }

    private static QuarantinedItem.Reason unroutable(ChannelEvent event) {
        return event instanceof Quarantined quarantined && event.line() == null
                ? quarantined.reason()
                : QuarantinedItem.Reason.UNKNOWN_LINE;
    }

    /**
     * Quarantines events that belong to no account, or were signed by another app, under {@link AccountId#NONE}, where no
     * tenant can read them.
     */
    private void quarantine(
            IntakeContext intake,
            List<ChannelEvent> events,
            Map<Integer, QuarantinedItem.Reason> unrouted,
            Receipt.@Nullable Item[] items) {
        context.loop().run(() -> {
            UnitOfWork unit = context.begin(AccountId.NONE, State.partial(), intake.at());
            unrouted.forEach((index, reason) -> {
                ChannelEvent event = events.get(index);
                LineKey line = event.line();
                String detail = event instanceof Quarantined quarantined ? quarantined.detail() : null;
                items[index] = QuarantineRules.quarantine(unit, intake, index, event.raw(), line, reason, detail);
            });
            return Decision.commit(unit, Boolean.TRUE);
        });
        unrouted.keySet().forEach(index -> settled(events.get(index), items[index]));
    }

    /** Counts the outcome of an event, which is final now. */
    private void settled(ChannelEvent event, Receipt.@Nullable Item item) {
        LineKey line = event.line();
        Receipt.Item of = Objects.requireNonNull(item, "item");
        context.metrics().event(line == null ? null : line.channel(), of.outcome(), of.reason());
    }

    private void settled(List<RoutedEvent> group, Receipt.@Nullable Item[] items) {
        for (RoutedEvent routed : group) {
            // An event that concerns several accounts is counted once, after the last of them.
            if (routed.event().line() != null) {
                settled(routed.event(), items[routed.index()]);
            }
        }
    }

    private void file(AccountId account, List<RoutedEvent> events, Receipt.@Nullable Item[] items) {
        List<RoutedEvent> pending = events;
        for (int attempt = 1; !pending.isEmpty(); attempt++) {
            if (attempt > CommitLoop.MAX_ATTEMPTS) {
                throw new TryAgainException("other commits conflicted " + CommitLoop.MAX_ATTEMPTS + " times");
            }
            if (attempt > 1) {
                backoff.before(attempt - 1);
            }
            List<RoutedEvent> undecided = pending;
            pending = MissingLoads.supplying(() -> once(account, undecided, items));
        }
    }

    /** Decides and commits events, group by group; returns those with a conflict. */
    private List<RoutedEvent> once(AccountId account, List<RoutedEvent> events, Receipt.@Nullable Item[] items) {
        State state = CommitLoop.reading(() -> loader.load(account, events));
        List<List<RoutedEvent>> blocked = new ArrayList<>();
        List<List<RoutedEvent>> decided = new ArrayList<>();
        List<ChangeSet> changeSets = new ArrayList<>();
        for (List<RoutedEvent> group : EventGrouping.byPerson(events, state)) {
            Optional<UnitOfWork> unit = decide(account, state, group, items);
            Optional<ChangeSet> changeSet = unit.flatMap(UnitOfWork::changeSet);
            if (unit.isEmpty() || changeSet.filter(SelfConflict::blocked).isPresent()) {
                blocked.add(group);
                // The discarded decision has changed the state, so it is loaded again for the next one.
                state = CommitLoop.reading(() -> loader.load(account, events));
            } else if (changeSet.isPresent()) {
                decided.add(group);
                changeSets.add(changeSet.get());
            } else {
                settled(group, items);
            }
        }
        List<RoutedEvent> again = commit(account, decided, changeSets, items);
        blocked.forEach(group -> fileByHalves(account, group, items));
        return again;
    }

    private List<RoutedEvent> commit(
            AccountId account,
            List<List<RoutedEvent>> groups,
            List<ChangeSet> changeSets,
            Receipt.@Nullable Item[] items) {
        if (changeSets.isEmpty()) {
            return List.of();
        }
        List<CommitResult> results;
        try {
            results = context.loop().commit(changeSets);
        } catch (IllegalArgumentException | UnstorableException e) {
            logDefect("committing", changeSets.size(), e);
            // One of them caused it; the others must still be filed.
            groups.forEach(group -> {
                if (groups.size() > 1) {
                    file(account, group, items);
                } else {
                    fileByHalves(account, group, items);
                }
            });
            return List.of();
        }
        List<RoutedEvent> again = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (CommitLoop.isCommitted(results.get(i))) {
                settled(groups.get(i), items);
            } else {
                again.addAll(groups.get(i));
            }
        }
        return again;
    }

    private Optional<UnitOfWork> decide(
            AccountId account, State state, List<RoutedEvent> group, Receipt.@Nullable Item[] items) {
        UnitOfWork unit = context.begin(account, state, group.get(0).intake().at());
        try {
            for (RoutedEvent event : group) {
                items[event.index()] = ReceiveRules.decide(unit, event);
            }
            return Optional.of(unit);
        } catch (NotLoadedException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            logDefect("deciding", group.size(), e);
            return Optional.empty();
        }
    }

    private static void logDefect(String doing, int count, Throwable defect) {
        LOG.error("{} {} event(s) or group(s) failed", doing, count, Defects.withoutMessages(defect));
    }

    /**
     * Files a group that cannot be committed as one in two halves, in their order, so that in the end only the event that
     * causes the failure is quarantined.
     */
    private void fileByHalves(AccountId account, List<RoutedEvent> group, Receipt.@Nullable Item[] items) {
        if (group.size() > 1) {
            int half = group.size() / 2;
            file(account, List.copyOf(group.subList(0, half)), items);
            file(account, List.copyOf(group.subList(half, group.size())), items);
            return;
        }
        RoutedEvent event = group.get(0);
        context.loop().run(() -> {
            UnitOfWork unit =
                    context.begin(account, State.partial(), event.intake().at());
            items[event.index()] =
                    ReceiveRules.quarantine(unit, event, QuarantinedItem.Reason.FAILED, "could not be decided");
            return Decision.commit(unit, Boolean.TRUE);
        });
        settled(group, items);
    }
}
