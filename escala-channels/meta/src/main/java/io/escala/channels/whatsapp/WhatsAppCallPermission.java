package io.escala.channels.whatsapp;

import io.escala.channels.graph.GraphAnswer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a business may call a person.
 *
 * @param state what the person decided
 * @param expiresAt when a temporary permission ends, or null
 * @param mayAsk whether the person may be asked for permission now; Meta limits how often
 * @param mayCall whether the person may be called now
 */
public record WhatsAppCallPermission(State state, @Nullable Instant expiresAt, boolean mayAsk, boolean mayCall) {
    /** What a person decided about calls of the business. */
    public enum State {
        /** Nothing, or no. */
        NONE,
        /** Calls are allowed for some days. */
        TEMPORARY,
        /** Calls are allowed until the person changes that. */
        PERMANENT,
        /** A word of Meta's that this version does not know. */
        OTHER
    }

    public WhatsAppCallPermission {
        Objects.requireNonNull(state, "state");
    }

    /** Reads an answer; null when it has no permission. */
    static @Nullable WhatsAppCallPermission of(GraphAnswer.Ok ok) {
        String status = ok.text("permission", "status");
        return status == null
                ? null
                : new WhatsAppCallPermission(
                        state(status),
                        time(ok.text("permission", "expiration_time")),
                        may(ok, "send_call_permission_request"),
                        may(ok, "start_call"));
    }

    private static State state(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "no_permission" -> State.NONE;
            case "temporary" -> State.TEMPORARY;
            case "permanent" -> State.PERMANENT;
            default -> State.OTHER;
        };
    }

    private static @Nullable Instant time(@Nullable String seconds) {
        try {
            return seconds == null ? null : Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (NumberFormatException | DateTimeException notATime) {
            return null;
        }
    }

    private static boolean may(GraphAnswer.Ok ok, String action) {
        return ok.body().get("actions") instanceof List<?> actions
                && actions.stream()
                        .anyMatch(each -> each instanceof Map<?, ?> fields
                                && action.equals(fields.get("action_name"))
                                && Boolean.TRUE.equals(fields.get("can_perform_action")));
    }
}
