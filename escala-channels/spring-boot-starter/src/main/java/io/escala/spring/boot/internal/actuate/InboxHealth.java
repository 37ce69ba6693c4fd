package io.escala.spring.boot.internal.actuate;

import io.escala.core.channel.TryAgainException;
import io.escala.core.health.AccountHealth;
import io.escala.core.health.LineHealth;
import io.escala.core.inbox.Inbox;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import java.util.Map;
import java.util.TreeMap;

/**
 * The health of the inbox as the application tells it, in three reads of the store. A line that Meta stopped, and what is in quarantine, need an
 * operator and no other machine, so they are details and nothing else. Thread-safe.
 */
public final class InboxHealth {
    private final Inbox inbox;
    private final Actor host;

    /**
     * Creates it.
     *
     * @param account the account, or {@link AccountId#NONE} for the work of this process only
     */
    public InboxHealth(Inbox inbox, AccountId account) {
        this.inbox = inbox;
        this.host = Actor.host(account);
    }

    /** How the inbox is. */
    public enum State {
        /** It works. */
        UP,
        /** Work has been due for too long. */
        OUT_OF_SERVICE,
        /** The store is unavailable, or workers have ended. */
        DOWN
    }

    /**
     * How the inbox is, and why.
     *
     * @param details texts and numbers, without secrets and personal data
     */
    public record Report(State state, Map<String, Object> details) {}

    /** Returns how the inbox is now. */
    public Report now() {
        try {
            return report(inbox.as(host).health().current());
        } catch (TryAgainException e) {
            return new Report(State.DOWN, Map.of("store", "unavailable"));
        }
    }

    private static Report report(AccountHealth health) {
        Map<String, Object> details = new TreeMap<>();
        details.put(
                "problems", health.problems().stream().map(Enum::name).sorted().toList());
        details.put("workersStarted", health.workers().started());
        details.put("workersRunning", health.workers().running());
        details.put(
                "stoppedLines",
                health.lines().stream()
                        .map(LineHealth::line)
                        .filter(line -> !line.available())
                        .map(line -> line.id().value())
                        .toList());
        details.put(
                "quarantinedEvents",
                health.quarantinedElsewhere()
                        + health.lines().stream()
                                .mapToLong(LineHealth::quarantined)
                                .sum());
        details.put(
                "quarantinedWork",
                health.quarantinedWork().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        return new Report(state(health), details);
    }

    private static State state(AccountHealth health) {
        if (health.problems().contains(AccountHealth.Problem.DEAD_WORKERS)) {
            return State.DOWN;
        }
        return health.isUp() ? State.UP : State.OUT_OF_SERVICE;
    }
}
