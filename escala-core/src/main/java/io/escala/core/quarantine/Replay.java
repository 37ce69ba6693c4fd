package io.escala.core.quarantine;

import io.escala.core.channel.BodyReader;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.IncomingBatch;
import io.escala.core.channel.Receipt;
import io.escala.core.loop.Decided;
import io.escala.core.loop.Fold;
import io.escala.core.loop.Loop;
import io.escala.core.loop.Surroundings;
import io.escala.core.receive.Receiver;
import io.escala.core.receive.SettingAside;
import io.escala.crm.account.AccountId;
import io.escala.crm.aside.AsideFilter;
import io.escala.crm.aside.RawBytes;
import io.escala.crm.aside.SetAside;
import io.escala.crm.line.LineKey;
import io.escala.crm.store.Change;
import io.escala.crm.store.Page;
import io.escala.crm.store.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files once more what was set aside: read, received as of its receipt, and dropped from the quarantine once it is elsewhere. What
 * came together is filed together, so the order within a body is kept. Dropping comes last: whatever breaks off before it leaves
 * the item there, to be replayed again. Thread-safe.
 */
public final class Replay {
    /** Items hold their bytes, whole bodies among them: few at a time. */
    private static final int SLICE = 25;

    private final Surroundings surroundings;
    private final BodyReader reader;
    private final Receiver receiver;

    /** An item without its bytes. */
    private record Place(String id, Instant at, @Nullable String appId, int inBody) {
        /** What came together side by side, in the order of its body. */
        static final Comparator<Place> ORDER = Comparator.comparing(Place::at)
                .thenComparing(Place::appId, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparingInt(Place::inBody)
                .thenComparing(Place::id);

        static Place of(SetAside item) {
            return new Place(item.id(), item.at(), item.appId(), item.place());
        }

        boolean cameWith(Place other) {
            return at.equals(other.at) && Objects.equals(appId, other.appId);
        }
    }

    /** An item and what was read from it: a range of the events of a batch. */
    private record Read(SetAside item, int from, int to) {}

    /** A place in the quarantine. */
    private record Home(AccountId account, String id) {}

    /**
     * Made by the inbox.
     *
     * @param surroundings store, ports, time and ids
     * @param reader reads what was kept
     * @param receiver files it
     */
    public Replay(Surroundings surroundings, BodyReader reader, Receiver receiver) {
        this.surroundings = surroundings;
        this.reader = reader;
        this.receiver = receiver;
    }

    List<Replayed> items(AccountId account, Collection<String> ids) {
        List<Place> places = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>(ids);
        for (List<String> slice : slices(List.copyOf(missing))) {
            for (SetAside item : load(account, slice)) {
                places.add(Place.of(item));
                missing.remove(item.id());
            }
        }
        List<Replayed> replayed = replay(account, places);
        missing.forEach(id -> replayed.add(Replayed.gone(id)));
        return List.copyOf(replayed);
    }

    List<Replayed> all(AccountId account, AsideFilter filter) {
        List<Place> places = new ArrayList<>();
        String after = null;
        do {
            String from = after;
            Page<SetAside> page = Loop.reading(() -> surroundings.store().setAside(account, filter, from, SLICE));
            page.items().forEach(item -> places.add(Place.of(item)));
            after = page.next();
        } while (after != null);
        return List.copyOf(replay(account, places));
    }

    private List<Replayed> replay(AccountId account, List<Place> places) {
        places.sort(Place.ORDER);
        List<Replayed> replayed = new ArrayList<>();
        int from = 0;
        while (from < places.size()) {
            int to = from + 1;
            while (to < places.size() && places.get(to).cameWith(places.get(from))) {
                to++;
            }
            replayed.addAll(together(account, places.subList(from, to)));
            from = to;
        }
        return replayed;
    }

    /** Replays what came at once under one app. */
    private List<Replayed> together(AccountId account, List<Place> places) {
        List<Replayed> replayed = new ArrayList<>();
        Map<String, SetAside> found = new LinkedHashMap<>();
        for (List<String> slice : slices(places.stream().map(Place::id).toList())) {
            load(account, slice).forEach(item -> found.put(item.id(), item));
        }
        places.stream()
                .filter(place -> !found.containsKey(place.id()))
                .forEach(place -> replayed.add(Replayed.gone(place.id())));
        if (found.isEmpty()) {
            return replayed;
        }
        List<Read> reads = new ArrayList<>();
        IncomingBatch batch = read(List.copyOf(found.values()), reads);
        Receipt receipt = receiver.receive(batch, inBodies(reads)::get);
        List<Replayed> done = settle(account, batch, receipt, reads);
        drop(account, done);
        replayed.addAll(done);
        return replayed;
    }

    private IncomingBatch read(List<SetAside> items, List<Read> reads) {
        List<ChannelEvent> events = new ArrayList<>();
        List<RawBytes> bodies = new ArrayList<>();
        for (SetAside item : items) {
            IncomingBatch alone = reader.read(item.appId(), item.raw(), item.at());
            int from = events.size();
            for (int i = 0; i < alone.events().size() && namesLine(alone, item); i++) {
                events.add(alone.events().get(i));
                // What holds just one item is kept as it is, however often it is replayed.
                bodies.add(
                        alone.events().size() == 1 ? item.raw() : alone.bodies().apply(i));
            }
            reads.add(new Read(item, from, events.size()));
        }
        SetAside first = items.get(0);
        return new IncomingBatch(first.appId(), events, first.at(), bodies::get);
    }

    /** For each event its place in the body it came in: what is set aside again keeps it. */
    private static List<Integer> inBodies(List<Read> reads) {
        List<Integer> places = new ArrayList<>();
        for (Read read : reads) {
            for (int i = read.from(); i < read.to(); i++) {
                places.add(read.item().place() + i - read.from());
            }
        }
        return places;
    }

    /** What was kept without the body around it no longer says whose it is: nothing is won by taking that for an answer. */
    private static boolean namesLine(IncomingBatch batch, SetAside item) {
        return item.line() == null || batch.events().stream().anyMatch(event -> event.line() != null);
    }

    private List<Replayed> settle(AccountId account, IncomingBatch batch, Receipt receipt, List<Read> reads) {
        Map<Integer, Home> homes = homes(batch, receipt);
        Set<Home> there = there(homes.values());
        List<Replayed> settled = new ArrayList<>();
        for (Read read : reads) {
            Home before = new Home(account, read.item().id());
            Replayed.Outcome outcome = read.from() == read.to() ? Replayed.Outcome.STAYS : Replayed.Outcome.FILED;
            for (int i = read.from(); i < read.to(); i++) {
                Home home = homes.get(i);
                if (home != null && (home.equals(before) || !there.contains(home))) {
                    outcome = Replayed.Outcome.STAYS;
                } else if (home != null && outcome == Replayed.Outcome.FILED) {
                    outcome = Replayed.Outcome.MOVED;
                }
            }
            settled.add(new Replayed(read.item().id(), outcome, receipt.items().subList(read.from(), read.to())));
        }
        return settled;
    }

    /** Where the events are that were set aside again. */
    private Map<Integer, Home> homes(IncomingBatch batch, Receipt receipt) {
        Map<Integer, SetAside.Reason> again = new LinkedHashMap<>();
        Set<LineKey> keys = new HashSet<>();
        for (int i = 0; i < batch.events().size(); i++) {
            SetAside.Reason reason = receipt.items().get(i).reason();
            if (reason != null) {
                again.put(i, reason);
                LineKey line = batch.events().get(i).line();
                if (line != null) {
                    keys.add(line);
                }
            }
        }
        Map<LineKey, AccountId> accounts = new LinkedHashMap<>();
        if (!keys.isEmpty()) {
            Loop.reading(() -> surroundings.store().linesByKey(keys))
                    .forEach((key, line) -> accounts.put(key, line.account()));
        }
        Map<Integer, Home> homes = new LinkedHashMap<>();
        again.forEach((index, reason) -> {
            ChannelEvent event = batch.events().get(index);
            boolean homeless = reason == SetAside.Reason.UNKNOWN_LINE || reason == SetAside.Reason.FOREIGN_LINE;
            LineKey line = event.line();
            AccountId account = homeless || line == null ? AccountId.NONE : accounts.getOrDefault(line, AccountId.NONE);
            homes.put(index, new Home(account, SettingAside.id(reason, event.raw())));
        });
        return homes;
    }

    /** Nothing is dropped unless it is seen to be where it is thought to be. */
    private Set<Home> there(Collection<Home> homes) {
        Map<AccountId, Set<String>> ids = new LinkedHashMap<>();
        homes.forEach(home -> ids.computeIfAbsent(home.account(), none -> new LinkedHashSet<>())
                .add(home.id()));
        Set<Home> there = new HashSet<>();
        ids.forEach((account, of) -> {
            for (List<String> slice : slices(List.copyOf(of))) {
                load(account, slice).forEach(item -> there.add(new Home(account, item.id())));
            }
        });
        return there;
    }

    private void drop(AccountId account, List<Replayed> done) {
        surroundings.loop().run(() -> {
            Fold fold = surroundings.fold(account, new State());
            done.stream()
                    .filter(item -> item.outcome() != Replayed.Outcome.STAYS)
                    .forEach(item -> fold.change(new Change.DropAside(account, item.id())));
            return Decided.commit(fold, Boolean.TRUE);
        });
    }

    private List<SetAside> load(AccountId account, List<String> ids) {
        Map<String, SetAside> found = Loop.reading(() -> surroundings.store().setAside(account, ids));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static List<List<String>> slices(List<String> ids) {
        List<List<String>> slices = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += SLICE) {
            slices.add(ids.subList(from, Math.min(from + SLICE, ids.size())));
        }
        return slices;
    }
}
