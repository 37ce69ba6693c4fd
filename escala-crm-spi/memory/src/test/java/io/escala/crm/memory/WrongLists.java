package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Message;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.ThreadSummary;
import io.escala.crm.store.Visibility;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stores with one defect in lists of conversations and in what these show. */
final class WrongLists {
    private WrongLists() {}

    /** Lists read conversations among the unread ones. */
    static CrmStore unreadConditionIgnored(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<Conversation> listConversations(
                    AccountId account,
                    ConversationFilter filter,
                    Visibility visibility,
                    @Nullable String after,
                    int limit) {
                return target().listConversations(account, withoutUnread(filter), visibility, after, limit);
            }
        };
    }

    private static ConversationFilter withoutUnread(ConversationFilter filter) {
        if (filter.unread() == null || !filter.equals(ConversationFilter.EVERYTHING.thatAreUnread(filter.unread()))) {
            return filter;
        }
        return ConversationFilter.EVERYTHING;
    }

    /** Counts everything, wherever counting may stop. */
    static CrmStore countNeverStops(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public long countConversations(
                    AccountId account, ConversationFilter filter, Visibility visibility, long enough) {
                return target().countConversations(account, filter, visibility, Long.MAX_VALUE);
            }
        };
    }

    /** Shows a notice of the channel as the newest message. */
    static CrmStore noticesSummarised(InstantSource clock) {
        return summarising(
                clock,
                (store, account, id, summary) -> new ThreadSummary(
                        store.thread(account, id, null, 1).items().get(0), summary.firstUnanswered()));
    }

    /** Shows only a conversation's own messages. */
    static CrmStore summaryOfSupersededLost(InstantSource clock) {
        return summarising(
                clock,
                (store, account, id, summary) -> summary.latest().conversation().equals(id)
                        ? summary
                        : new ThreadSummary(
                                store.thread(account, id, null, 100).items().stream()
                                        .filter(message ->
                                                message.conversation().equals(id))
                                        .findFirst()
                                        .orElse(summary.latest()),
                                summary.firstUnanswered()));
    }

    /** Forgets that somebody answered. */
    static CrmStore answeredStillWaiting(InstantSource clock) {
        return summarising(clock, (store, account, id, summary) -> {
            List<Message> newestFirst = store.thread(account, id, null, 100).items();
            Message first = newestFirst.stream()
                    .filter(message -> message.direction() == Direction.INBOUND)
                    .reduce((newer, older) -> older)
                    .orElse(null);
            return new ThreadSummary(summary.latest(), Objects.requireNonNullElse(first, summary.latest()));
        });
    }

    private interface Defect {
        ThreadSummary of(CrmStore store, AccountId account, ConversationId id, ThreadSummary summary);
    }

    private static CrmStore summarising(InstantSource clock, Defect defect) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<ConversationId, ThreadSummary> threadSummaries(
                    AccountId account, Collection<ConversationId> conversations) {
                Map<ConversationId, ThreadSummary> found =
                        new HashMap<>(target().threadSummaries(account, conversations));
                found.replaceAll((id, summary) -> defect.of(target(), account, id, summary));
                return found;
            }
        };
    }
}
