package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.Visibility;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stores with one defect in what becomes of a superseded conversation. */
final class WrongConversations {
    private WrongConversations() {}

    /** Lists superseded conversations at the end of a list. */
    static CrmStore supersededStillListed(InstantSource clock) {
        Map<ConversationId, ConversationId> ended = new ConcurrentHashMap<>();
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public List<CommitResult> commit(List<ChangeSet> changeSets) {
                for (ChangeSet set : changeSets) {
                    for (Change change : set.changes()) {
                        if (change instanceof ConversationChange.SupersedeConversation superseding) {
                            ended.put(superseding.from(), superseding.into());
                        }
                    }
                }
                return target().commit(changeSets);
            }

            @Override
            public CursorPage<Conversation> listConversations(
                    AccountId account,
                    ConversationFilter filter,
                    Visibility visibility,
                    @Nullable String after,
                    int limit) {
                CursorPage<Conversation> page = target().listConversations(account, filter, visibility, after, limit);
                if (page.next() != null || page.items().size() + ended.size() > limit) {
                    return page;
                }
                List<Conversation> all = new ArrayList<>(page.items());
                all.addAll(target().conversations(account, ended.keySet()).values());
                return new CursorPage<>(all, null);
            }
        };
    }

    /** Shows only a conversation's own messages. */
    static CrmStore threadOfSupersededLost(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<Message> thread(
                    AccountId account, ConversationId conversation, @Nullable String after, int limit) {
                CursorPage<Message> page = target().thread(account, conversation, after, limit);
                return new CursorPage<>(
                        page.items().stream()
                                .filter(message -> message.conversation().equals(conversation))
                                .toList(),
                        page.next());
            }
        };
    }

    /** Shows only a conversation's own system entries. */
    static CrmStore entriesOfSupersededLost(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<SystemEntry> entries(
                    AccountId account, ConversationId conversation, @Nullable String after, int limit) {
                CursorPage<SystemEntry> page = target().entries(account, conversation, after, limit);
                return new CursorPage<>(
                        page.items().stream()
                                .filter(entry -> entry.conversation().equals(conversation))
                                .toList(),
                        page.next());
            }
        };
    }

    /** Reads the system entries after a position, the newest first. */
    static CrmStore entriesSinceNewestFirst(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<SystemEntry> entriesSince(
                    AccountId account, ConversationId conversation, String after, int limit) {
                CursorPage<SystemEntry> page = target().entriesSince(account, conversation, after, limit);
                List<SystemEntry> reversed = new ArrayList<>(page.items());
                Collections.reverse(reversed);
                return new CursorPage<>(reversed, page.next());
            }
        };
    }

    /** Loses the marks that are raised on a conversation after it was superseded. */
    static CrmStore laterMarksLost(InstantSource clock) {
        return new WrongCommits.OneByOne(new MemoryCrmStore(clock)) {
            @Override
            CommitResult one(ChangeSet set) {
                List<Change> kept = set.changes().stream()
                        .filter(change -> !(change instanceof ConversationChange.RaiseMarks raise)
                                || target()
                                        .conversations(set.account(), List.of(raise.conversation()))
                                        .values()
                                        .stream()
                                        .allMatch(conversation -> conversation.supersededBy() == null))
                        .toList();
                return rightly(WrongCommits.copy(set, set.operation(), kept));
            }
        };
    }
}
