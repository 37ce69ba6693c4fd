package io.escala.core.internal.conversation;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;

/** The work that answers for an owner who is out: enqueued with each message to an owner, and when a conversation gets one in turn. Pure. */
public final class StatusReplyItems {
    private StatusReplyItems() {}

    /**
     * Enqueues it, if the account asks for it. Requires the settings.
     *
     * @param occasion what tells it apart from other work for the conversation, such as the message
     */
    public static void enqueue(UnitOfWork unit, ConversationId conversation, String occasion) {
        boolean asked = unit.state()
                .account()
                .settings()
                .filter(settings -> settings.incoming().statusReplies())
                .isPresent();
        if (asked) {
            unit.enqueue(new WorkItem(
                    unit.account(),
                    new WorkKey(WorkKind.STATUS_REPLY, conversation + "/" + occasion),
                    conversation.value(),
                    occasion,
                    unit.decidedAt(),
                    0));
        }
    }

    /** Returns the conversation that an item is for. */
    public static ConversationId conversation(WorkKey key) {
        return new ConversationId(key.id().substring(0, key.id().lastIndexOf('/')));
    }
}
