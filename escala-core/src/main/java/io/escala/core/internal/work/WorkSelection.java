package io.escala.core.internal.work;

import java.util.Set;

/** Which lanes a runner leases. Thread-safe. */
public interface WorkSelection {
    /** Every lane with work of the kinds that the runner handles. */
    WorkSelection EVERYTHING = new WorkSelection() {
        @Override
        public boolean prepare() {
            return true;
        }

        @Override
        public Set<String> lanes() {
            return Set.of();
        }
    };

    /**
     * Called before lanes are leased; may enqueue work.
     *
     * @return whether there is any lane to lease
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    boolean prepare();

    /** Returns the names of the lanes; empty for any. */
    Set<String> lanes();
}
