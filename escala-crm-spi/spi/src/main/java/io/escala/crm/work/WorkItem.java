package io.escala.crm.work;

import io.escala.crm.AccountId;
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
 * @param lane what is leased as a whole, at most 512 characters and 1,024 bytes of UTF-8
 * @param group the order-keeping group within the lane, as long at most
 * @param due not before this, in milliseconds
 * @param attempts how often it was tried in vain
 * @param errors how many of those attempts ended with a Java {@link Error}
 * @param suspicions how many workers in a row were not heard of again after they had begun it: the first time it may have run
 *     beside other work of their process, from then on it ran alone
 */
public record WorkItem(
        AccountId account,
        WorkKey key,
        String lane,
        String group,
        Instant due,
        int attempts,
        int errors,
        int suspicions) {
    public WorkItem {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(key, "key");
        Checks.opaque("lane", lane);
        Checks.opaque("group", group);
        due = due.truncatedTo(ChronoUnit.MILLIS);
        Checks.notNegative("attempts", attempts);
        Checks.notNegative("errors", errors);
        Checks.notNegative("suspicions", suspicions);
    }

    /**
     * Work that nothing has gone wrong with.
     *
     * @param account the account
     * @param key what and to what
     * @param lane what is leased as a whole
     * @param group the order-keeping group within the lane
     * @param due not before this
     * @param attempts how often it was tried in vain
     */
    public WorkItem(AccountId account, WorkKey key, String lane, String group, Instant due, int attempts) {
        this(account, key, lane, group, due, attempts, 0, 0);
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
     * A copy after one more try in vain. Whoever tried is still there, so nothing is suspected of it any more.
     *
     * @param nextDue not before this
     * @return the copy
     */
    public WorkItem again(Instant nextDue) {
        return again(nextDue, attempts + 1);
    }

    /**
     * A copy after a try in vain, where the tries are counted by somebody else.
     *
     * @param nextDue not before this
     * @param tries how often it was tried in vain
     * @return the copy
     */
    public WorkItem again(Instant nextDue, int tries) {
        return new WorkItem(account, key, lane, group, nextDue, tries, errors, 0);
    }

    /**
     * A copy after one more try, which ended with a Java {@link Error} that was caught.
     *
     * @param nextDue not before this
     * @return the copy
     */
    public WorkItem afterError(Instant nextDue) {
        return new WorkItem(account, key, lane, group, nextDue, attempts + 1, errors + 1, 0);
    }

    /**
     * A copy that waits, without having been tried.
     *
     * @param nextDue not before this
     * @return the copy
     */
    public WorkItem postponed(Instant nextDue) {
        return new WorkItem(account, key, lane, group, nextDue, attempts, errors, suspicions);
    }

    /**
     * A copy after its worker was not heard of again: a try in vain, and a suspicion.
     *
     * @param alone whether it was the only work of its process; beside others one suspicion is as much as is known
     * @return the copy, due as before
     */
    public WorkItem abandoned(boolean alone) {
        int suspected = alone ? suspicions + 1 : Math.max(suspicions, 1);
        return new WorkItem(account, key, lane, group, due, attempts + 1, errors, suspected);
    }

    /** Without lane and group, which repeat the key's id. */
    @Override
    public String toString() {
        return "WorkItem[" + account + " " + key + ", due " + due + ", attempts " + attempts + ", errors " + errors
                + ", suspicions " + suspicions + "]";
    }
}
