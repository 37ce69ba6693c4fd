package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.Holding;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.store.OperationId;
import io.escala.crm.work.WorkItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything in a {@link MemoryCrmStore} at one moment: data, claims, operations, events, work and leases. For stores of your own that
 * keep their data in a memory store and themselves on a disk. Its records can be written by {@code escala-crm-codec}.
 *
 * @param accounts the data of every account that has any
 * @param globalClaims the claims of all accounts together
 * @param operations the operation ids that are kept
 * @param events the event log
 * @param lanes the lanes with work or a lease
 * @param sequence the last number given to a work item or a lease
 */
public record MemorySnapshot(
        List<Account> accounts,
        List<Holding> globalClaims,
        List<Operation> operations,
        Events events,
        List<Lane> lanes,
        long sequence) {
    /** An empty store. */
    public static final MemorySnapshot EMPTY =
            new MemorySnapshot(List.of(), List.of(), List.of(), new Events(List.of(), 0, Map.of()), List.of(), 0);

    public MemorySnapshot {
        accounts = List.copyOf(accounts);
        globalClaims = List.copyOf(globalClaims);
        operations = List.copyOf(operations);
        Objects.requireNonNull(events, "events");
        lanes = List.copyOf(lanes);
    }

    /**
     * An account.
     *
     * @param changes what makes its data, in order
     * @param claims every claim held in it
     */
    public record Account(AccountId account, List<Change> changes, List<Holding> claims) {
        public Account {
            Objects.requireNonNull(account, "account");
            changes = List.copyOf(changes);
            claims = List.copyOf(claims);
        }
    }

    /**
     * An applied operation.
     *
     * @param at when its ChangeSet was made
     */
    public record Operation(AccountId account, OperationId operation, Instant at) {
        public Operation {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(operation, "operation");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * The event log.
     *
     * @param kept the events that are kept, in order
     * @param last the last number given to an event
     * @param lastDropped the number of the last deleted event of each account that had any deleted
     */
    public record Events(List<LoggedEvent> kept, long last, Map<AccountId, Long> lastDropped) {
        public Events {
            kept = List.copyOf(kept);
            lastDropped = Map.copyOf(lastDropped);
        }
    }

    /**
     * A lane.
     *
     * @param items its work, in the order it was enqueued
     * @param token the token of its lease, or null when it is not leased
     * @param expires when its lease expires, by the clock of the store; null when it is not leased
     */
    public record Lane(
            AccountId account,
            String lane,
            List<Item> items,
            @Nullable String token,
            @Nullable Instant expires) {
        public Lane {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(lane, "lane");
            items = List.copyOf(items);
            if ((token == null) != (expires == null)) {
                throw new IllegalArgumentException("a lease has a token and expires");
            }
        }

        /** Without the lane, whose name may contain Meta's id of a message: WhatsApp's ids contain the customer's number. */
        @Override
        public String toString() {
            return "Lane[" + account + ", " + items.size() + " items]";
        }
    }

    /**
     * A work item in its lane.
     *
     * @param place its place among all items
     * @param begun whether it was begun under the lease of the lane, and neither settled nor postponed since
     * @param begunAlone whether it was begun alone
     */
    public record Item(long place, WorkItem item, boolean begun, boolean begunAlone) {
        public Item {
            Objects.requireNonNull(item, "item");
        }
    }

    /** Counts only. */
    @Override
    public String toString() {
        return "MemorySnapshot[" + accounts.size() + " accounts, "
                + events.kept().size() + " events, " + lanes.size() + " lanes]";
    }
}
