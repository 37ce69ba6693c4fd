package io.escala.crm.work;

import io.escala.crm.AccountId;
import io.escala.crm.internal.Checks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A unit of durable work. One worker at a time runs the items of a lane, in the order they were enqueued; items of one group
 * and queue within a lane never overtake each other: until the first one is settled, the others wait.
 *
 * @param lane the unit of leasing, at most 512 characters and 1,024 bytes of UTF-8
 * @param group the unit of ordering within the lane, such as a conversation, with the same limits
 * @param priority the queue of the lane it stands in
 * @param due the earliest time to run it, to the millisecond
 * @param attempts the number of failed attempts
 * @param errors how many of those attempts ended with a Java {@link Error}
 * @param suspicions how many workers in a row disappeared after they had begun it; the first may have run other work of its
 *     process at the same time, the others ran it alone
 */
public record WorkItem(
        AccountId account,
        WorkKey key,
        String lane,
        String group,
        WorkPriority priority,
        Instant due,
        int attempts,
        int errors,
        int suspicions) {
    public WorkItem {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(key, "key");
        Checks.opaque("lane", lane);
        Checks.opaque("group", group);
        Objects.requireNonNull(priority, "priority");
        due = due.truncatedTo(ChronoUnit.MILLIS);
        Checks.notNegative("attempts", attempts);
        Checks.notNegative("errors", errors);
        Checks.notNegative("suspicions", suspicions);
    }

    /**
     * Creates an item of normal priority without errors and suspicions.
     *
     * @param lane the unit of leasing
     * @param group the unit of ordering within the lane
     * @param due the earliest time to run it
     * @param attempts the number of failed attempts
     */
    public WorkItem(AccountId account, WorkKey key, String lane, String group, Instant due, int attempts) {
        this(account, key, lane, group, WorkPriority.NORMAL, due, attempts, 0, 0);
    }

    /**
     * Returns a new item that has a lane of its own.
     *
     * @param id the id of its object
     * @param due the earliest time to run it
     */
    public static WorkItem single(AccountId account, WorkKind kind, String id, Instant due) {
        return new WorkItem(account, new WorkKey(kind, id), kind.name() + "/" + id, id, due, 0);
    }

    /** Returns a copy in the queue of bulk work. */
    public WorkItem bulk() {
        return new WorkItem(account, key, lane, group, WorkPriority.BULK, due, attempts, errors, suspicions);
    }

    /**
     * Returns a copy after one more failed attempt. The worker is still alive, so the suspicions are reset.
     *
     * @param nextDue the earliest time to run it
     */
    public WorkItem again(Instant nextDue) {
        return again(nextDue, attempts + 1);
    }

    /**
     * Returns a copy after a failed attempt when the caller counts the attempts; suspicions are reset.
     *
     * @param nextDue the earliest time to run it
     * @param tries the number of failed attempts
     */
    public WorkItem again(Instant nextDue, int tries) {
        return new WorkItem(account, key, lane, group, priority, nextDue, tries, errors, 0);
    }

    /**
     * Returns a copy after one more attempt, which ended with a caught Java {@link Error}.
     *
     * @param nextDue the earliest time to run it
     */
    public WorkItem afterError(Instant nextDue) {
        return new WorkItem(account, key, lane, group, priority, nextDue, attempts + 1, errors + 1, 0);
    }

    /**
     * Returns a copy with another due time and no further attempt.
     *
     * @param nextDue the earliest time to run it
     */
    public WorkItem postponed(Instant nextDue) {
        return new WorkItem(account, key, lane, group, priority, nextDue, attempts, errors, suspicions);
    }

    /**
     * Returns a copy after its worker disappeared, with the same due time: one more failed attempt, and a suspicion.
     *
     * @param alone whether it was the only work of its process; otherwise the suspicions do not rise above one
     */
    public WorkItem abandoned(boolean alone) {
        int suspected = alone ? suspicions + 1 : Math.max(suspicions, 1);
        return new WorkItem(account, key, lane, group, priority, due, attempts + 1, errors, suspected);
    }

    /** Without lane and group, which repeat the key's id. */
    @Override
    public String toString() {
        return "WorkItem[" + account + " " + key + ", due " + due + ", attempts " + attempts + ", errors " + errors
                + ", suspicions " + suspicions + "]";
    }
}
