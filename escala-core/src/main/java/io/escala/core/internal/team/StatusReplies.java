package io.escala.core.internal.team;

import io.escala.crm.account.UserStatus;
import io.escala.crm.conversation.Conversation;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What makes an automatic reply go out once. Pure. */
final class StatusReplies {
    private StatusReplies() {}

    /** Returns the reference of the reply of a session and status; the name of a status is any text, and a reference is not. */
    static String reference(Conversation conversation, UserStatus status) {
        UUID name = UUID.nameUUIDFromBytes(status.name().getBytes(StandardCharsets.UTF_8));
        return "status/" + conversation.id() + "/" + conversation.session() + "/" + name;
    }
}
