package io.escala.core.internal.conversation;

import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.Conversations;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.listing.StoredListing;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.result.Listing;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.line.Line;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CursorPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The conversations of an account for one actor. Thread-safe. */
public final class ActorConversations implements Conversations {
    private final InboxContext context;
    private final OwnerLookup owners;
    private final Actor actor;
    private final AccountId account;

    public ActorConversations(InboxContext context, OwnerLookup owners, Actor actor) {
        this.context = context;
        this.owners = owners;
        this.actor = actor;
        this.account = actor.account();
    }

    private void requireEntitled() {
        AccessRules.requireEntitled(actor, context.entitlements().of(account));
    }

    @Override
    public Optional<ConversationView> view(ConversationId conversation) {
        Objects.requireNonNull(conversation, "conversation");
        requireEntitled();
        Optional<ConversationView> found = CommitLoop.reading(() -> {
            State state = forViews(context.load(account)
                    .conversations(List.of(conversation))
                    .identities()
                    .lines());
            return state.conversations()
                    .current(conversation)
                    .filter(one -> AccessRules.sees(actor, one))
                    .flatMap(one -> view(state, one));
        });
        return owners.withOwners(account, found.stream().toList()).stream().findFirst();
    }

    @Override
    public Listing<ConversationView> list(ConversationFilter filter) {
        Objects.requireNonNull(filter, "filter");
        requireEntitled();
        return StoredListing.counted(
                (cursor, limit) -> context.store()
                        .listConversations(account, filter, AccessRules.visibility(actor), cursor, limit),
                rows -> owners.withOwners(account, CommitLoop.reading(() -> views(rows))),
                () -> context.store()
                        .countConversations(account, filter, AccessRules.visibility(actor), Long.MAX_VALUE));
    }

    private List<ConversationView> views(List<Conversation> rows) {
        StateLoader loader = context.load(account);
        loader.lines(rows.stream().map(Conversation::line).distinct().toList());
        loader.identities(rows.stream().map(Conversation::identity).distinct().toList());
        State state = forViews(loader);
        List<ConversationView> views = new ArrayList<>();
        rows.forEach(row -> view(state, row).ifPresent(views::add));
        return views;
    }

    @Override
    public Listing<Message> thread(ConversationId conversation) {
        Objects.requireNonNull(conversation, "conversation");
        requireEntitled();
        return StoredListing.of((cursor, limit) -> {
            Optional<Conversation> found = context.load(account)
                    .conversations(List.of(conversation))
                    .state()
                    .conversations()
                    .current(conversation)
                    .filter(one -> AccessRules.sees(actor, one));
            return found.isEmpty()
                    ? new CursorPage<>(List.of(), null)
                    : context.store().thread(account, found.get().id(), cursor, limit);
        });
    }

    private static State forViews(StateLoader loader) {
        return loader.aliases().contacts().state();
    }

    private Optional<ConversationView> view(State state, Conversation conversation) {
        Line line = state.account().line(conversation.line()).orElse(null);
        Optional<ChannelIdentity> identity = state.identities().canonical(conversation.identity());
        if (identity.isEmpty()) {
            return Optional.empty();
        }
        Contact contact = Optional.ofNullable(identity.get().contact())
                .flatMap(state.contacts()::find)
                .orElse(null);
        return Optional.of(new ConversationView(
                conversation,
                line,
                identity.get(),
                state.identities().aliases(identity.get().id()),
                contact,
                null,
                context.sending().window(conversation)));
    }
}
