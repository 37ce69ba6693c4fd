package io.escala.core.quarantine;

import io.escala.core.result.CheckReturnValue;
import io.escala.core.result.Listing;
import io.escala.core.result.Outcome;
import io.escala.crm.account.Permission;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Lists and replays the quarantine of an account, for an actor with {@link Permission#OPERATE}: webhook events that had a valid
 * signature but could not be filed, and work that could not be done. Replay them once the cause is fixed, for example after a line was
 * connected or the library was updated. A replay files as of the receipt: it opens no window that would be closed by now, and what was
 * too old at the receipt is still too old.
 *
 * <p>What belongs to no account, such as events of unknown lines and bodies of the journal, is in the quarantine of the host itself:
 * {@code inbox.as(Actor.host())}. Items contain unmasked personal data.
 *
 * <p>Reads throw {@link io.escala.core.result.RefusedException} when the role does not allow them. Every call throws {@link
 * io.escala.core.channel.TryAgainException} when the store is unavailable; items replayed until then stay filed. A replay that was
 * interrupted, or that runs twice at once, may be repeated: items already filed have no second effect.
 *
 * <p>Thread-safe. Not for implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface Quarantine {
    /**
     * Lists the quarantined items, with reason and bytes. Ask for small pages: each item includes its bytes, possibly a whole body.
     *
     * @param filter which items
     * @return the items
     */
    Listing<QuarantinedItem> list(QuarantineFilter filter);

    /**
     * Replays items, in the order in which they were received.
     *
     * @param ids their ids, any number
     * @return where each of them is now
     * @throws IllegalStateException when the inbox has no reader of bodies
     */
    Outcome<List<ReplayedItem>> replay(Collection<String> ids);

    /**
     * Replays all matching items, in the order in which they were received.
     *
     * @param filter which items
     * @return where each item that was there at the start is now
     * @throws IllegalStateException when the inbox has no reader of bodies
     */
    Outcome<List<ReplayedItem>> replay(QuarantineFilter filter);

    /**
     * Lists the quarantined work: kind, key, number of attempts and reason. Quarantined work is not run, and is kept until it is
     * replayed.
     *
     * @return the work
     */
    Listing<QuarantinedWork> work();

    /**
     * Returns quarantined work to the queue, as if it had never been attempted. It is quarantined again if it harms its workers again.
     *
     * @param keys the work; keys that are not in quarantine are skipped
     * @return the keys that are due again
     */
    Outcome<Set<WorkKey>> replayWork(Collection<WorkKey> keys);
}
