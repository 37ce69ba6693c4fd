package io.escala.core.internal.view;

import io.escala.core.conversations.ThreadEntry;
import io.escala.core.conversations.ThreadMessage;
import io.escala.core.conversations.ThreadSystemEntry;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.port.TeamMember;
import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a thread or timeline with what its messages show: the messages that they quote, and the states of their media.
 *
 * @param quoted the quoted messages, with their conversations
 */
record PartContents(ThreadPart part, State quoted, Map<MessageId, List<MediaFile>> media) {
    /** Reads what a part shows, in bulk. */
    static PartContents load(InboxContext context, AccountId account, ThreadPart part) {
        List<Message> messages = part.messages();
        List<Claim> claims = messages.stream()
                .flatMap(message -> quotedBy(message).stream())
                .distinct()
                .toList();
        State quoted = context.load(account).holders(claims).conversations().state();
        return new PartContents(
                part,
                quoted,
                context.store()
                        .media(account, messages.stream().map(Message::id).toList()));
    }

    private static Optional<Claim> quotedBy(Message message) {
        return Optional.ofNullable(message.replyTo()).map(quoted -> Claim.providerMessage(message.line(), quoted));
    }

    /** Returns the users whom the entries name. */
    Set<UserId> users() {
        Set<UserId> users = new HashSet<>();
        for (Message message : part.messages()) {
            UserId author = message.author().user();
            if (author != null) {
                users.add(author);
            }
        }
        part.entries().forEach(entry -> users.addAll(EntryNames.users(entry)));
        return users;
    }

    /**
     * Returns what is shown of an item.
     *
     * @param conversation the conversation whose thread shows it; no message of another one is quoted
     * @param names the names that system entries show
     * @param members the users of the team
     */
    ThreadEntry entry(
            ThreadPart.Item item,
            ConversationId conversation,
            ThreadSystemEntry.Names names,
            Map<UserId, TeamMember> members) {
        Message message = item.message();
        return message == null
                ? ThreadSystemEntry.of(Objects.requireNonNull(item.entry()), names)
                : message(message, conversation, members);
    }

    private ThreadMessage message(Message message, ConversationId conversation, Map<UserId, TeamMember> members) {
        Message quotedMessage = quotedBy(message)
                .flatMap(quoted::holder)
                .flatMap(holder -> quoted.conversations().message(new MessageId(holder)))
                .filter(found -> isIn(quoted, found, conversation))
                .orElse(null);
        UserId author = message.author().user();
        TeamMember member = author == null ? null : members.get(author);
        return ThreadMessage.of(
                message,
                quotedMessage,
                member == null ? null : member.displayName(),
                media.getOrDefault(message.id(), List.of()));
    }

    /** Whether the thread of a conversation shows a message. */
    static boolean isIn(State state, Message message, ConversationId conversation) {
        return state.conversations()
                .current(message.conversation())
                .filter(found -> found.id().equals(conversation))
                .isPresent();
    }
}
