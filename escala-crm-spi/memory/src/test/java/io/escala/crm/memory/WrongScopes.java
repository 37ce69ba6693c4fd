package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.store.ContactTimeline;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ForwardingCrmStore;
import io.escala.crm.store.Visibility;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Stores that show what is on lines that somebody may not use. */
final class WrongScopes {
    private WrongScopes() {}

    /** Lists conversations of every line. */
    static CrmStore listsOnAllLines(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public CursorPage<Conversation> listConversations(
                    AccountId account,
                    ConversationFilter filter,
                    Visibility visibility,
                    @Nullable String after,
                    int limit) {
                return target().listConversations(account, filter, onAllLines(visibility), after, limit);
            }
        };
    }

    /** Shows what was written on every line to whoever may use one of them. */
    static CrmStore timelinesOnAllLines(InstantSource clock) {
        return new ForwardingCrmStore(new MemoryCrmStore(clock)) {
            @Override
            public ContactTimeline timeline(
                    AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
                return target().timeline(account, contact, onAllLines(visibility), after, limit);
            }
        };
    }

    private static Visibility onAllLines(Visibility visibility) {
        return new Visibility(visibility.all(), visibility.owners(), visibility.unassigned());
    }
}
