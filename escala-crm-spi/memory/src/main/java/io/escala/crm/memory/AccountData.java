package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.State;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.ContactHistory;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.ContactTimeline;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ListedContact;
import io.escala.crm.store.MessageTime;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.ThreadSummary;
import io.escala.crm.store.Visibility;
import io.escala.crm.text.SearchWords;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The state of one account and its read indexes. Not thread-safe. */
final class AccountData {
    private final State state = State.complete();
    private final MessageIndex messages = new MessageIndex(state);
    private final ConversationIndex conversations = new ConversationIndex(state, messages);
    private final ContactIndex contacts = new ContactIndex(state, conversations);
    private final SessionIndex sessions = new SessionIndex(state);
    private final RecordIndex records = new RecordIndex(state);
    private final LibraryIndex library = new LibraryIndex(state);
    private final ScheduleIndex schedule = new ScheduleIndex(state);
    private final IndexUpdate indexes =
            new IndexUpdate(contacts, conversations, sessions, messages, records, library, schedule);

    State state() {
        return state;
    }

    /** Applies a ChangeSet that passed the checks. */
    void apply(ChangeSet set) {
        set.changes().forEach(this::apply);
        set.claims().forEach(state::hold);
    }

    MemorySnapshot.Account snapshot(AccountId account) {
        return new MemorySnapshot.Account(account, state.changes(), Holdings.of(state.holders()));
    }

    /** Puts a snapshot into empty data. */
    void restore(MemorySnapshot.Account snapshot) {
        snapshot.changes().forEach(this::apply);
        Holdings.of(state.holders()).forEach(state::release);
        snapshot.claims().forEach(state::hold);
    }

    private void apply(Change change) {
        state.apply(change);
        indexes.update(change);
    }

    /** Returns the channel consents of an identity, including those of identities merged into it. */
    List<ChannelConsent> channelConsents(IdentityId identity) {
        return Stream.concat(Stream.of(identity), conversations.redirectsTo(identity))
                .flatMap(id -> state.identities().consents(id).stream())
                .sorted(Comparator.comparing(ChannelConsent::at).thenComparing(ChannelConsent::id))
                .toList();
    }

    List<Contact> contactsInOrder(@Nullable CompanyId company, @Nullable ContactId after, int limit) {
        return contacts.inOrder(company, after, limit);
    }

    CursorPage<ListedContact> searchContacts(ContactSelection selection, @Nullable String after, int limit) {
        return contacts.list(selection, after, limit);
    }

    long countContacts(ContactSelection selection, long enough) {
        return contacts.count(selection, enough);
    }

    List<Conversation> conversationsOf(IdentityId identity) {
        return conversations.of(identity);
    }

    CursorPage<Conversation> listConversations(
            ConversationFilter filter, Visibility visibility, @Nullable String after, int limit) {
        return conversations.list(filter, visibility, after, limit);
    }

    List<Conversation> idleConversations(Collection<LineId> lines, int limit) {
        return conversations.idle(lines, limit);
    }

    List<ConversationTag> tagsInUse(int limit) {
        return conversations.tagsInUse(limit);
    }

    long countConversations(ConversationFilter filter, Visibility visibility, long enough) {
        return conversations.count(filter, visibility, enough);
    }

    Optional<ThreadSummary> threadSummary(ConversationId id) {
        return state.conversations()
                .find(id)
                .flatMap(conversation -> messages.summary(conversation, conversations.threads(id)));
    }

    Optional<Message> latestContaining(ConversationId id, String text) {
        return state.conversations()
                .find(id)
                .flatMap(conversation -> messages.latestContaining(conversations.threads(id), SearchWords.of(text)));
    }

    CursorPage<Message> thread(ConversationId conversation, @Nullable String after, int limit) {
        return messages.thread(conversations.threads(conversation), after, limit);
    }

    CursorPage<Message> threadSince(ConversationId conversation, String after, int limit) {
        return messages.threadSince(conversations.threads(conversation), after, limit);
    }

    CursorPage<SystemEntry> entries(ConversationId conversation, @Nullable String after, int limit) {
        return entries(conversations.threads(conversation), after, limit);
    }

    private CursorPage<SystemEntry> entries(List<ConversationId> of, @Nullable String after, int limit) {
        return newestFirst(entriesOf(of), ThreadPosition::of, after, limit);
    }

    private static <T> CursorPage<T> newestFirst(
            Stream<T> all, Function<T, ThreadPosition> position, @Nullable String after, int limit) {
        ThreadPosition from = after == null ? null : ThreadPosition.parse(after);
        return page(
                all.filter(item -> from == null || position.apply(item).compareTo(from) < 0)
                        .sorted(Comparator.comparing(position, Comparator.reverseOrder())),
                position,
                limit);
    }

    CursorPage<SystemEntry> entriesSince(ConversationId conversation, String after, int limit) {
        return entriesSince(conversations.threads(conversation), after, limit);
    }

    private CursorPage<SystemEntry> entriesSince(List<ConversationId> of, String after, int limit) {
        ThreadPosition from = ThreadPosition.parse(after);
        return page(
                entriesOf(of)
                        .filter(entry -> ThreadPosition.of(entry).compareTo(from) > 0)
                        .sorted(Comparator.comparing((SystemEntry entry) -> ThreadPosition.of(entry))),
                ThreadPosition::of,
                limit);
    }

    /** A conversation has few, so they are sorted when they are read. */
    private Stream<SystemEntry> entriesOf(List<ConversationId> of) {
        return of.stream().flatMap(id -> state.conversations().entries(id).stream());
    }

    ContactTimeline timeline(ContactId contact, Visibility visibility, @Nullable String after, int limit) {
        List<ConversationId> shown = conversations.threads(contact, visibility);
        return new ContactTimeline(messages.thread(shown, after, limit), entries(shown, after, limit));
    }

    ContactTimeline timelineSince(ContactId contact, Visibility visibility, String after, int limit) {
        List<ConversationId> shown = conversations.threads(contact, visibility);
        return new ContactTimeline(messages.threadSince(shown, after, limit), entriesSince(shown, after, limit));
    }

    ContactHistory history(ContactId contact, Visibility visibility, @Nullable String after, int limit) {
        return new ContactHistory(
                newestFirst(state.history().of(contact).stream(), ThreadPosition::of, after, limit),
                newestFirst(toldEntries(contact, visibility), ThreadPosition::of, after, limit));
    }

    long countHistory(ContactId contact, Visibility visibility, long enough) {
        return Stream.concat(state.history().of(contact).stream(), toldEntries(contact, visibility))
                .limit(enough)
                .count();
    }

    private Stream<SystemEntry> toldEntries(ContactId contact, Visibility visibility) {
        return entriesOf(conversations.threads(contact, visibility)).filter(ContactHistory::tells);
    }

    private static <T> CursorPage<T> page(Stream<T> sorted, Function<T, ThreadPosition> position, int limit) {
        return Paging.page(sorted.iterator(), item -> position.apply(item).toString(), limit);
    }

    RecordIndex records() {
        return records;
    }

    LibraryIndex library() {
        return library;
    }

    ScheduleIndex schedule() {
        return schedule;
    }

    SessionIndex sessions() {
        return sessions;
    }

    Optional<List<MessageTime>> messageTimes(ConversationId conversation, Instant from, Instant until) {
        return Optional.of(messages.times(conversation, from, until)).filter(times -> !times.isEmpty());
    }

    List<Touchpoint> touchpoints(ConversationId conversation) {
        return conversations.threads(conversation).stream()
                .flatMap(id -> state.conversations().touchpoints(id).stream())
                .sorted(Touchpoint.ORDER)
                .toList();
    }

    List<Message> unsettled(Collection<ConversationId> of) {
        return messages.unsettled(of);
    }
}
