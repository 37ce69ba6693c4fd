package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.Visibility;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Stores with one defect in whom they find by a text. */
final class WrongPeople {
    private WrongPeople() {}

    /** Lists everybody's conversations when a text is the only condition. */
    static CrmStore peopleIgnored(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<Conversation> listConversations(
                    AccountId account,
                    ConversationFilter filter,
                    Visibility visibility,
                    @Nullable String after,
                    int limit) {
                boolean alone = filter.people() != null
                        && filter.equals(ConversationFilter.EVERYTHING.ofPeople(filter.people()));
                return target().listConversations(
                                account, alone ? ConversationFilter.EVERYTHING : filter, visibility, after, limit);
            }
        };
    }

    /** Lists everybody's conversations when a contact is the only condition. */
    static CrmStore contactIgnored(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<Conversation> listConversations(
                    AccountId account,
                    ConversationFilter filter,
                    Visibility visibility,
                    @Nullable String after,
                    int limit) {
                boolean alone = filter.contact() != null
                        && filter.equals(ConversationFilter.EVERYTHING.ofContact(filter.contact()));
                return target().listConversations(
                                account, alone ? ConversationFilter.EVERYTHING : filter, visibility, after, limit);
            }
        };
    }

    /** Finds people who are contacts by the name of their profile too. */
    static CrmStore contactsFoundByProfile(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<Conversation> listConversations(
                    AccountId account,
                    ConversationFilter filter,
                    Visibility visibility,
                    @Nullable String after,
                    int limit) {
                CursorPage<Conversation> page = target().listConversations(account, filter, visibility, after, limit);
                ContactFilter people = filter.people();
                if (people == null || after != null) {
                    return page;
                }
                List<Conversation> more = new ArrayList<>(page.items());
                target()
                        .listConversations(account, ConversationFilter.EVERYTHING, visibility, null, limit)
                        .items()
                        .stream()
                        .filter(one -> !more.contains(one) && people.matches(identity(target(), one), List.of()))
                        .forEach(more::add);
                return new CursorPage<>(more, page.next());
            }
        };
    }

    private static ChannelIdentity identity(CrmStore store, Conversation conversation) {
        IdentityId id = conversation.identity();
        return store.identities(conversation.account(), Set.of(id)).get(id);
    }

    /** Does not find the conversations of people who were merged into another one. */
    static CrmStore mergedNotFollowed(InstantSource clock) {
        return without(clock, (store, one) -> identity(store, one).fusedInto() != null);
    }

    /** Finds contacts only. */
    static CrmStore onlyContactsFound(InstantSource clock) {
        return without(clock, (store, one) -> identity(store, one).contact() == null);
    }

    private static CrmStore without(InstantSource clock, BiPredicate<CrmStore, Conversation> lost) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<Conversation> listConversations(
                    AccountId account,
                    ConversationFilter filter,
                    Visibility visibility,
                    @Nullable String after,
                    int limit) {
                CursorPage<Conversation> page = target().listConversations(account, filter, visibility, after, limit);
                return filter.people() == null
                        ? page
                        : new CursorPage<>(
                                page.items().stream()
                                        .filter(one -> !lost.test(target(), one))
                                        .toList(),
                                page.next());
            }
        };
    }
}
