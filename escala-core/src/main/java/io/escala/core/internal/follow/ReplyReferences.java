package io.escala.core.internal.follow;

import io.escala.crm.conversation.MessageId;

/** The client references of replies. Pure. */
final class ReplyReferences {
    private ReplyReferences() {}

    /** The same for every attempt to handle the message; different for each reply, message and follower. */
    static String of(String follower, MessageId message, int number) {
        return follower + "/" + message + "/" + number;
    }
}
