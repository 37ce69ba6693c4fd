package io.escala.core.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.IncomingBatch;
import io.escala.core.channel.Intake;
import io.escala.core.channel.Receipt;
import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.Defects;
import io.escala.core.loop.Decided;
import io.escala.core.loop.Fold;
import io.escala.core.loop.Loop;
import io.escala.core.loop.Pause;
import io.escala.core.loop.Surroundings;
import io.escala.crm.account.AccountId;
import io.escala.crm.aside.SetAside;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineKey;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.State;
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
 * Files batches: routes each event by its own line, groups by account and person, loads in bulk, decides, commits the groups
 * together and does again only what conflicted. Of a large batch a thousand events at a time. Thread-safe.
 */
public final class Receiver implements Intake {
    /** As many events as Meta puts into one body. */
    private static final int SLICE = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

    private final Surroundings surroundings;
    private final ReceiveLoader loader;
    private final Pause pause;
    private final Pulses pulses;

    /**
     * Makes the receiver.
     *
     * @param surroundings store, ports, time and ids
     * @param pause how it waits after a conflict
     */
    public Receiver(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.loader = new ReceiveLoader(surroundings);
        this.pause = pause;
        this.pulses = new Pulses(surroundings);
    }

    @Override
    public Receipt receive(IncomingBatch batch) {
        return receive(batch, IntUnaryOperator.identity());
    }

    /**
     * Files events that are picked from the body they came in.
     *
     * @param batch the events, in the order of that body
     * @param places given the index of an event, its place in that body
     * @return what became of each
     */
    public Receipt receive(IncomingBatch batch, IntUnaryOperator places) {
        Arrival arrival = Arrival.of(batch, places, surroundings.now());
        Receipt.@Nullable Item[] items = new Receipt.Item[batch.events().size()];
        Map<LineKey, Line> heard = new LinkedHashMap<>();
        for (int from = 0; from < items.length; from += SLICE) {
            receive(batch, from, Math.min(items.length, from + SLICE), arrival, items, heard);
        }
        pulses.heard(heard.values(), arrival.at());
        return new Receipt(Arrays.stream(items).map(Objects::requireNonNull).toList());
    }

    /** Files a part of a batch, so that what is in hand at one time does not grow with the batch. */
    private void receive(
            IncomingBatch batch,
            int from,
            int to,
            Arrival arrival,
            Receipt.@Nullable Item[] items,
            Map<LineKey, Line> heard) {
        List<ChannelEvent> events = batch.events();
        Homes homes = Loop.reading(() -> Homes.of(surroundings.store(), events.subList(from, to)));
        Map<AccountId, List<Routed>> routed = new LinkedHashMap<>();
        Map<Integer, SetAside.Reason> homeless = new LinkedHashMap<>();
        for (int i = from; i < to; i++) {
            ChannelEvent event = events.get(i);
            List<Line> known = homes.of(event);
            List<Line> lines =
                    known.stream().filter(line -> !foreign(line, batch.appId())).toList();
            if (lines.isEmpty()) {
                homeless.put(i, known.isEmpty() ? unroutable(event) : SetAside.Reason.FOREIGN_LINE);
            }
            for (Line line : Homes.oneAnAccount(lines)) {
                routed.computeIfAbsent(line.account(), none -> new ArrayList<>())
                        .add(Routed.of(i, event, line, arrival));
            }
        }
        if (!homeless.isEmpty()) {
            setAside(arrival, events, homeless, items);
        }
        routed.forEach((account, of) -> {
            Receipt.@Nullable Item[] filed = new Receipt.Item[events.size()];
            file(account, of, filed);
            of.forEach(event -> items[event.index()] =
                    Homes.together(items[event.index()], Objects.requireNonNull(filed[event.index()])));
        });
        for (int i = from; i < to; i++) {
            if (events.get(i).line() == null && !homeless.containsKey(i)) {
                settled(events.get(i), items[i]);
            }
        }
        routed.values().stream()
                .flatMap(List::stream)
                .filter(of -> of.event().line() != null)
                .map(Routed::line)
                .forEach(line -> heard.put(line.key(), line));
    }

    private static boolean foreign(Line line, @Nullable String appId) {
        return appId != null && line.appId() != null && !line.appId().equals(appId);
    }

    private static SetAside.Reason unroutable(ChannelEvent event) {
        return event instanceof ChannelEvent.Aside aside && event.line() == null
                ? aside.reason()
                : SetAside.Reason.UNKNOWN_LINE;
    }

    /** What belongs to no account, or came signed by another app: kept where no tenant reads it. */
    private void setAside(
            Arrival arrival,
            List<ChannelEvent> events,
            Map<Integer, SetAside.Reason> homeless,
            Receipt.@Nullable Item[] items) {
        surroundings.loop().run(() -> {
            Fold fold = surroundings.fold(AccountId.NONE, new State(), arrival.at());
            homeless.forEach((index, reason) -> {
                ChannelEvent event = events.get(index);
                LineKey line = event.line();
                String detail = event instanceof ChannelEvent.Aside aside ? aside.detail() : null;
                items[index] = SettingAside.put(fold, arrival, index, event.raw(), line, reason, detail);
            });
            return Decided.commit(fold, Boolean.TRUE);
        });
        homeless.keySet().forEach(index -> settled(events.get(index), items[index]));
    }

    /** What became of an event holds for good: the moment it counts. */
    private void settled(ChannelEvent event, Receipt.@Nullable Item item) {
        LineKey line = event.line();
        Receipt.Item of = Objects.requireNonNull(item, "item");
        surroundings.metrics().event(line == null ? null : line.channel(), of.outcome(), of.reason());
    }

    private void settled(List<Routed> group, Receipt.@Nullable Item[] items) {
        for (Routed routed : group) {
            // What concerns several accounts counts once, when all of them have it.
            if (routed.event().line() != null) {
                settled(routed.event(), items[routed.index()]);
            }
        }
    }

    private void file(AccountId account, List<Routed> events, Receipt.@Nullable Item[] items) {
        List<Routed> pending = events;
        for (int attempt = 1; !pending.isEmpty(); attempt++) {
            if (attempt > Loop.MAX_ATTEMPTS) {
                throw new TryAgainException("others were first " + Loop.MAX_ATTEMPTS + " times");
            }
            if (attempt > 1) {
                pause.before(attempt - 1);
            }
            pending = once(account, pending, items);
        }
    }

    /** Decides and commits events, group by group; returns those that somebody else was faster with. */
    private List<Routed> once(AccountId account, List<Routed> events, Receipt.@Nullable Item[] items) {
        State state = Loop.reading(() -> loader.load(account, events));
        List<List<Routed>> apart = new ArrayList<>();
        List<List<Routed>> decided = new ArrayList<>();
        List<ChangeSet> changeSets = new ArrayList<>();
        for (List<Routed> group : Grouping.byPerson(events, state)) {
            Optional<Fold> fold = decide(account, state, group, items);
            Optional<ChangeSet> changeSet = fold.flatMap(Fold::changeSet);
            if (fold.isEmpty() || changeSet.filter(OwnWay::blocked).isPresent()) {
                apart.add(group);
                // What a decision that does not count left in the state must not be seen by the next.
                state = Loop.reading(() -> loader.load(account, events));
            } else if (changeSet.isPresent()) {
                decided.add(group);
                changeSets.add(changeSet.get());
            } else {
                settled(group, items);
            }
        }
        List<Routed> again = commit(account, decided, changeSets, items);
        apart.forEach(group -> fileApart(account, group, items));
        return again;
    }

    private List<Routed> commit(
            AccountId account, List<List<Routed>> groups, List<ChangeSet> changeSets, Receipt.@Nullable Item[] items) {
        if (changeSets.isEmpty()) {
            return List.of();
        }
        List<CommitResult> results;
        try {
            results = surroundings.loop().commit(changeSets);
        } catch (IllegalArgumentException | UnstorableException e) {
            logDefect("committing", changeSets.size(), e);
            // One of them is to blame, and must not take the others along.
            groups.forEach(group -> {
                if (groups.size() > 1) {
                    file(account, group, items);
                } else {
                    fileApart(account, group, items);
                }
            });
            return List.of();
        }
        List<Routed> again = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (Loop.landed(results.get(i))) {
                settled(groups.get(i), items);
            } else {
                again.addAll(groups.get(i));
            }
        }
        return again;
    }

    private Optional<Fold> decide(AccountId account, State state, List<Routed> group, Receipt.@Nullable Item[] items) {
        Fold fold = surroundings.fold(account, state, group.get(0).arrival().at());
        try {
            for (Routed event : group) {
                items[event.index()] = ReceiveRules.decide(fold, event);
            }
            return Optional.of(fold);
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            logDefect("deciding", group.size(), e);
            return Optional.empty();
        }
    }

    private static void logDefect(String doing, int count, Throwable defect) {
        LOG.error("{} {} event(s) or group(s) failed", doing, count, Defects.withoutMessages(defect));
    }

    /** A group that cannot land as one: each half alone, in their order, so that in the end only what is to blame is set aside. */
    private void fileApart(AccountId account, List<Routed> group, Receipt.@Nullable Item[] items) {
        if (group.size() > 1) {
            int half = group.size() / 2;
            file(account, List.copyOf(group.subList(0, half)), items);
            file(account, List.copyOf(group.subList(half, group.size())), items);
            return;
        }
        Routed event = group.get(0);
        surroundings.loop().run(() -> {
            Fold fold = surroundings.fold(account, new State(), event.arrival().at());
            items[event.index()] = ReceiveRules.quarantine(fold, event, SetAside.Reason.FAILED, "could not be decided");
            return Decided.commit(fold, Boolean.TRUE);
        });
        settled(group, items);
    }
}
