package io.escala.crm.tck;

import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.Expected;
import io.escala.crm.change.Holding;
import io.escala.crm.change.IntakeChange.DropEvents;
import io.escala.crm.change.State;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CommitResult.AlreadyApplied;
import io.escala.crm.store.CommitResult.Applied;
import io.escala.crm.store.CommitResult.ClaimTaken;
import io.escala.crm.store.CommitResult.Conflict;
import io.escala.crm.store.CommitResult.VersionMoved;
import io.escala.crm.store.OperationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The expected state of one account: the state that changes define, the commit rules in their simplest form, and the event
 * log.
 */
final class Model {
    private final State state = State.complete();
    private final Set<OperationId> operations = new HashSet<>();
    private final Set<Claim> mentioned = new HashSet<>();
    private final List<Logged> log = new ArrayList<>();

    State state() {
        return state;
    }

    List<CrmEvent> log() {
        return log.stream().map(Logged::event).toList();
    }

    /** Returns every claim that a ChangeSet took or released, or failed to take. */
    Set<Claim> mentioned() {
        return mentioned;
    }

    /** Commits a ChangeSet without lease and returns the expected result. */
    CommitResult commit(ChangeSet set) {
        if (operations.contains(set.operation())) {
            return new AlreadyApplied();
        }
        set.takes().forEach(holding -> mentioned.add(holding.claim()));
        set.releases().forEach(holding -> mentioned.add(holding.claim()));
        for (Expected expected : set.expected()) {
            Long actual = state.version(expected).orElse(null);
            if (actual == null || actual != expected.version()) {
                return new Conflict(new VersionMoved(expected, actual));
            }
        }
        Map<Claim, String> holders = new HashMap<>();
        set.takes().forEach(take -> state.holder(take.claim()).ifPresent(by -> holders.put(take.claim(), by)));
        set.releases().forEach(release -> holders.remove(release.claim(), release.holder()));
        for (Holding take : set.takes()) {
            String holder = holders.putIfAbsent(take.claim(), take.holder());
            if (holder != null && !holder.equals(take.holder())) {
                return new Conflict(new ClaimTaken(take.claim(), holder));
            }
        }
        operations.add(set.operation());
        for (Change change : set.changes()) {
            state.apply(change);
            if (change instanceof DropEvents drop) {
                drop(drop);
            }
        }
        set.claims().forEach(state::hold);
        set.events().forEach(event -> log.add(new Logged(set.at(), event)));
        return new Applied();
    }

    private void drop(DropEvents drop) {
        for (int i = 0; i < drop.portion() && !log.isEmpty(); i++) {
            if (!log.get(0).at().isBefore(drop.before())) {
                return;
            }
            log.remove(0);
        }
    }

    /** An event with its time. */
    private record Logged(Instant at, CrmEvent event) {}
}
