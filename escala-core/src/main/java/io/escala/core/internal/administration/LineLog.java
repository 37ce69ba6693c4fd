package io.escala.core.internal.administration;

import io.escala.core.result.Outcome;
import io.escala.crm.line.Line;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators which lines there are and what was done to them: ids and channels only, never a number. Thread-safe. */
final class LineLog {
    private static final Logger LOG = LoggerFactory.getLogger(LineLog.class);

    private LineLog() {}

    /**
     * Logs a command that was carried out.
     *
     * @param what what happened to the line, such as {@code connected}
     * @param outcome its outcome
     * @return the outcome
     */
    static Outcome<Line> tell(String what, Outcome<Line> outcome) {
        if (outcome instanceof Outcome.Done<Line> done) {
            Line line = done.value();
            LOG.info(
                    "Line {} of account {} is {}: {}{}",
                    line.id(),
                    line.account(),
                    what,
                    line.key(),
                    line.available() ? "" : "; it is stopped until it is resumed");
        }
        return outcome;
    }
}
