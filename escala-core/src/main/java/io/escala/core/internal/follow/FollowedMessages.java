package io.escala.core.internal.follow;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.escala.core.internal.conversation.TakeOver;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.crm.AccountId;
import io.escala.crm.change.State;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the messages that events are about, with as many reads for one of an account as for many. Thread-safe. */
final class FollowedMessages {
    private final InboxContext context;

    FollowedMessages(InboxContext context) {
        this.context = context;
    }

    /**
     * A message as it is now.
     *
     * @param byPerson whether a person has its conversation now
     */
    record Received(Message message, boolean byPerson) {}

    /** Returns the messages of the events of messages that were received, as far as they exist. */
    Map<LoggedEvent, Received> of(Collection<LoggedEvent> events) {
        Map<AccountId, List<MessageId>> wanted = events.stream()
                .filter(event -> event.event() instanceof CrmEvent.MessageReceived)
                .collect(groupingBy(LoggedEvent::account, mapping(FollowedMessages::message, toList())));
        Map<AccountId, State> found = new HashMap<>();
        wanted.forEach((account, ids) -> found.put(
                account,
                CommitLoop.reading(() -> context.load(account)
                        .messages(ids)
                        .conversations()
                        .settings()
                        .state())));
        Map<LoggedEvent, Received> messages = new HashMap<>();
        for (LoggedEvent event : events) {
            State state = found.get(event.account());
            if (state != null && event.event() instanceof CrmEvent.MessageReceived) {
                state.conversations()
                        .message(message(event))
                        .ifPresent(message -> messages.put(event, received(state, message)));
            }
        }
        return messages;
    }

    private Received received(State state, Message message) {
        return new Received(
                message,
                state.conversations()
                        .current(message.conversation())
                        .filter(conversation -> TakeOver.isByPerson(state, conversation, context.now()))
                        .isPresent());
    }

    private static MessageId message(LoggedEvent event) {
        return ((CrmEvent.MessageReceived) event.event()).message();
    }
}
