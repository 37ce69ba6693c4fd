package io.escala.core.internal.work;

import io.escala.core.internal.loop.BatchResult;
import io.escala.core.internal.loop.Decision;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Handles work of one kind as a call between two commits, so that the calls of one lane can run at the same time: the groups of a lane
 * do not wait for each other. Implemented by the library itself; thread-safe.
 */
public interface CallWorkHandler extends WorkHandler {
    /**
     * Returns how many items of a lane may begin now, as far as the rate and the pauses of whom it calls are concerned.
     *
     * @param lease the lease on the lane
     * @return a number, 0 when the lane has to wait
     */
    int room(Lease lease);

    /**
     * Returns whether a lane without due work may be left to another process: not while that process could exceed a rate that it does
     * not know to be used up.
     *
     * @param lease the lease on the lane
     */
    boolean mayLeave(Lease lease);

    /**
     * Commits that items begin, or that they end without a call.
     *
     * @param lease the lease on the lane
     * @param items items of different groups, each due and the first of its group
     * @return one result each
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable; none of them may be called
     */
    List<BatchResult<Start>> start(Lease lease, List<WorkItem> items);

    /**
     * An item after the commit of its start.
     *
     * @param verdict the outcome of an item that makes no call, or null
     * @param call the call of an item that makes one, or null
     */
    record Start(@Nullable Verdict verdict, @Nullable Call call) {}

    /** The call of one item, made once. */
    interface Call {
        /** Makes the call, on any thread; blocks. Whatever becomes of it is an answer, but for fatal errors. */
        Answer make();
    }

    /** How a call ended, to be committed. */
    interface Answer {
        /**
         * Loads and decides what to commit, the settling of the item included.
         *
         * @param lease the lease on the lane
         */
        Decision<Verdict> decide(Lease lease);

        /** Called once the decision is committed. */
        void committed();

        /** Commits what is so whoever has the lane: the lease was lost, and the item is left to its new owner. */
        void keepFacts();
    }
}
