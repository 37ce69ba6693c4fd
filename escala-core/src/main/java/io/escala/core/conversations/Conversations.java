package io.escala.core.conversations;

import io.escala.core.access.AccessRules;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.crm.account.Actor;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.line.Line;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads conversations. What the caller may not see is treated as not found. Thread-safe. */
public final class Conversations {
    private final InboxContext context;
    private final OwnerLookup owners;

    /**
     * Internal; use {@link io.escala.core.inbox.Inbox#conversations()}.
     *
     * @param context store, ports, clock and ids
     */
    public Conversations(InboxContext context) {
        this.context = context;
        owners = new OwnerLookup(context.team());
    }

    /**
     * Returns one conversation.
     *
     * @param id the conversation
     * @param actor the caller
     * @return the view, or empty when it does not exist or the actor may not see it
     */
    public Optional<ConversationView> view(ConversationId id, Actor actor) {
        Optional<ConversationView> found = CommitLoop.reading(() -> {
            State state = forViews(context.load(actor.account())
                    .conversations(List.of(id))
                    .identities()
                    .lines());
            return state.conversations()
                    .find(id)
                    .filter(conversation -> AccessRules.sees(actor, conversation))
                    .flatMap(conversation -> view(state, conversation));
        });
        return owners.withOwners(actor.account(), found.stream().toList()).stream()
                .findFirst();
    }

    /**
     * Returns a page of conversations, latest activity first.
     *
     * @param filter which conversations
     * @param after the cursor from {@link Page#next()} of the previous page, or null for the first page
     * @param limit the maximum page size, 1 to {@value Page#MAX_LIMIT}
     * @param actor the caller; gets only the conversations its role may see
     * @return the page
     */
    public Page<ConversationView> list(ConversationFilter filter, @Nullable String after, int limit, Actor actor) {
        Page<ConversationView> found = CommitLoop.reading(() -> {
            Page<Conversation> page = context.store()
                    .listConversations(actor.account(), filter, AccessRules.visibility(actor), after, limit);
            StateLoader loader = context.load(actor.account());
            loader.lines(
                    page.items().stream().map(Conversation::line).distinct().toList());
            loader.identities(
                    page.items().stream().map(Conversation::identity).distinct().toList());
            State state = forViews(loader);
            List<ConversationView> views = new ArrayList<>();
            page.items().forEach(item -> view(state, item).ifPresent(views::add));
            return new Page<>(views, page.next());
        });
        return new Page<>(owners.withOwners(actor.account(), found.items()), found.next());
    }

    /**
     * Returns how many conversations {@link #list} has over all pages.
     *
     * @param filter which conversations
     * @param actor the caller
     * @return their number
     */
    public long count(ConversationFilter filter, Actor actor) {
        return CommitLoop.reading(
                () -> context.store().countConversations(actor.account(), filter, AccessRules.visibility(actor)));
    }

    /**
     * Returns a page of a conversation's messages, newest first.
     *
     * @param id the conversation
     * @param after the cursor from {@link Page#next()}, or null for the newest page
     * @param limit the maximum page size, 1 to {@value Page#MAX_LIMIT}
     * @param actor the caller
     * @return the page; empty when the conversation does not exist or the actor may not see it
     */
    public Page<Message> thread(ConversationId id, @Nullable String after, int limit, Actor actor) {
        return CommitLoop.reading(() -> {
            Conversation conversation =
                    context.store().conversations(actor.account(), List.of(id)).get(id);
            return conversation == null || !AccessRules.sees(actor, conversation)
                    ? new Page<>(List.of(), null)
                    : context.store().thread(actor.account(), id, after, limit);
        });
    }

    private static State forViews(StateLoader loader) {
        return loader.aliases().contacts().state();
    }

    private static Optional<ConversationView> view(State state, Conversation conversation) {
        Optional<Line> line = state.account().line(conversation.line());
        Optional<ChannelIdentity> identity = state.identities().canonical(conversation.identity());
        if (line.isEmpty() || identity.isEmpty()) {
            return Optional.empty();
        }
        Contact contact = Optional.ofNullable(identity.get().contact())
                .flatMap(state.contacts()::find)
                .orElse(null);
        return Optional.of(new ConversationView(
                conversation,
                line.get(),
                identity.get(),
                state.identities().aliases(identity.get().id()),
                contact,
                null));
    }
}
