package io.escala.core.internal.receive;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.internal.identify.PartyKeys;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.template.TemplateKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Loads the state for the events of one account, however many, in a fixed number of bulk reads. */
final class ReceiveLoader {
    private final InboxContext context;

    ReceiveLoader(InboxContext context) {
        this.context = context;
    }

    State load(AccountId account, List<RoutedEvent> events) {
        Set<Claim> claims = new LinkedHashSet<>();
        Set<MessageId> references = new LinkedHashSet<>();
        Set<Claim> named = new LinkedHashSet<>();
        boolean settings = false;
        boolean messages = false;
        boolean echoes = false;
        boolean unsends = false;
        boolean userIds = false;
        boolean consents = false;
        boolean optOuts = false;
        Set<TemplateKey> templates = new LinkedHashSet<>();
        for (RoutedEvent event : events) {
            claims.addAll(PartyKeys.claims(event.keys()));
            Claim message = event.messageClaim();
            if (message != null) {
                claims.add(message);
                named.add(message);
            }
            reference(event).ifPresent(references::add);
            settings |= event.event() instanceof ChannelEvent.Inbound || event.event() instanceof ChannelEvent.Called;
            userIds |= event.keys().size() > 1;
            echoes |= event.event() instanceof ChannelEvent.Echo;
            unsends |= event.event() instanceof ChannelEvent.Unsent;
            messages |= event.phase() == 0;
            optOuts |= event.event() instanceof ChannelEvent.Status status && status.optedOut();
            consents |= event.event() instanceof ChannelEvent.ConsentChanged;
            if (event.event() instanceof ChannelEvent.TemplateReported reported) {
                templates.add(TemplateDecision.key(reported));
            }
        }
        StateLoader loader = context.load(account);
        loader.holders(claims).messages(references).conversationsOfIdentities();
        if (settings) {
            loader.settings();
        }
        if (userIds) {
            // Numbers and user names move between people: who is linked to the contact shows it.
            loader.identitiesOf(
                    loader.state().contacts().all().stream().map(Contact::id).toList());
        }
        if (echoes) {
            loader.unsettled();
        }
        if (messages) {
            loader.deferred(named);
        }
        if (unsends) {
            loader.mediaOfMessages();
        }
        if (optOuts) {
            loader.conversations(conversations(loader.state()));
        }
        if (optOuts || consents) {
            loader.channelConsents();
        }
        return loader.templates(templates).state();
    }

    private static Set<ConversationId> conversations(State state) {
        Set<ConversationId> ids = new LinkedHashSet<>();
        state.conversations().messages().forEach(message -> ids.add(message.conversation()));
        return ids;
    }

    /** Returns the message that an event's reference names; references of other apps are no ids of this library. */
    static Optional<MessageId> reference(RoutedEvent event) {
        String reference = event.reference();
        if (reference == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MessageId(reference));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
