package io.escala.core.internal.history;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.history.HistoryItem;
import io.escala.crm.history.HistoryItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a decision tells the histories of contacts. It is not told by the decision: what the changes touch is compared with what it was before
 * them, so no decision can forget it, and what a decision changes and changes back is not told. Confined to one thread.
 */
public final class ContactFacts {
    private final State state;
    private final Touched touched;
    private final EventFacts events;
    private final List<String> ids = new ArrayList<>();

    /** @param state the state to which the changes are applied, each after {@link #before} */
    public ContactFacts(State state) {
        this.state = state;
        this.touched = new Touched(state);
        this.events = new EventFacts(state);
    }

    /**
     * What happened to a contact.
     *
     * @param by who did it, or null for whoever decided
     */
    record Fact(
            ContactId contact,
            HistoryContent content,
            @Nullable Author by) {}

    /** Looks at what a change will change. */
    public void before(Change change) {
        change.accept(touched);
    }

    /** Looks at an event. */
    public void event(CrmEvent event) {
        events.add(event);
    }

    /** A contact is created from a conversation. */
    public void createdFrom(ContactId contact, ConversationId conversation) {
        touched.createdFrom(contact, conversation);
    }

    /**
     * Returns the items, the same every time unless more was changed since.
     *
     * @param by who decided
     * @param newId called for each item that is new
     */
    public List<HistoryItem> items(AccountId account, Author by, Instant at, Supplier<String> newId) {
        if (touched.nothing() && events.nothing()) {
            return List.of();
        }
        List<Fact> facts = new Comparison(state, touched, events).facts();
        List<HistoryItem> items = new ArrayList<>();
        for (Fact fact : facts) {
            if (ids.size() == items.size()) {
                ids.add(newId.get());
            }
            items.add(new HistoryItem(
                    account,
                    fact.contact(),
                    new HistoryItemId(ids.get(items.size())),
                    fact.by() == null ? by : fact.by(),
                    fact.content(),
                    at));
        }
        return items;
    }
}
