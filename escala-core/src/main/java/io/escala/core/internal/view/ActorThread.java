package io.escala.core.internal.view;

import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.MessageThread;
import io.escala.core.conversations.ThreadEntry;
import io.escala.core.conversations.ThreadReader;
import io.escala.core.internal.access.AccessRules;
import io.escala.core.internal.listing.BoundCursors;
import io.escala.core.internal.loop.CommitLoop;
import io.escala.core.internal.loop.InboxContext;
import io.escala.core.internal.send.DestinationRules;
import io.escala.core.port.TeamMember;
import io.escala.core.result.CursorRequest;
import io.escala.crm.AccountId;
import io.escala.crm.account.Actor;
import io.escala.crm.account.UserId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.ThreadSummary;
import java.util.ArrayList;
import java.util.Collections;
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
     * Messages of a thread.
     *
     * @param messages newest first
     * @param older the store's cursor of those before, or null
     * @param newer the store's cursor of those after, or null
     */
    private record Part(
            List<Message> messages,
            @Nullable String older,
            @Nullable String newer) {}

    /** Reads messages of the conversation that continues the one asked for. */
    @FunctionalInterface
    private interface PartReader {
        Optional<Part> read(CrmStore store, ConversationId current);
    }

    @Override
    public Optional<MessageThread> page(CursorRequest request) {
        String after = request.cursor().map(cursors::stored).orElse(null);
        return read((store, current) -> {
            CursorPage<Message> page = store.thread(account, current, after, request.limit());
            return Optional.of(new Part(page.items(), page.next(), newest(page.items())));
        });
    }

    @Override
    public Optional<MessageThread> since(String cursor, int limit) {
        String after = cursors.stored(Objects.requireNonNull(cursor, "cursor"));
        return read((store, current) -> {
            List<Message> found = newestFirst(
                    store.threadSince(account, current, after, limit).items());
            String newest = newest(found);
            return Optional.of(new Part(found, oldest(found), newest == null ? after : newest));
        });
    }

    @Override
    public Optional<MessageThread> around(MessageId message, int each) {
        Objects.requireNonNull(message, "message");
        CursorPage.checkLimit(each);
        return read((store, current) -> {
            State state = context.load(account)
                    .messages(List.of(message))
                    .conversations()
                    .state();
            Optional<Message> middle =
                    state.conversations().message(message).filter(found -> isIn(state, found, current));
            return middle.map(found -> around(store, current, found, each));
        });
    }

    private Part around(CrmStore store, ConversationId current, Message middle, int each) {
        String position = ThreadPosition.of(middle).toString();
        CursorPage<Message> before = store.thread(account, current, position, each);
        List<Message> all =
                newestFirst(store.threadSince(account, current, position, each).items());
        all.add(middle);
        all.addAll(before.items());
        return new Part(all, before.next(), newest(all));
    }

    private static List<Message> newestFirst(List<Message> oldestFirst) {
        List<Message> reversed = new ArrayList<>(oldestFirst);
        Collections.reverse(reversed);
        return reversed;
    }

    private static @Nullable String newest(List<Message> newestFirst) {
        return newestFirst.isEmpty()
                ? null
                : ThreadPosition.of(newestFirst.get(0)).toString();
    }

    private static @Nullable String oldest(List<Message> newestFirst) {
        return newestFirst.isEmpty()
                ? null
                : ThreadPosition.of(newestFirst.get(newestFirst.size() - 1)).toString();
    }

    private static boolean isIn(State state, Message message, ConversationId current) {
        return state.conversations()
                .current(message.conversation())
                .filter(found -> found.id().equals(current))
                .isPresent();
    }

    /** What is read of the store, before the team is asked for names. */
    private record Loaded(
            State state,
            ConversationView view,
            Part part,
            State quoted,
            Map<MessageId, List<MediaFile>> media,
            @Nullable Message latest) {}

    private Optional<MessageThread> read(PartReader reader) {
        AccessRules.requireEntitled(actor, context.entitlements().of(account));
        return CommitLoop.reading(() -> load(reader)).map(this::thread);
    }

    private Optional<Loaded> load(PartReader reader) {
        State state = context.load(account)
                .conversations(List.of(id))
                .identities()
                .conversationsOfIdentities()
                .identities()
                .aliases()
                .lines()
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
        return reader.read(store, current).map(part -> {
            List<Claim> claims = part.messages().stream()
                    .flatMap(message -> quotedBy(message).stream())
                    .distinct()
                    .toList();
            State quoted = context.load(account).holders(claims).conversations().state();
            Map<MessageId, List<MediaFile>> media = store.media(
                    account, part.messages().stream().map(Message::id).toList());
            ThreadSummary summary =
                    store.threadSummaries(account, List.of(current)).get(current);
            return new Loaded(state, view, part, quoted, media, summary == null ? null : summary.latest());
        });
    }

    private static Optional<Claim> quotedBy(Message message) {
        return Optional.ofNullable(message.replyTo()).map(quoted -> Claim.providerMessage(message.line(), quoted));
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
                ComposerRules.decide(context.gateways().keySet(), view, reachable, loaded.latest(), context.now()),
                loaded.part().messages().stream()
                        .map(message -> entry(loaded, message, members))
                        .toList(),
                given(loaded.part().older()),
                given(loaded.part().newer()));
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
        for (Message message : loaded.part().messages()) {
            UserId author = message.author().user();
            if (author != null) {
                users.add(author);
            }
        }
        return users;
    }

    private static ThreadEntry entry(Loaded loaded, Message message, Map<UserId, TeamMember> members) {
        Message quoted = quotedBy(message)
                .flatMap(loaded.quoted()::holder)
                .flatMap(holder -> loaded.quoted().conversations().message(new MessageId(holder)))
                .filter(found -> isIn(
                        loaded.quoted(), found, loaded.view().conversation().id()))
                .orElse(null);
        UserId author = message.author().user();
        TeamMember member = author == null ? null : members.get(author);
        return ThreadEntry.of(
                message,
                quoted,
                member == null ? null : member.displayName(),
                loaded.media().getOrDefault(message.id(), List.of()));
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
