package io.escala.core.internal.quarantine;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.intake.BodyReader;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.Decision;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.core.internal.receive.QuarantineRules;
import io.escala.core.internal.receive.Receiver;
import io.escala.core.quarantine.ReplayedItem;
import io.escala.core.result.Receipt;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.State;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.store.CursorPage;
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
 * Replays quarantined items: reads them, receives them as of their receipt, and deletes them from the quarantine once they
 * are filed. Items received together are filed together, so the order within a body is kept. Deletion comes last: after an
 * interruption the items are still there, and can be replayed again. Thread-safe.
 */
public final class Replay {
    /** Items contain their bytes, possibly whole bodies, so only a few are loaded at a time. */
    private static final int SLICE = 25;

    private final InboxContext context;
    private final BodyReader reader;
    private final Receiver receiver;

    /** An item without its bytes. */
    private record Place(String id, Instant at, @Nullable String appId, boolean severalApps, int inBody) {
        /** Items received together are adjacent, in the order of their body. */
        static final Comparator<Place> ORDER = Comparator.comparing(Place::at)
                .thenComparing(Place::appId, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Place::severalApps)
                .thenComparingInt(Place::inBody)
                .thenComparing(Place::id);

        static Place of(QuarantinedItem item) {
            return new Place(item.id(), item.at(), item.appId(), item.severalApps(), item.place());
        }

        boolean cameWith(Place other) {
            return at.equals(other.at) && Objects.equals(appId, other.appId) && severalApps == other.severalApps;
        }
    }

    /** An item and its events: a range in a batch. */
    private record Read(QuarantinedItem item, int from, int to) {}

    /** The account and id of a quarantined item. */
    private record Location(AccountId account, String id) {}

    public Replay(InboxContext context, BodyReader reader, Receiver receiver) {
        this.context = context;
        this.reader = reader;
        this.receiver = receiver;
    }

    public List<ReplayedItem> items(Actor actor, Collection<String> ids) {
        AccountId account = actor.account();
        List<Place> places = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>(ids);
        for (List<String> slice : slices(List.copyOf(missing))) {
            for (QuarantinedItem item : load(account, slice)) {
                places.add(Place.of(item));
                missing.remove(item.id());
            }
        }
        List<ReplayedItem> replayed = replay(actor, places);
        missing.forEach(id -> replayed.add(ReplayedItem.gone(id)));
        return List.copyOf(replayed);
    }

    public List<ReplayedItem> all(Actor actor, QuarantineFilter filter) {
        AccountId account = actor.account();
        List<Place> places = new ArrayList<>();
        String after = null;
        do {
            String from = after;
            CursorPage<QuarantinedItem> page =
                    CommitLoop.reading(() -> context.store().quarantined(account, filter, from, SLICE));
            page.items().forEach(item -> places.add(Place.of(item)));
            after = page.next();
        } while (after != null);
        return List.copyOf(replay(actor, places));
    }

    private List<ReplayedItem> replay(Actor actor, List<Place> places) {
        places.sort(Place.ORDER);
        List<ReplayedItem> replayed = new ArrayList<>();
        int from = 0;
        while (from < places.size()) {
            int to = from + 1;
            while (to < places.size() && places.get(to).cameWith(places.get(from))) {
                to++;
            }
            replayed.addAll(together(actor, places.subList(from, to)));
            from = to;
        }
        return replayed;
    }

    /** Replays items that were received at the same time for one app. */
    private List<ReplayedItem> together(Actor actor, List<Place> places) {
        AccountId account = actor.account();
        List<ReplayedItem> replayed = new ArrayList<>();
        Map<String, QuarantinedItem> found = new LinkedHashMap<>();
        for (List<String> slice : slices(places.stream().map(Place::id).toList())) {
            load(account, slice).forEach(item -> found.put(item.id(), item));
        }
        places.stream()
                .filter(place -> !found.containsKey(place.id()))
                .forEach(place -> replayed.add(ReplayedItem.gone(place.id())));
        if (found.isEmpty()) {
            return replayed;
        }
        List<Read> reads = new ArrayList<>();
        IncomingBatch batch = read(List.copyOf(found.values()), reads);
        Receipt receipt = receiver.receive(batch, inBodies(reads)::get);
        List<ReplayedItem> done = settle(account, batch, receipt, reads);
        drop(actor, done);
        replayed.addAll(done);
        return replayed;
    }

    private IncomingBatch read(List<QuarantinedItem> items, List<Read> reads) {
        List<ChannelEvent> events = new ArrayList<>();
        List<RawBytes> bodies = new ArrayList<>();
        for (QuarantinedItem item : items) {
            IncomingBatch alone = reader.read(item.appId(), item.raw(), item.at());
            int from = events.size();
            for (int i = 0; i < alone.events().size() && namesLine(alone, item); i++) {
                events.add(alone.events().get(i));
                // A body with a single item is kept as it is, however often it is replayed.
                bodies.add(
                        alone.events().size() == 1 ? item.raw() : alone.bodies().apply(i));
            }
            reads.add(new Read(item, from, events.size()));
        }
        QuarantinedItem first = items.get(0);
        return new IncomingBatch(first.appId(), events, first.at(), bodies::get, first.severalApps());
    }

    /** Returns the index of each event in its original body, which a repeated quarantine keeps. */
    private static List<Integer> inBodies(List<Read> reads) {
        List<Integer> places = new ArrayList<>();
        for (Read read : reads) {
            for (int i = read.from(); i < read.to(); i++) {
                places.add(read.item().place() + i - read.from());
            }
        }
        return places;
    }

    /**
     * Whether a body still names its line: an item kept without the body around it does not, and replaying it would lose its
     * line.
     */
    private static boolean namesLine(IncomingBatch batch, QuarantinedItem item) {
        return item.line() == null || batch.events().stream().anyMatch(event -> event.line() != null);
    }

    private List<ReplayedItem> settle(AccountId account, IncomingBatch batch, Receipt receipt, List<Read> reads) {
        Map<Integer, Location> locations = locations(batch, receipt);
        Set<Location> there = there(locations.values());
        List<ReplayedItem> settled = new ArrayList<>();
        for (Read read : reads) {
            Location before = new Location(account, read.item().id());
            ReplayedItem.State outcome = read.from() == read.to() ? ReplayedItem.State.STAYS : ReplayedItem.State.FILED;
            for (int i = read.from(); i < read.to(); i++) {
                Location location = locations.get(i);
                if (location != null && (location.equals(before) || !there.contains(location))) {
                    outcome = ReplayedItem.State.STAYS;
                } else if (location != null && outcome == ReplayedItem.State.FILED) {
                    outcome = ReplayedItem.State.MOVED;
                }
            }
            settled.add(
                    new ReplayedItem(read.item().id(), outcome, receipt.items().subList(read.from(), read.to())));
        }
        return settled;
    }

    /** Returns the locations of the events that were quarantined again. */
    private Map<Integer, Location> locations(IncomingBatch batch, Receipt receipt) {
        Map<Integer, QuarantinedItem.Reason> again = new LinkedHashMap<>();
        Set<LineKey> keys = new HashSet<>();
        for (int i = 0; i < batch.events().size(); i++) {
            QuarantinedItem.Reason reason = receipt.items().get(i).reason();
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
            CommitLoop.reading(() -> context.store().linesByKey(keys))
                    .forEach((key, line) -> accounts.put(key, line.account()));
        }
        Map<Integer, Location> locations = new LinkedHashMap<>();
        again.forEach((index, reason) -> {
            ChannelEvent event = batch.events().get(index);
            boolean unrouted =
                    reason == QuarantinedItem.Reason.UNKNOWN_LINE || reason == QuarantinedItem.Reason.FOREIGN_LINE;
            LineKey line = event.line();
            AccountId account = unrouted || line == null ? AccountId.NONE : accounts.getOrDefault(line, AccountId.NONE);
            locations.put(index, new Location(account, QuarantineRules.id(reason, event.raw())));
        });
        return locations;
    }

    /** Returns the locations that exist, so that no item is deleted before its copy is seen in the quarantine. */
    private Set<Location> there(Collection<Location> locations) {
        Map<AccountId, Set<String>> ids = new LinkedHashMap<>();
        locations.forEach(location -> ids.computeIfAbsent(location.account(), none -> new LinkedHashSet<>())
                .add(location.id()));
        Set<Location> there = new HashSet<>();
        ids.forEach((account, of) -> {
            for (List<String> slice : slices(List.copyOf(of))) {
                load(account, slice).forEach(item -> there.add(new Location(account, item.id())));
            }
        });
        return there;
    }

    /** Each item that was filed leaves a record beside it. */
    private void drop(Actor actor, List<ReplayedItem> done) {
        AccountId account = actor.account();
        context.loop().run(() -> {
            UnitOfWork unit = context.begin(account, State.partial());
            done.stream()
                    .filter(item -> item.state() != ReplayedItem.State.STAYS)
                    .forEach(item -> {
                        unit.change(new IntakeChange.DropQuarantined(account, item.id()));
                        AuditTrail.done(
                                unit,
                                actor,
                                AuditOperation.QUARANTINE_REPLAY,
                                new AuditSubject(AuditSubject.Kind.QUARANTINED_ITEM, item.id()),
                                List.of());
                    });
            return Decision.commit(unit, Boolean.TRUE);
        });
    }

    private List<QuarantinedItem> load(AccountId account, List<String> ids) {
        Map<String, QuarantinedItem> found =
                CommitLoop.reading(() -> context.store().quarantined(account, ids));
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
