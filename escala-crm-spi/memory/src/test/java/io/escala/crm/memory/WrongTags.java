package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.ConversationChange.EditConversation;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.Visibility;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stores with one defect in the tags of conversations. */
final class WrongTags {
    private WrongTags() {}

    /** Finds conversations by tags that they had. */
    static CrmStore formerTagsStillFound(InstantSource clock) {
        return new Remembering(clock) {
            @Override
            public CursorPage<Conversation> listConversations(
                    AccountId account,
                    ConversationFilter filter,
                    Visibility visibility,
                    @Nullable String after,
                    int limit) {
                if (filter.tags().isEmpty()) {
                    return target().listConversations(account, filter, visibility, after, limit);
                }
                CursorPage<Conversation> all =
                        target().listConversations(account, filter.tagged(Set.of()), visibility, after, limit);
                return new CursorPage<>(
                        all.items().stream()
                                .filter(one ->
                                        !Collections.disjoint(filter.tags(), tagged.getOrDefault(one.id(), Set.of())))
                                .toList(),
                        all.next());
            }
        };
    }

    /** Reports tags that only superseded conversations have as used. */
    static CrmStore tagsOfSupersededInUse(InstantSource clock) {
        return new Remembering(clock) {
            @Override
            public List<ConversationTag> tagsInUse(AccountId account, int limit) {
                Set<ConversationTag> used = new TreeSet<>(target().tagsInUse(account, limit));
                target().conversations(account, tagged.keySet())
                        .values()
                        .forEach(conversation -> used.addAll(conversation.tags()));
                return used.stream().limit(limit).toList();
            }
        };
    }

    /** Remembers every tag that a conversation was given. */
    private static class Remembering extends ForwardingCrmStore {
        final Map<ConversationId, Set<ConversationTag>> tagged = new ConcurrentHashMap<>();

        Remembering(InstantSource clock) {
            super(new MemoryCrmStore(clock));
        }

        @Override
        public List<CommitResult> commit(List<ChangeSet> changeSets) {
            for (ChangeSet set : changeSets) {
                for (Change change : set.changes()) {
                    if (change instanceof EditConversation edit) {
                        tagged.computeIfAbsent(edit.conversation(), none -> new TreeSet<>())
                                .addAll(edit.tags());
                    }
                }
            }
            return target().commit(changeSets);
        }
    }
}
