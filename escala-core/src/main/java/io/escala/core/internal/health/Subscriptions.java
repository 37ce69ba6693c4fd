package io.escala.core.internal.health;

import io.escala.core.channel.Subscription;
import io.escala.core.channel.SubscriptionSource;
import io.escala.core.health.SubscriptionHealth;
import io.escala.core.internal.Defects;
import io.escala.crm.AccountId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last subscription check of each line, in memory. Thread-safe; no lock is held while Meta is asked. */
public final class Subscriptions {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private final @Nullable SubscriptionSource source;
    private final Clock clock;
    private final Instant began;
    private final Map<Key, SubscriptionHealth> known = new ConcurrentHashMap<>();

    /**
     * Creates an empty memory.
     *
     * @param source the source, or null when there is none
     * @param clock the clock
     */
    public Subscriptions(@Nullable SubscriptionSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.began = clock.instant();
    }

    /** A line with its app: after a change of app, number or page the state is unknown. */
    private record Key(
            AccountId account,
            LineId id,
            LineKey line,
            @Nullable String appId) {
        static Key of(Line line) {
            return new Key(line.account(), line.id(), line.key(), line.appId());
        }
    }

    /**
     * Checks every line of an account that was not checked lately, one after the other, and removes lines that are no longer
     * connected.
     *
     * @param account the account
     * @param lines all of its lines
     * @param lately a line that was checked less than this ago is skipped; zero checks all
     */
    void refresh(AccountId account, List<Line> lines, Duration lately) {
        if (source == null) {
            return;
        }
        Set<Key> connected = new HashSet<>();
        for (Line line : lines) {
            Key key = Key.of(line);
            connected.add(key);
            Instant at = clock.instant();
            SubscriptionHealth before = known.get(key);
            Instant asked = before == null ? null : before.askedAt();
            if (asked == null || !at.isBefore(asked.plus(lately))) {
                Subscription answer = ask(source, line);
                known.compute(
                        key,
                        (same, sofar) -> SubscriptionStates.then(
                                sofar == null ? SubscriptionStates.notAsked(began) : sofar, answer, at));
            }
        }
        known.keySet().removeIf(key -> key.account().equals(account) && !connected.contains(key));
    }

    /**
     * The state of lines.
     *
     * @param lines the lines
     * @param now the current time
     * @return an entry for each line; empty when there is no source
     */
    Map<LineId, SubscriptionHealth> of(List<Line> lines, Instant now) {
        Map<LineId, SubscriptionHealth> each = new HashMap<>();
        if (source != null) {
            for (Line line : lines) {
                each.put(
                        line.id(),
                        SubscriptionStates.asOf(
                                known.getOrDefault(Key.of(line), SubscriptionStates.notAsked(began)), now));
            }
        }
        return each;
    }

    private static Subscription ask(SubscriptionSource source, Line line) {
        try {
            return Objects.requireNonNull(source.check(line), "subscription");
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            LOG.error("Checking the webhook subscription of line {} failed", line.id(), Defects.withoutMessages(e));
            return new Subscription.Unknown(Subscription.Unknown.SOURCE_FAILED);
        }
    }
}
