package io.escala.core.channel;

import io.escala.crm.line.Line;
import io.escala.crm.line.LineFact;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks a channel what it says of lines at the moment: quality, limits, reviews. Implemented by the channel adapters; thread-safe. A call may
 * take as long as several network calls, and throws nothing for network errors or Meta's errors.
 */
@FunctionalInterface
public interface LineFactSource {
    /**
     * Asks about lines: each with one request at most, and one more for each business account they share.
     *
     * @param lines the lines
     * @return an answer for each line the channel tells something of, at most one per line
     */
    List<Answer> ask(List<Line> lines);

    /**
     * What the channel says of a line now.
     *
     * @param line the line
     * @param facts what it says; may be empty when there is a problem
     * @param problem a short word for what could not be asked, such as {@code REFUSED}, or null
     * @param code Meta's code, or 0 when there is none
     */
    record Answer(Line line, List<LineFact> facts, @Nullable String problem, int code) {
        public Answer {
            Objects.requireNonNull(line, "line");
            facts = List.copyOf(facts);
        }
    }
}
