package io.escala.crm.work;

import io.escala.crm.AccountId;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A work item that workers no longer run, because it harmed them. A user can inspect it and release it to run again.
 *
 * @param item the item when it was removed from its lane, with its attempts
 * @param detail the class name of the last thrown error, or null when not known
 * @param at when it was quarantined, to the millisecond
 */
public record QuarantinedWork(
        WorkItem item, Reason reason, @Nullable String detail, Instant at) {
    /** Why a work item is quarantined. */
    public enum Reason {
        /** Its attempts repeatedly ended with a Java {@link Error}. */
        ERRORS,
        /** Its attempts repeatedly ended with an exception, and it may not be tried for ever. */
        EXCEPTIONS,
        /** Workers repeatedly disappeared while running it and nothing else. */
        LOST_WORKERS
    }

    public QuarantinedWork {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(reason, "reason");
        detail = SafeText.name(detail);
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns the account of the item, or {@link AccountId#NONE}. */
    public AccountId account() {
        return item.account();
    }

    /** Returns the key of the item. */
    public WorkKey key() {
        return item.key();
    }

    /**
     * Returns the item with its attempts, errors and suspicions reset.
     *
     * @param due not before this
     */
    public WorkItem restarted(Instant due) {
        return new WorkItem(item.account(), item.key(), item.lane(), item.group(), item.priority(), due, 0, 0, 0);
    }
}
