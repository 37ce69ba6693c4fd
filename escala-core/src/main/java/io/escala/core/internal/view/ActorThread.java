package io.escala.core.internal.view;

import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.MessageThread;
import io.escala.core.conversations.ThreadEntry;
import io.escala.core.conversations.ThreadReader;
import io.escala.core.conversations.ThreadSystemEntry;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.audit.AuditTrail;
import io.escala.core.internal.listing.BoundCursors;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.send.DestinationRules;
import io.escala.core.internal.send.HumanAgentWindow;
import io.escala.core.internal.send.RestrictionRules;
import io.escala.core.port.TeamMember;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Refusal;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditOperation;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.ThreadSummary;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The thread of one conversation for one actor. Thread-safe. */
final class ActorThread implements ThreadReader {
    private final InboxContext context;
    private final ConversationViews views;
    private final Actor actor;
    private final AccountId account;
    private final ConversationId id;
    private final BoundCursors cursors;

    ActorThread(InboxContext context, ConversationViews views, Actor actor, ConversationId id, BoundCursors cursors) {
        this.context = context;
        this.views = views;
        this.actor = actor;
        this.account = actor.account();
        this.id = id;
        this.cursors = cursors;
    }

    /**
     * A part, and the store's cursor of what is after it.
     *
     * @param newer the cursor, or null when there is nothing to follow
     */
    private record Found(ThreadPart part, @Nullable String newer) {}

    /** Reads a part of the conversation that continues the one asked for. */
    @FunctionalInterface
    private interface PartReader {
        Optional<Found> read(ConversationId current);
    }

    @Override
    public Optional<MessageThread> page(CursorRequest request) {
        String after = request.cursor().map(cursors::stored).orElse(null);
        return read(current -> {
            ThreadPart part = before(current, after, request.limit());
            return Optional.of(new Found(part, part.newest()));
        });
    }

    @Override
    public Optional<MessageThread> since(String cursor, int limit) {
        String after = cursors.stored(Objects.requireNonNull(cursor, "cursor"));
        return read(current -> {
            ThreadPart part = after(current, after, limit);
            String newest = part.newest();
            return Optional.of(new Found(part, newest == null ? after : newest));
        });
    }

    @Override
    public Optional<MessageThread> around(MessageId message, int each) {
        Objects.requireNonNull(message, "message");
        CursorPage.checkLimit(each);
        return read(current -> {
            State state = context.load(account)
                    .messages(List.of(message))
                    .conversations()
                    .state();
            return state.conversations()
                    .message(message)
                    .filter(found -> PartContents.isIn(state, found, current))
                    .map(found -> around(current, found, each));
        });
    }

    private Found around(ConversationId current, Message middle, int each) {
        String position = ThreadPosition.of(middle).toString();
        ThreadPart part = ThreadPart.around(after(current, position, each), middle, before(current, position, each));
        return new Found(part, part.newest());
    }

    private ThreadPart before(ConversationId current, @Nullable String position, int limit) {
        CrmStore store = context.store();
        return ThreadPart.before(
                store.thread(account, current, position, limit),
                store.entries(account, current, position, limit),
                limit);
    }

    private ThreadPart after(ConversationId current, String position, int limit) {
        CrmStore store = context.store();
        return ThreadPart.since(
                store.threadSince(account, current, position, limit),
                store.entriesSince(account, current, position, limit),
                limit);
    }

    /** What is read of the store, before the team is asked for names. */
    private record Loaded(
            State state,
            ConversationView view,
            Found found,
            PartContents contents,
            @Nullable Message latest) {}

    private Optional<MessageThread> read(PartReader reader) {
        new AuditTrail(context, actor)
                .allowing(
                        AuditOperation.CONVERSATIONS_READ,
                        () -> AccessRules.requireEntitled(
                                actor, context.entitlements().of(account)));
        return CommitLoop.reading(() -> load(reader)).map(this::thread);
    }

    private Optional<Loaded> load(PartReader reader) {
        State state = context.load(account)
                .settings()
                .conversations(List.of(id))
                .identities()
                .conversationsOfIdentities()
                .identities()
                .aliases()
                .lines()
                .lineReports()
                .contacts()
                .contactKeys()
                .state();
        return state.conversations()
                .current(id)
                .filter(found -> AccessRules.sees(actor, found))
                .flatMap(found -> views.view(state, found))
                .flatMap(view -> load(state, view, reader));
    }

    private Optional<Loaded> load(State state, ConversationView view, PartReader reader) {
        CrmStore store = context.store();
        ConversationId current = view.conversation().id();
        return reader.read(current).map(found -> {
            PartContents contents = PartContents.load(context, account, found.part());
            ThreadSummary summary =
                    store.threadSummaries(account, List.of(current)).get(current);
            return new Loaded(state, view, found, contents, summary == null ? null : summary.latest());
        });
    }

    private MessageThread thread(Loaded loaded) {
        Conversation conversation = loaded.view().conversation();
        Map<UserId, TeamMember> members = views.members(users(loaded));
        UserId owner = conversation.owner();
        ConversationView view = owner == null ? loaded.view() : loaded.view().withOwner(members.get(owner));
        boolean reachable = view.line() != null && DestinationRules.reaches(loaded.state(), conversation, view.line());
        return MessageThread.of(
                view,
                callNumber(loaded.state(), view).orElse(null),
                ComposerRules.decide(
                        context.gateways().keySet(),
                        loaded.state().account().settings(),
                        view,
                        restricted(loaded.state(), view),
                        reachable,
                        loaded.latest(),
                        humanAgentUntil(loaded),
                        context.now()),
                entries(loaded, members),
                given(loaded.found().part().older()),
                given(loaded.found().newer()));
    }

    private Optional<Refusal> restricted(State state, ConversationView view) {
        Instant now = context.now();
        return Optional.ofNullable(view.line())
                .flatMap(line ->
                        RestrictionRules.judge(state, line, view.window().isOpen(now), now));
    }

    private Optional<Instant> humanAgentUntil(Loaded loaded) {
        return HumanAgentWindow.end(
                loaded.state(),
                loaded.view().conversation().channel(),
                actor.kind() == Actor.Kind.USER,
                loaded.view().window());
    }

    private @Nullable String given(@Nullable String stored) {
        return stored == null ? null : cursors.given(stored);
    }

    private static Set<UserId> users(Loaded loaded) {
        Set<UserId> users = new HashSet<>();
        UserId owner = loaded.view().conversation().owner();
        if (owner != null) {
            users.add(owner);
        }
        users.addAll(loaded.contents().users());
        return users;
    }

    private static List<ThreadEntry> entries(Loaded loaded, Map<UserId, TeamMember> members) {
        ThreadSystemEntry.Names names = EntryNames.of(loaded.view(), members);
        ConversationId conversation = loaded.view().conversation().id();
        return loaded.contents().part().items().stream()
                .map(item -> loaded.contents().entry(item, conversation, names, members))
                .toList();
    }

    private static Optional<Phone> callNumber(State state, ConversationView view) {
        Optional<ContactId> contact = view.contactId();
        return contact.flatMap(found -> DestinationRules.phone(state, found))
                .or(() -> view.aliases().stream()
                        .filter(alias -> alias.valid() && alias.key().kind() == IdentityKeyKind.WHATSAPP_NUMBER)
                        .max(Comparator.comparing(IdentityAlias::lastSeen))
                        .map(alias -> new Phone(alias.key().value())));
    }
}
