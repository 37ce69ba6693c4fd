package io.escala.core.internal.loop;

import io.escala.core.internal.Defects;
import io.escala.core.port.Team;
import io.escala.core.port.TeamMember;
import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds users whose names are shown. When the team throws nobody is found, because nothing fails for want of a name. Thread-safe. */
public final class MemberLookup {
    private static final Logger LOG = LoggerFactory.getLogger(MemberLookup.class);

    private final Team team;
    private final AtomicBoolean failing = new AtomicBoolean();

    public MemberLookup(Team team) {
        this.team = team;
    }

    /** Returns the users whom the team knows of these; none when the team throws. */
    public Map<UserId, TeamMember> members(AccountId account, Set<UserId> users) {
        try {
            Map<UserId, TeamMember> members = new HashMap<>(team.members(account, users));
            failing.set(false);
            return members;
        } catch (RuntimeException | Error e) {
            Defects.rethrowIfFatal(e);
            // Once until it succeeds again, because a directory that is down fails at every read.
            if (failing.compareAndSet(false, true)) {
                LOG.warn("The team cannot be read; users are shown without names", Defects.withoutMessages(e));
            }
            return Map.of();
        }
    }
}
