package io.escala.core.internal.team;

import io.escala.core.internal.Defects;
import io.escala.core.internal.HourlyWarnings;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records when users of a team that is kept in the store are active, once in {@link #EVERY} for each user and process. A call of a user costs a
 * look into a map otherwise. What cannot be recorded fails no call: it is warned of and tried again. Thread-safe.
 */
public final class UserActivity {
    /** How long activity is not recorded again. */
    static final Duration EVERY = Duration.ofMinutes(2);

    /** After a failure: soon, but not at each call. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    /** Strangers' ids must not fill the memory; beyond that activity is recorded more often. */
    private static final int MOST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(UserActivity.class);

    private final InboxContext context;
    private final Map<Who, Instant> recorded = new ConcurrentHashMap<>();
    private final HourlyWarnings warnings = new HourlyWarnings();

    private record Who(AccountId account, UserId user) {}

    public UserActivity(InboxContext context) {
        this.context = context;
    }

    /** Records that a user is active, if it is due. */
    public void seen(AccountId account, UserId user) {
        Who who = new Who(account, user);
        Instant now = context.now();
        if (!isDue(who, now)) {
            return;
        }
        try {
            record(account, user);
        } catch (RuntimeException failed) {
            recorded.put(who, now.minus(EVERY).plus(AFTER_FAILURE));
            if (warnings.isDue("activity", now)) {
                LOG.warn(
                        "The activity of a user of {} could not be recorded and is tried again; further ones are not told for an hour",
                        account,
                        Defects.withoutMessages(failed));
            }
        }
    }

    /**
     * Records that a user is active now.
     *
     * @throws io.escala.core.channel.TryAgainException when the store is unavailable
     */
    public void record(AccountId account, UserId user) {
        context.loop().run(() -> {
            StateLoader loader = context.load(account).teamSettings().teamUsers(List.of(user));
            return ActivityDecision.decide(context.begin(account, loader.state()), user);
        });
    }

    /** Of several calls at once one records. A clock that was set back makes it due, too. */
    private boolean isDue(Who who, Instant now) {
        if (recorded.size() >= MOST) {
            recorded.clear();
        }
        Instant before = recorded.putIfAbsent(who, now);
        return before == null
                || ((now.isBefore(before) || !now.isBefore(before.plus(EVERY))) && recorded.replace(who, before, now));
    }
}
