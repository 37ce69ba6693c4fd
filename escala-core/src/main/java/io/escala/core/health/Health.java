package io.escala.core.health;

import io.escala.core.access.AccessRules;
import io.escala.core.access.Refusal;
import io.escala.core.loop.Loop;
import io.escala.core.loop.Surroundings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.aside.Backlog;
import io.escala.crm.line.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells how lines are doing, for whoever operates them. Thread-safe. */
public final class Health {
    private final Surroundings surroundings;
    private final Rejections rejections;

    /**
     * Made by the inbox.
     *
     * @param surroundings store, ports, time and ids
     * @param rejections what this process refused
     */
    public Health(Surroundings surroundings, Rejections rejections) {
        this.surroundings = surroundings;
        this.rejections = rejections;
    }

    /**
     * How the actor's account is doing. Reads lines and counts, in two reads.
     *
     * @param actor who asks; needs {@link Permission#OPERATE}, which sales users do not have
     * @return its health, or why not
     */
    public HealthResult of(Actor actor) {
        Optional<Refusal> denied = AccessRules.permitted(actor, Permission.OPERATE);
        if (denied.isPresent()) {
            return new HealthResult.Refused(denied.get());
        }
        List<Line> lines = Loop.reading(() -> surroundings.store().allLines(actor.account()));
        Backlog backlog = Loop.reading(() -> surroundings.store().backlog(actor.account()));
        return new HealthResult.Found(
                HealthRules.judge(lines, backlog, rejections.wrongSignatures(), surroundings.now()));
    }

    /**
     * How many deliveries with a wrong signature this process refused since it started, by app. Of a wrong secret nothing else is
     * ever heard, and after seven days what was not accepted is lost. For the host's own operators: not of one account.
     *
     * @return the counts; apps of which there are none are absent, and so is what came to an endpoint of several apps
     */
    public Map<String, Long> wrongSignatures() {
        return rejections.wrongSignatures();
    }
}
