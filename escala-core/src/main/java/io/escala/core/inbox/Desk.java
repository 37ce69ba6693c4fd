package io.escala.core.inbox;

import io.escala.core.administration.Administration;
import io.escala.core.contacts.Contacts;
import io.escala.core.conversations.Conversations;
import io.escala.core.health.Health;
import io.escala.core.media.Media;
import io.escala.core.quarantine.Quarantine;
import io.escala.core.result.CheckReturnValue;
import io.escala.core.send.Messages;
import io.escala.crm.account.Actor;

/**
 * The inbox as one actor may use it. The actor is named once, with {@link Inbox#as}; every command and every list is limited to what the
 * actor may do and see.
 *
 * <p>Thread-safe and cheap: it keeps nothing but the actor. Not for implementing outside tests: minor versions add methods.
 */
@CheckReturnValue
public interface Desk {
    /** Returns the actor. */
    Actor actor();

    /** Returns the conversations: lists, single ones and threads. */
    Conversations conversations();

    /** Returns the contacts of the CRM. */
    Contacts contacts();

    /** Returns the commands that preview and send messages. */
    Messages messages();

    /** Returns the pictures, voice notes and files of messages. */
    Media media();

    /** Returns the settings and lines of the account. */
    Administration administration();

    /** Returns the quarantine, to list and replay items. */
    Quarantine quarantine();

    /** Returns the health of lines and durable work. */
    Health health();
}
