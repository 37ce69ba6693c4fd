package io.escala.core.internal.view;

import io.escala.core.conversations.Assignment;
import io.escala.core.conversations.Candidates;
import io.escala.core.conversations.Closing;
import io.escala.core.conversations.ConversationQuery;
import io.escala.core.conversations.ConversationSelection;
import io.escala.core.conversations.ConversationSummary;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.Conversations;
import io.escala.core.conversations.ThreadReader;
import io.escala.core.conversations.TimelineReader;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.command.ActorCommands;
import io.escala.core.internal.command.CandidateReader;
import io.escala.core.internal.contacts.ContactForm;
import io.escala.core.internal.listing.BoundCursors;
import io.escala.core.internal.listing.StoredListing;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.port.TeamMember;
import io.escala.core.result.Listing;
import io.escala.core.result.Outcome;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CursorPage;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The conversations of an account for one actor. Thread-safe. */
public final class ActorConversations implements Conversations {
    /** The order of lists: conversations without activity come last. */
    private static final Comparator<Conversation> LATEST_FIRST = Comparator.comparing(
                    (Conversation one) -> one.mark(Mark.ACTIVITY).orElse(Instant.MIN))
            .thenComparing(one -> one.id().value())
            .reversed();

    private final InboxContext context;
    private final ConversationViews views;
    private final Actor actor;
    private final ActorCommands commands;
    private final AccountId account;

    public ActorConversations(InboxContext context, OwnerLookup owners, Actor actor) {
        this.context = context;
        this.actor = actor;
        this.account = actor.account();
        this.views = new ConversationViews(context, owners, account);
        this.commands = new ActorCommands(context, actor);
    }

    private void requireEntitled() {
        new AuditTrail(context, actor)
                .allowing(
                        AuditOperation.CONVERSATIONS_READ,
                        () -> AccessRules.requireEntitled(
                                actor, context.entitlements().of(account)));
    }

    @Override
    public Optional<ConversationView> view(ConversationId conversation) {
        Objects.requireNonNull(conversation, "conversation");
        requireEntitled();
        return CommitLoop.reading(() -> visible(conversation)).flatMap(views::view);
    }

    /** The conversation that continues the one with this id, if the actor may see it. */
    private Optional<Conversation> visible(ConversationId conversation) {
        return context.load(account)
                .conversations(List.of(conversation))
                .state()
                .conversations()
                .current(conversation)
                .filter(one -> AccessRules.sees(actor, one));
    }

    @Override
    public Listing<ConversationSummary> list(ConversationQuery query) {
        Objects.requireNonNull(query, "query");
        requireEntitled();
        return StoredListing.counted(
                cursors("conversations", query)
                        .bind((cursor, limit) -> context.store()
                                .listConversations(
                                        account, filter(query), AccessRules.visibility(actor), cursor, limit)),
                conversations -> views.summaries(conversations, query.contained()),
                enough -> context.store()
                        .countConversations(account, filter(query), AccessRules.visibility(actor), enough));
    }

    /** The cursors of a list of this actor; times that depend on now are no part of them. */
    private BoundCursors cursors(String what, Object which) {
        return BoundCursors.of(what, actor, which);
    }

    private ConversationFilter filter(ConversationQuery query) {
        Optional<AccountSettings> settings = query.needsSettings()
                ? context.load(account).settings().state().account().settings()
                : Optional.empty();
        return query.toFilter(
                actor,
                context.now(),
                context.sending().windowMargin(),
                ContactForm.region(settings),
                settings.map(AccountSettings::handBackAfter).orElse(null));
    }

    @Override
    public List<ConversationSummary> ofContact(ContactId contact) {
        Objects.requireNonNull(contact, "contact");
        requireEntitled();
        List<Conversation> found = CommitLoop.reading(() -> {
            State state = context.load(account)
                    .contacts(List.of(contact))
                    .identitiesOfContacts()
                    .conversationsOfIdentities()
                    .identities()
                    .state();
            return state.conversations().all().stream()
                    .filter(one -> one.supersededBy() == null && AccessRules.sees(actor, one))
                    .filter(one -> state.identities()
                            .canonical(one.identity())
                            .filter(person -> contact.equals(person.contact()))
                            .isPresent())
                    .sorted(LATEST_FIRST)
                    .toList();
        });
        return found.isEmpty() ? List.of() : views.summaries(found);
    }

    @Override
    public ThreadReader thread(ConversationId conversation) {
        Objects.requireNonNull(conversation, "conversation");
        return new ActorThread(context, views, actor, conversation, cursors("thread", conversation));
    }

    @Override
    public TimelineReader timeline(ContactId contact) {
        Objects.requireNonNull(contact, "contact");
        return new ActorTimeline(context, views, actor, contact, cursors("timeline", contact));
    }

    @Override
    public List<Touchpoint> touchpoints(ConversationId conversation) {
        Objects.requireNonNull(conversation, "conversation");
        requireEntitled();
        return CommitLoop.reading(() -> visible(conversation)
                .map(found -> context.store()
                        .touchpoints(account, List.of(found.id()))
                        .getOrDefault(found.id(), List.of()))
                .orElse(List.of()));
    }

    @Override
    public Listing<Message> messages(ConversationId conversation) {
        Objects.requireNonNull(conversation, "conversation");
        requireEntitled();
        return StoredListing.of(cursors("messages", conversation)
                .bind((cursor, limit) -> visible(conversation)
                        .map(found -> context.store().thread(account, found.id(), cursor, limit))
                        .orElseGet(() -> new CursorPage<>(List.of(), null))));
    }

    @Override
    public List<ConversationTag> tagsInUse() {
        requireEntitled();
        return AccessRules.converses(actor)
                ? CommitLoop.reading(() -> context.store().tagsInUse(account, MAX_TAGS_IN_USE))
                : List.of();
    }

    @Override
    public List<TeamMember> candidates() {
        requireEntitled();
        return AccessRules.converses(actor) ? new CandidateReader(context, account).users() : List.of();
    }

    @Override
    public Optional<Candidates> candidates(ConversationId conversation) {
        Objects.requireNonNull(conversation, "conversation");
        requireEntitled();
        State state = CommitLoop.reading(() -> context.load(account)
                .settings()
                .conversations(List.of(conversation))
                .identities()
                .contacts()
                .state());
        return state.conversations()
                .current(conversation)
                .filter(found -> AccessRules.sees(actor, found))
                .map(found -> new CandidateReader(context, account).of(state, found));
    }

    @Override
    public Outcome<Conversation> assign(ConversationId conversation, Assignment assignment) {
        return commands.run(conversation, commands.assign(assignment));
    }

    @Override
    public Outcome<Conversation> close(ConversationId conversation, Closing closing) {
        return commands.run(conversation, commands.close(closing));
    }

    @Override
    public Outcome<Conversation> reopen(ConversationId conversation) {
        return commands.run(conversation, commands.reopen());
    }

    @Override
    public Outcome<Conversation> markRead(ConversationId conversation) {
        return commands.run(conversation, commands.mark(false));
    }

    @Override
    public Outcome<Conversation> markUnread(ConversationId conversation) {
        return commands.run(conversation, commands.mark(true));
    }

    @Override
    public Outcome<Conversation> showTyping(ConversationId conversation) {
        return commands.run(conversation, commands.showTyping());
    }

    @Override
    public Outcome<Conversation> takeOver(ConversationId conversation) {
        return commands.run(conversation, commands.takeOver());
    }

    @Override
    public Outcome<Conversation> handBack(ConversationId conversation) {
        return commands.run(conversation, commands.handBack());
    }

    @Override
    public Outcome<Conversation> tag(ConversationId conversation, ConversationTag... tags) {
        return commands.run(conversation, commands.tag(tags));
    }

    @Override
    public Outcome<Conversation> untag(ConversationId conversation, ConversationTag... tags) {
        return commands.run(conversation, commands.untag(tags));
    }

    @Override
    public Outcome<Conversation> note(ConversationId conversation, String text) {
        return commands.run(conversation, commands.note(text));
    }

    @Override
    public ConversationSelection selection(Collection<ConversationId> conversations) {
        return commands.selection(conversations);
    }
}
