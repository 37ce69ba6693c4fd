package io.escala.crm.audit;

import io.escala.crm.account.Actor;
import io.escala.crm.account.UserId;
import io.escala.crm.text.SafeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as an audit record names them.
 *
 * @param kind what kind of actor
 * @param user the user; present exactly for {@link Kind#USER}
 * @param role the name of the role at that time, cleaned for display; null when nothing of it can be shown
 */
public record AuditActor(
        Kind kind, @Nullable UserId user, @Nullable String role) {
    /** The kinds of actors. */
    public enum Kind {
        /** A user of the team. */
        USER,
        /** An automation. */
        AUTOMATION,
        /** A send to many contacts at once. */
        CAMPAIGN,
        /** The host application's own code. */
        HOST,
        /** What only a newer version of this library knows. */
        UNKNOWN
    }

    /**
     * Checks that the user fits the kind.
     *
     * @throws IllegalArgumentException when a user is named for another kind, or none for a user
     */
    public AuditActor {
        Objects.requireNonNull(kind, "kind");
        if ((kind == Kind.USER) != (user != null)) {
            throw new IllegalArgumentException("user is there exactly for an actor of kind USER");
        }
        role = SafeText.name(role);
    }

    /** Returns how a record names an actor. */
    public static AuditActor of(Actor actor) {
        Kind kind = switch (actor.kind()) {
            case USER -> Kind.USER;
            case AUTOMATION -> Kind.AUTOMATION;
            case CAMPAIGN -> Kind.CAMPAIGN;
            case HOST -> Kind.HOST;
        };
        return new AuditActor(kind, actor.user(), actor.role().name());
    }
}
