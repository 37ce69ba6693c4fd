package io.escala.core.internal.send;

import io.escala.core.channel.SendOutcome;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.template.TemplateKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Loads what the decisions on sends read. Thread-safe. */
final class SendLoads {
    private final InboxContext context;

    SendLoads(InboxContext context) {
        this.context = context;
    }

    /** For a message that is given up. */
    State toGiveUp(AccountId account, MessageId id) {
        return load(account, List.of(id)).state();
    }

    /** For messages that are to be started, of any number of conversations. */
    State toStart(AccountId account, Collection<MessageId> ids) {
        StateLoader loader = withSettings(load(account, ids), ids);
        loader.templates(templates(loader.state(), ids)).lineReports();
        List<Message> marketing = ids.stream()
                .flatMap(id -> loader.state().conversations().message(id).stream())
                .filter(message -> MarketingRules.concern(message.content()))
                .filter(message -> DeliveryProgress.delivery(message).status() == DeliveryStatus.QUEUED)
                .toList();
        if (!marketing.isEmpty()) {
            loader.aliases();
            State state = loader.state();
            loader.holders(marketing.stream()
                            .flatMap(message -> elsewhere(state, message))
                            .toList())
                    .contacts()
                    .consents()
                    .identitiesOfContacts()
                    .channelConsents();
        }
        return withUploads(loader, ids).state();
    }

    /** For messages with media: where these are stored, and the uploads through their lines. */
    private static StateLoader withUploads(StateLoader loader, Collection<MessageId> ids) {
        List<Message> messages = ids.stream()
                .flatMap(id -> loader.state().conversations().message(id).stream())
                .filter(MessageMedia::concern)
                .toList();
        if (!messages.isEmpty()) {
            loader.media(messages.stream().map(Message::id).toList());
            loader.uploads(messages.stream()
                    .flatMap(message -> MessageMedia.of(loader.state(), message).keys().stream())
                    .toList());
        }
        return loader;
    }

    /** The templates that are queued: Meta may have stopped them since. */
    private static Set<TemplateKey> templates(State state, Collection<MessageId> ids) {
        return ids.stream()
                .flatMap(id -> state.conversations().message(id).stream())
                .filter(message -> message.content() instanceof MessageContent.Template)
                .filter(message -> DeliveryProgress.delivery(message).status() == DeliveryStatus.QUEUED)
                .flatMap(message -> state.account().line(message.line()).stream()
                        .flatMap(line -> TemplateRules.key(line, message.content()).stream()))
                .collect(Collectors.toSet());
    }

    /** For a reaction to a message, of an actor or of the work that sends it. */
    State toReact(AccountId account, MessageId id) {
        return load(account, List.of(id))
                .conversationsOfIdentities()
                .identities()
                .aliases()
                .contacts()
                .settings()
                .state();
    }

    /** For the answer to a call. */
    State toConclude(MessageId id, Line line, SendOutcome outcome) {
        StateLoader loader = load(line.account(), List.of(id));
        if (outcome instanceof SendOutcome.Accepted accepted) {
            Claim named = Claim.providerMessage(line.id(), accepted.messageId());
            List<Claim> claims = new ArrayList<>();
            claims.add(named);
            RecipientRules.keys(line, accepted.recipient()).forEach(key -> claims.add(Claim.identityKey(key)));
            loader.holders(claims)
                    .deferred(List.of(named))
                    .conversationsOfIdentities()
                    .aliases();
        } else if (outcome instanceof SendOutcome.Rejected rejected
                && rejected.kind() == SendOutcome.Rejection.OPTED_OUT) {
            loader.channelConsents();
        } else if (outcome instanceof SendOutcome.Rejected) {
            withUploads(loader, List.of(id));
        } else if (outcome instanceof SendOutcome.TryLater) {
            withSettings(loader, List.of(id));
        }
        return loader.state();
    }

    private StateLoader load(AccountId account, Collection<MessageId> ids) {
        return context.load(account).messages(ids).conversations().identities().lines();
    }

    /** The settings say whether a user may answer late, which is possible on Messenger and Instagram alone. */
    private static StateLoader withSettings(StateLoader loader, Collection<MessageId> ids) {
        State state = loader.state();
        boolean mayAnswerLate = ids.stream()
                .flatMap(id -> state.conversations().message(id).stream())
                .filter(message -> message.author().kind() == Author.Kind.USER)
                .flatMap(message -> state.conversations().find(message.conversation()).stream())
                .anyMatch(conversation -> conversation.channel() != Channel.WHATSAPP);
        return mayAnswerLate ? loader.settings() : loader;
    }

    /**
     * The claim of the number it goes to, unless the person of the conversation still has it: otherwise it may belong to
     * another person.
     */
    private static Stream<Claim> elsewhere(State state, Message message) {
        IdentityKey address = message.address();
        if (address == null) {
            return Stream.empty();
        }
        boolean theirs = state.conversations()
                .find(message.conversation())
                .filter(conversation -> MarketingRules.has(state, conversation.identity(), address))
                .isPresent();
        return theirs ? Stream.empty() : Stream.of(Claim.identityKey(address));
    }
}
