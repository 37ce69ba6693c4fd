package io.escala.crm.work;

import io.escala.crm.account.AccountId;
import io.escala.crm.internal.Checks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * One piece of durable work. Items of a lane are done by one worker at a time, in the order they were enqueued; what belongs to
 * one group within a lane never overtakes.
 *
 * @param account the account
 * @param key what and to what
 * @param lane what is leased as a whole, at most 512 characters
 * @param group the order-keeping group within the lane, at most 512 characters
 * @param due not before this, in milliseconds
 * @param attempts how often it was tried in vain
 */
public record WorkItem(AccountId account, WorkKey key, String lane, String group, Instant due, int attempts) {
    /** Checks that nothing is missing. */
    public WorkItem {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(key, "key");
        Checks.opaque("lane", lane);
        Checks.opaque("group", group);
        due = due.truncatedTo(ChronoUnit.MILLIS);
        Checks.notNegative("attempts", attempts);
    }

    /**
     * Work that is a lane of its own.
     *
     * @param account the account
     * @param kind what
     * @param id to what
     * @param due not before this
     * @return an item never tried
     */
    public static WorkItem single(AccountId account, WorkKind kind, String id, Instant due) {
        return new WorkItem(account, new WorkKey(kind, id), kind.name() + "/" + id, id, due, 0);
    }

    /**
     * A copy after one more try in vain.
     *
     * @param nextDue not before this
     * @return the copy
     */
    public WorkItem again(Instant nextDue) {
        return new WorkItem(account, key, lane, group, nextDue, attempts + 1);
    }

    /** Without lane and group, which repeat the key's id. */
    @Override
    public String toString() {
        return "WorkItem[" + account + " " + key + ", due " + due + ", attempts " + attempts + "]";
    }
}
