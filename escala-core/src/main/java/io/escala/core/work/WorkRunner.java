package io.escala.core.work;

/**
 * Runs the durable work that is due: sends queued messages, fetches profiles, registers contacts. Call {@link #runDue} from a test or a
 * timer, or let {@link io.escala.core.inbox.Inbox#start} do it. Any number of threads and machines may call it at once: each leases lanes
 * that are free, and the lane of a lost worker is taken over when its lease expires: after 20 seconds if {@link Workers} ran it,
 * otherwise after two minutes.
 *
 * <p>Items do not affect each other. An item that throws is rescheduled at growing intervals. An item that ended three attempts with a
 * Java {@link Error}, or that five workers in a row were running, and nothing else, when they were lost, is quarantined ({@link
 * io.escala.core.quarantine.Quarantine#work}) and can be replayed; a send that was started becomes unknown instead.
 *
 * <p>Thread-safe. Not for implementing outside tests: minor versions add methods.
 */
public interface WorkRunner {
    /**
     * Runs due work until none is left for this caller or the maximum is reached. Does not wait for rescheduled work. Blocks
     * while channels are called: one item after the other, on this thread, so that tests can tell what happens when. Only {@link Workers}
     * send several messages of a line at the same time.
     *
     * @param max the maximum number of items
     * @return how many items were handled, whatever their outcome; 0 when no work is due
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable; unfinished work is run again later
     */
    int runDue(int max);

    /** Returns the state of this process's workers, and when it last ran work. */
    WorkerStatus workers();
}
