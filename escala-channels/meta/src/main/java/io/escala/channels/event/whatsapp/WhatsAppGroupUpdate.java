package io.escala.channels.event.whatsapp;

import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.RawBytes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A group was created, changed, suspended or deleted, or people joined, left or asked to join it.
 *
 * @param line the business number, or null
 * @param kind Meta's name for the kind, outermost part first
 * @param groupId the group, or null
 * @param type Meta's name of the change, such as {@code group_participants_add}, or null
 * @param requestId the business's API request that it answers, or null
 * @param at the event time, or null when Meta's value is unusable
 * @param subject the group's name, or null
 * @param inviteLink the invite link, or null
 * @param reason how people joined, such as {@code invite_link}, or null
 * @param initiatedBy {@code business} or {@code participant}, or null
 * @param added the people who joined
 * @param removed the people who left
 * @param joinRequestId the request to join, or null
 * @param user the person who asks to join; empty for other types
 * @param errors the reasons of a failure
 * @param raw the item as received
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
    public WhatsAppGroupUpdate {
        Objects.requireNonNull(kind, "kind");
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        Objects.requireNonNull(user, "user");
        errors = List.copyOf(errors);
        Objects.requireNonNull(raw, "raw");
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppGroupUpdate[" + line + ", groupId=" + groupId + ", type=" + type + "]";
    }
}
