package io.escala.core.internal.administration;

import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.access.ChannelRules;
import io.escala.core.result.Refusal;
import io.escala.crm.Channel;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Permission;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.line.Line;
import java.util.Optional;

/** Whether a line may be connected or moved. Pure. */
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
        Optional<Refusal> taken = taken(state, line);
        if (taken.isPresent()) {
            return taken;
        }
        Optional<Refusal> unused = state.account().line(line.id()).isPresent()
                ? Optional.empty()
                : ChannelRules.used(state.account().settings(), line.channel());
        if (unused.isPresent()) {
            return unused;
        }
        boolean otherKey = state.account()
                .line(line.id())
                .filter(before -> !before.key().equals(line.key()))
                .isPresent();
        return otherKey ? Optional.of(fixed()) : tooMany(state, line);
    }

    /** Whether a connected line may be moved: within its channel, to an id of Meta that no other line has. */
    static Optional<Refusal> checkRepointed(State state, Line line, Actor actor) {
        Optional<Refusal> denied = AccessRules.permitted(actor, Permission.CONFIGURE);
        if (denied.isPresent()) {
            return denied;
        }
        Optional<Line> before = state.account().line(line.id());
        if (before.isEmpty()) {
            return Optional.of(AccessRules.notFound());
        }
        return before.get().channel() == line.channel() ? taken(state, line) : Optional.of(fixed());
    }

    private static Optional<Refusal> taken(State state, Line line) {
        String self = line.account() + "/" + line.id();
        return state.holder(Claim.line(line.key()))
                .filter(holder -> !holder.equals(self))
                .map(other -> Refusal.field(Refusal.Reason.KEY_TAKEN, "line.key"));
    }

    private static Refusal fixed() {
        return Refusal.field(Refusal.Reason.FIELD_INVALID, "line.key").because(Refusal.Cause.FIXED);
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
