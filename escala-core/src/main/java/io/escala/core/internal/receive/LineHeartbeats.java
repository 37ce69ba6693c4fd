package io.escala.core.internal.receive;

import io.escala.core.channel.TryAgainException;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.AccountId;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.State;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineHeartbeat;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.UnstorableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records heartbeats of lines: at most one per minute, line and process, because health is reported to the minute. A lost
 * heartbeat is replaced by the next delivery's, so a failure here never affects a message. Thread-safe.
 */
final class LineHeartbeats {
    static final Duration EVERY = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(LineHeartbeats.class);

    private record Key(AccountId account, LineId line) {}

    private final InboxContext context;
    /** Bounded by the number of lines. */
    private final Map<Key, Instant> recorded = new ConcurrentHashMap<>();

    LineHeartbeats(InboxContext context) {
        this.context = context;
    }

    /**
     * Records that a delivery with a valid signature was received and filed for these lines at that time; an older time has
     * no effect.
     */
    void heard(Collection<Line> lines, Instant now) {
        Map<AccountId, UnitOfWork> folds = new LinkedHashMap<>();
        List<Key> due = new ArrayList<>();
        for (Line line : lines) {
            Key key = new Key(line.account(), line.id());
            Instant last = recorded.get(key);
            if (last == null || Duration.between(last, now).compareTo(EVERY) >= 0) {
                due.add(key);
                folds.computeIfAbsent(line.account(), account -> context.begin(account, State.partial()))
                        .change(new AccountChange.RaiseHeartbeat(new LineHeartbeat(line.account(), line.id(), now)));
            }
        }
        if (due.isEmpty()) {
            return;
        }
        List<ChangeSet> changeSets = folds.values().stream()
                .flatMap(unit -> unit.changeSet().stream())
                .toList();
        try {
            context.loop().commit(changeSets);
            due.forEach(key -> recorded.put(key, now));
        } catch (TryAgainException | IllegalArgumentException | UnstorableException e) {
            LOG.debug(
                    "Heartbeats of {} line(s) were not recorded: {}",
                    due.size(),
                    e.getClass().getName());
        }
    }
}
