package io.escala.core.health;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that Meta does not let a business do for a time.
 *
 * @param kind Meta's name, such as {@code RESTRICTED_BIZ_INITIATED_MESSAGING}; also one that is not known here
 * @param effect what of it concerns messages
 * @param since when Meta said so last
 * @param until when it ends by itself, or null when Meta gives no end
 * @param reason Meta's reason, or null
 */
public record LineRestriction(
        String kind,
        Effect effect,
        Instant since,
        @Nullable Instant until,
        @Nullable String reason) {
    /** What a restriction forbids. */
    public enum Effect {
        /** Writing to people outside the messaging window. */
        STARTING,
        /** Answering within the messaging window. */
        ANSWERING,
        /** Every message. */
        MESSAGING,
        /** Something else than messages, such as calls or further numbers; or it is not known here. */
        OTHER
    }

    public LineRestriction {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(since, "since");
    }

    static Effect effect(String kind) {
        return switch (kind) {
            case "RESTRICTED_BIZ_INITIATED_MESSAGING" -> Effect.STARTING;
            case "RESTRICTED_CUSTOMER_INITIATED_MESSAGING" -> Effect.ANSWERING;
            case LineStanding.PAGE_POLICY -> Effect.MESSAGING;
            default -> Effect.OTHER;
        };
    }
}
