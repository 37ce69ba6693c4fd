package io.escala.crm.work;

import io.escala.crm.AccountId;
import io.escala.crm.text.SafeText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Work that no worker tries any more, because it did them harm: it waits for somebody to look at it, and to let it run again.
 *
 * @param item the work as it was when it was taken out of its lane, with its attempts
 * @param reason what kind of harm
 * @param detail what was thrown last, as the name of its class; or null when that is not known
 * @param at since when, in milliseconds
 */
public record QuarantinedWork(
        WorkItem item, Reason reason, @Nullable String detail, Instant at) {
    /** What kind of harm work has done. */
    public enum Reason {
        /** Its attempts kept ending with a Java {@link Error}. */
        ERRORS,
        /** Workers that had begun it, and nothing else beside it, kept not being heard of again. */
        LOST_WORKERS
    }

    /** Cleans the detail. */
    public QuarantinedWork {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(reason, "reason");
        detail = SafeText.name(detail);
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Whose it is.
     *
     * @return the account, or {@link AccountId#NONE}
     */
    public AccountId account() {
        return item.account();
    }

    /**
     * What was to be done.
     *
     * @return the key
     */
    public WorkKey key() {
        return item.key();
    }

    /**
     * The work as if nothing had ever gone wrong with it.
     *
     * @param due not before this
     * @return an item never tried
     */
    public WorkItem afresh(Instant due) {
        return new WorkItem(item.account(), item.key(), item.lane(), item.group(), due, 0);
    }
}
