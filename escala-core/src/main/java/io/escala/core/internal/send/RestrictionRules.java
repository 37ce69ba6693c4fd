package io.escala.core.internal.send;

import io.escala.core.health.LineStanding;
import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.crm.change.State;
import io.escala.crm.line.Line;
import java.time.Instant;
import java.util.Optional;

/**
 * What Meta does not let a business send at the moment, as far as it has said so: nothing while its account is banned or its Page blocked, and
 * else by restriction, writing to people outside the window, or answering within it. It ends when the time of the restriction has passed, or when
 * Meta says so.
 */
public final class RestrictionRules {
    private RestrictionRules() {}

    /**
     * Judges a line.
     *
     * @param state Meta's reports on the line
     * @param windowOpen whether the messaging window is open
     */
    public static Optional<Refusal> judge(State state, Line line, boolean windowOpen, Instant now) {
        LineStanding standing = LineStanding.of(state.account().lineReports(line.key()), now);
        return (windowOpen ? standing.mayAnswer() : standing.mayStart())
                ? Optional.empty()
                : Optional.of(Refusal.of(Reason.LINE_RESTRICTED, Remedy.ASK_ADMINISTRATOR));
    }
}
