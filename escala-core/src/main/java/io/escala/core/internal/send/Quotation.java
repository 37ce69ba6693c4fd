package io.escala.core.internal.send;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.send.Draft;
import io.escala.core.send.SendRequest;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The message that a request quotes. A message can be quoted in its own conversation, once it has an id of the channel, and not by a
 * template.
 *
 * @param replyTo the channel's id of the message, or null when none is quoted
 * @param refusals every refusal
 */
record Quotation(@Nullable String replyTo, List<Refusal> refusals) {
    private static final String QUOTING = "quoting";

    static Quotation of(State state, SendTarget target, SendRequest request) {
        Optional<MessageId> quoted = request.quoted();
        if (quoted.isEmpty()) {
            return new Quotation(null, List.of());
        }
        if (request.draft() instanceof Draft.Template) {
            return refused(Refusal.Cause.NOT_WITH_TEMPLATES);
        }
        Conversation conversation = target.conversation();
        return state.conversations()
                .message(quoted.get())
                .filter(found -> conversation != null && found.conversation().equals(conversation.id()))
                .map(Message::providerId)
                .map(id -> new Quotation(id, List.of()))
                .orElseGet(() -> refused(Refusal.Cause.NOT_QUOTABLE));
    }

    private static Quotation refused(Refusal.Cause cause) {
        return new Quotation(
                null, List.of(Refusal.field(Reason.FIELD_INVALID, QUOTING).because(cause)));
    }
}
