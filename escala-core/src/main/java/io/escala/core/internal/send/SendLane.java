package io.escala.core.internal.send;

import io.escala.crm.line.LineId;
import io.escala.crm.work.Lease;

/** The lane of work in which the sends of a line stand. */
final class SendLane {
    private static final String PREFIX = "send/";

    private SendLane() {}

    static String of(LineId line) {
        return PREFIX + line;
    }

    /** Returns the line whose sends a lease is on. */
    static LineId line(Lease lease) {
        return new LineId(lease.lane().substring(PREFIX.length()));
    }
}
