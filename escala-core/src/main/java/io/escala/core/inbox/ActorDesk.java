package io.escala.core.inbox;

import io.escala.core.administration.Administration;
import io.escala.core.contacts.Contacts;
import io.escala.core.conversations.Conversations;
import io.escala.core.health.Health;
import io.escala.core.internal.administration.ActorAdministration;
import io.escala.core.internal.contacts.ActorContacts;
import io.escala.core.internal.conversation.ActorConversations;
import io.escala.core.internal.health.ActorHealth;
import io.escala.core.internal.media.ActorMedia;
import io.escala.core.internal.quarantine.ActorQuarantine;
import io.escala.core.internal.send.ActorMessages;
import io.escala.core.media.Media;
import io.escala.core.quarantine.Quarantine;
import io.escala.core.send.Messages;
import io.escala.crm.account.Actor;

/** The parts of an inbox for one actor. Thread-safe. */
record ActorDesk(InboxParts parts, Actor actor) implements Desk {
    @Override
    public Conversations conversations() {
        return new ActorConversations(parts.context, parts.owners, actor);
    }

    @Override
    public Contacts contacts() {
        return new ActorContacts(parts.context, actor);
    }

    @Override
    public Messages messages() {
        return new ActorMessages(parts.context, actor);
    }

    @Override
    public Media media() {
        return new ActorMedia(parts.context, actor);
    }

    @Override
    public Administration administration() {
        return new ActorAdministration(parts.context, actor);
    }

    @Override
    public Quarantine quarantine() {
        return new ActorQuarantine(parts.context, parts.replay, actor);
    }

    @Override
    public Health health() {
        return new ActorHealth(parts.context, parts.health, actor);
    }

    @Override
    public String toString() {
        return "Desk[" + actor + "]";
    }
}
