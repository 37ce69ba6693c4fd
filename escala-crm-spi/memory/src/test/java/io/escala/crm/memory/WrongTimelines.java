package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.store.ContactTimeline;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.Visibility;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores with one defect in the timelines of contacts. */
final class WrongTimelines {
    private WrongTimelines() {}

    /** Shows what one of the contact's people wrote and was written. */
    static CrmStore ofOnePerson(InstantSource clock) {
        return new Wrong(clock, UnaryOperator.identity(), (store, contact, visibility, conversation) -> {
            List<ChannelIdentity> people =
                    store.identitiesOf(conversation.account(), List.of(contact)).get(contact);
            return conversation.identity().equals(people.get(0).id());
        });
    }

    /** Shows the conversations of everybody to those who see any. */
    static CrmStore showsTheUnseen(InstantSource clock) {
        return new Wrong(
                clock,
                visibility -> visibility.equals(Visibility.NOTHING) ? visibility : Visibility.ALL,
                (store, contact, visibility, conversation) -> true);
    }

    /** Shows nothing of conversations that another one continues. */
    static CrmStore ofSupersededLost(InstantSource clock) {
        return new Wrong(
                clock,
                UnaryOperator.identity(),
                (store, contact, visibility, conversation) -> conversation.supersededBy() == null);
    }

    /** Shows of conversations that another one continues what was seen before they ended. */
    static CrmStore seenAsItEnded(InstantSource clock) {
        return new Wrong(
                clock,
                visibility -> Visibility.ALL,
                (store, contact, visibility, conversation) -> visibility.all()
                        || (conversation.owner() == null
                                ? visibility.unassigned()
                                : visibility.owners().contains(conversation.owner())));
    }

    /** Goes on after as many messages as were read. */
    static CrmStore pagedByOffset(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public ContactTimeline timeline(
                    AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
                ContactTimeline all = target().timeline(account, contact, visibility, null, CursorPage.MAX_LIMIT);
                return after != null && after.contains("/")
                        ? target().timeline(account, contact, visibility, after, limit)
                        : new ContactTimeline(
                                WrongReads.byOffset(all.messages().items(), after, limit),
                                target().timeline(account, contact, visibility, null, limit)
                                        .entries());
            }
        };
    }

    /** Reads what is after a position, the newest first. */
    static CrmStore sinceNewestFirst(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public ContactTimeline timelineSince(
                    AccountId account, ContactId contact, Visibility visibility, String after, int limit) {
                ContactTimeline right = target().timelineSince(account, contact, visibility, after, limit);
                List<Message> reversed = new ArrayList<>(right.messages().items());
                Collections.reverse(reversed);
                return new ContactTimeline(
                        new CursorPage<>(reversed, right.messages().next()), right.entries());
            }
        };
    }

    /** Shows system entries on the first page only. */
    static CrmStore entriesLost(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public ContactTimeline timeline(
                    AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
                ContactTimeline right = target().timeline(account, contact, visibility, after, limit);
                return after == null ? right : new ContactTimeline(right.messages(), new CursorPage<>(List.of(), null));
            }
        };
    }

    /** Whether what a conversation shows is in a timeline. */
    @FunctionalInterface
    private interface Shows {
        boolean test(CrmStore store, ContactId contact, Visibility visibility, Conversation conversation);
    }

    /** Leaves out what some conversations show, or shows what is not seen. */
    private static final class Wrong extends ForwardingCrmStore {
        private final UnaryOperator<Visibility> asked;
        private final Shows shows;

        Wrong(InstantSource clock, UnaryOperator<Visibility> asked, Shows shows) {
            super(new MemoryCrmStore(clock));
            this.asked = asked;
            this.shows = shows;
        }

        @Override
        public ContactTimeline timeline(
                AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
            return shown(
                    contact,
                    visibility,
                    account,
                    target().timeline(account, contact, asked.apply(visibility), after, limit));
        }

        @Override
        public ContactTimeline timelineSince(
                AccountId account, ContactId contact, Visibility visibility, String after, int limit) {
            return shown(
                    contact,
                    visibility,
                    account,
                    target().timelineSince(account, contact, asked.apply(visibility), after, limit));
        }

        private ContactTimeline shown(
                ContactId contact, Visibility visibility, AccountId account, ContactTimeline right) {
            Predicate<ConversationId> shown = id -> shows.test(
                    target(),
                    contact,
                    visibility,
                    target().conversations(account, List.of(id)).get(id));
            List<Message> messages = right.messages().items().stream()
                    .filter(message -> shown.test(message.conversation()))
                    .toList();
            List<SystemEntry> entries = right.entries().items().stream()
                    .filter(entry -> shown.test(entry.conversation()))
                    .toList();
            return new ContactTimeline(
                    new CursorPage<>(messages, right.messages().next()),
                    new CursorPage<>(entries, right.entries().next()));
        }
    }
}
