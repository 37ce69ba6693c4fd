package io.escala.core.internal.follow;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.crm.AccountId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the messages that events are about, with one read for each account. Thread-safe. */
final class FollowedMessages {
    private final InboxContext context;

    FollowedMessages(InboxContext context) {
        this.context = context;
    }

    /** Returns the messages of the events of messages that were received, as far as they exist. */
    Map<LoggedEvent, Message> of(Collection<LoggedEvent> events) {
        Map<AccountId, List<MessageId>> wanted = events.stream()
                .filter(event -> event.event() instanceof CrmEvent.MessageReceived)
                .collect(groupingBy(LoggedEvent::account, mapping(FollowedMessages::message, toList())));
        Map<AccountId, Map<MessageId, Message>> found = new HashMap<>();
        wanted.forEach((account, ids) ->
                found.put(account, CommitLoop.reading(() -> context.store().messages(account, ids))));
        Map<LoggedEvent, Message> messages = new HashMap<>();
        for (LoggedEvent event : events) {
            if (event.event() instanceof CrmEvent.MessageReceived) {
                Message message = found.getOrDefault(event.account(), Map.of()).get(message(event));
                if (message != null) {
                    messages.put(event, message);
                }
            }
        }
        return messages;
    }

    private static MessageId message(LoggedEvent event) {
        return ((CrmEvent.MessageReceived) event.event()).message();
    }
}
