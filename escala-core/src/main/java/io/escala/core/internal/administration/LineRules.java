package io.escala.core.internal.administration;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.result.Refusal;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.line.Line;
import java.util.Optional;

/** Whether a line may be connected. Pure. */
final class LineRules {
    private LineRules() {}

    static Optional<Refusal> check(State state, Line line, Actor actor) {
        Optional<Refusal> denied = AccessRules.permitted(actor, Permission.CONFIGURE);
        if (denied.isPresent()) {
            return denied;
        }
        if (state.account().settings().isEmpty()) {
            return Optional.of(Refusal.field(Refusal.Reason.FIELD_MISSING, "settings"));
        }
        String self = line.account() + "/" + line.id();
        boolean elsewhere = state.holder(Claim.line(line.key()))
                .filter(holder -> !holder.equals(self))
                .isPresent();
        if (elsewhere) {
            return Optional.of(Refusal.field(Refusal.Reason.KEY_TAKEN, "line.key"));
        }
        boolean otherKey = state.account()
                .line(line.id())
                .filter(before -> !before.key().equals(line.key()))
                .isPresent();
        if (otherKey) {
            return Optional.of(
                    Refusal.field(Refusal.Reason.FIELD_INVALID, "line.key").because(Refusal.Cause.FIXED));
        }
        return tooMany(state, line);
    }

    /** The line as it is connected: one that is stopped stays so until it is resumed. */
    static Line connected(State state, Line line) {
        boolean stopped = state.account()
                .line(line.id())
                .filter(before -> !before.available())
                .isPresent();
        return stopped ? line.withAvailable(false) : line;
    }

    private static Optional<Refusal> tooMany(State state, Line line) {
        if (line.channel() != Channel.WHATSAPP) {
            return Optional.empty();
        }
        long others = state.account().lines().stream()
                .filter(other ->
                        other.channel() == Channel.WHATSAPP && !other.id().equals(line.id()))
                .count();
        int limit = state.account().settings().orElseThrow().maxWhatsAppLines();
        return others < limit
                ? Optional.empty()
                : Optional.of(
                        Refusal.field(Refusal.Reason.LIMIT_REACHED, "line").limitedTo(limit, others + 1));
    }
}
