package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.Visibility;
import io.escala.crm.text.SearchWords;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Stores with one defect in which messages they find by their words. */
final class WrongMessageSearch {
    private WrongMessageSearch() {}

    /** Finds edited messages by what they said before. */
    static CrmStore editsIgnored(InstantSource clock) {
        return findingMore(clock, message -> message.amendments().edit() != null);
    }

    /** Finds notices of the channel too. */
    static CrmStore noticesFound(InstantSource clock) {
        return findingMore(clock, message -> message.searchWords().isEmpty());
    }

    /** Finds some messages by their original content too. */
    private static CrmStore findingMore(InstantSource clock, Predicate<Message> wrongly) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<Conversation> listConversations(
                    AccountId account,
                    ConversationFilter filter,
                    Visibility visibility,
                    @Nullable String after,
                    int limit) {
                CursorPage<Conversation> page = target().listConversations(account, filter, visibility, after, limit);
                List<String> words = filter.words();
                if (words == null || after != null) {
                    return page;
                }
                List<Conversation> more = new ArrayList<>(page.items());
                target()
                        .listConversations(account, ConversationFilter.EVERYTHING, visibility, null, limit)
                        .items()
                        .stream()
                        .filter(one -> !more.contains(one))
                        .filter(one -> target().thread(account, one.id(), null, limit).items().stream()
                                .filter(wrongly)
                                .map(message -> message.content().text())
                                .anyMatch(text -> text != null && SearchWords.match(SearchWords.of(text), words)))
                        .forEach(more::add);
                return new CursorPage<>(more, page.next());
            }
        };
    }

    /** Looks for the words of a page among the next hundred conversations, and takes them for all there are. */
    static CrmStore seldomWordsLost(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<Conversation> listConversations(
                    AccountId account,
                    ConversationFilter filter,
                    Visibility visibility,
                    @Nullable String after,
                    int limit) {
                CursorPage<Conversation> page = target().listConversations(account, filter, visibility, after, limit);
                List<Conversation> looked = target().listConversations(
                                account, ConversationFilter.EVERYTHING, visibility, after, 100)
                        .items();
                return filter.words() == null || looked.containsAll(page.items())
                        ? page
                        : new CursorPage<>(
                                page.items().stream().filter(looked::contains).toList(), null);
            }
        };
    }

    /** Shows the oldest message with the words. */
    static CrmStore oldestMessageHit(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<ConversationId, Message> latestContaining(
                    AccountId account, Collection<ConversationId> conversations, String text) {
                Map<ConversationId, Message> found =
                        new HashMap<>(target().latestContaining(account, conversations, text));
                found.replaceAll((id, newest) -> target().thread(account, id, null, 100).items().stream()
                        .filter(message -> SearchWords.match(message.searchWords(), SearchWords.of(text)))
                        .reduce((newer, older) -> older)
                        .orElse(newest));
                return found;
            }
        };
    }

    /** Shows only a conversation's own messages. */
    static CrmStore hitOfSupersededLost(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public Map<ConversationId, Message> latestContaining(
                    AccountId account, Collection<ConversationId> conversations, String text) {
                Map<ConversationId, Message> found =
                        new HashMap<>(target().latestContaining(account, conversations, text));
                found.entrySet().removeIf(hit -> !hit.getValue().conversation().equals(hit.getKey()));
                return found;
            }
        };
    }
}
