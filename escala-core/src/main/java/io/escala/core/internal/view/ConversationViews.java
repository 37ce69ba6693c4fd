package io.escala.core.internal.view;

import io.escala.core.conversations.ConversationSummary;
import io.escala.core.conversations.ConversationView;
import io.escala.core.internal.conversation.TakeOver;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.loop.StateLoader;
import io.escala.core.port.TeamMember;
import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.line.Line;
import io.escala.crm.store.ThreadSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what is shown of conversations, in bulk: as many reads for one of them as for many. Thread-safe. */
final class ConversationViews {
    private final InboxContext context;
    private final OwnerLookup owners;
    private final AccountId account;

    ConversationViews(InboxContext context, OwnerLookup owners, AccountId account) {
        this.context = context;
        this.owners = owners;
        this.account = account;
    }

    /** Returns the view of a conversation; empty when its person does not exist. */
    Optional<ConversationView> view(Conversation conversation) {
        List<ConversationView> found = CommitLoop.reading(() -> views(List.of(conversation)));
        return owners.withOwners(account, found).stream().findFirst();
    }

    /** Returns the users whom the team knows of these; none when the team throws. */
    Map<UserId, TeamMember> members(Set<UserId> users) {
        return users.isEmpty() ? Map.of() : owners.members(account, users);
    }

    /** Returns the rows of a list, in the same order. */
    List<ConversationSummary> summaries(List<Conversation> conversations) {
        return summaries(conversations, Optional.empty());
    }

    /** Returns the rows of a list, in the same order, with the messages that contain a text. */
    List<ConversationSummary> summaries(List<Conversation> conversations, Optional<String> contained) {
        List<ConversationId> ids = conversations.stream().map(Conversation::id).toList();
        Loaded loaded = CommitLoop.reading(() -> new Loaded(
                views(conversations),
                context.store().threadSummaries(account, ids),
                contained.isEmpty() ? Map.of() : context.store().latestContaining(account, ids, contained.get())));
        // The team is asked after the store, while none of its connections is held.
        return owners.withOwners(account, loaded.views()).stream()
                .map(view -> ConversationSummary.of(
                                view, loaded.threads().get(view.conversation().id()))
                        .withHit(loaded.hits().get(view.conversation().id())))
                .toList();
    }

    private record Loaded(
            List<ConversationView> views,
            Map<ConversationId, ThreadSummary> threads,
            Map<ConversationId, Message> hits) {}

    private List<ConversationView> views(List<Conversation> conversations) {
        StateLoader loader = context.load(account);
        if (conversations.stream().anyMatch(TakeOver::needsSettings)) {
            loader.settings();
        }
        loader.lines(conversations.stream().map(Conversation::line).distinct().toList());
        loader.identities(
                conversations.stream().map(Conversation::identity).distinct().toList());
        State state = loader.aliases().contacts().state();
        List<ConversationView> views = new ArrayList<>();
        conversations.forEach(conversation -> view(state, conversation).ifPresent(views::add));
        return views;
    }

    /** Returns the view of a conversation whose line, identity, aliases and contact are loaded, and the settings if it may be taken over, without its owner. */
    Optional<ConversationView> view(State state, Conversation conversation) {
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
                TakeOver.isByPerson(state, conversation, context.now()),
                context.sending().window(conversation)));
    }
}
