package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A group was made, changed, suspended or deleted; people joined it, left it, or asked to.
 *
 * @param line the business number, or null
 * @param kind Meta's words for it, from the outside in
 * @param groupId the group, or null
 * @param type Meta's word, such as {@code group_participants_add}, or null
 * @param requestId the request of ours that it answers, or null
 * @param at when, or null when the wire's time was unusable
 * @param subject the group's name, or null
 * @param inviteLink the link that lets people in, or null
 * @param reason how people came in, such as {@code invite_link}, or null
 * @param initiatedBy {@code business} or {@code participant}, or null
 * @param added who joined
 * @param removed who left
 * @param joinRequestId the request to join, or null
 * @param user who asks to join; nobody for the other types
 * @param errors why it failed
 * @param raw the item as it came
 */
public record WhatsAppGroupUpdate(
        @Nullable LineKey line,
        String kind,
        @Nullable String groupId,
        @Nullable String type,
        @Nullable String requestId,
        @Nullable Instant at,
        @Nullable String subject,
        @Nullable String inviteLink,
        @Nullable String reason,
        @Nullable String initiatedBy,
        List<WhatsAppUser> added,
        List<WhatsAppUser> removed,
        @Nullable String joinRequestId,
        WhatsAppUser user,
        List<WhatsAppError> errors,
        RawBytes raw)
        implements WhatsAppEvent {
    /** Checks that nothing is missing that the wire cannot leave out, and copies the lists. */
    public WhatsAppGroupUpdate {
        Objects.requireNonNull(kind, "kind");
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        Objects.requireNonNull(user, "user");
        errors = List.copyOf(errors);
        Objects.requireNonNull(raw, "raw");
    }

    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppGroupUpdate[" + line + ", groupId=" + groupId + ", type=" + type + "]";
    }
}
