package io.escala.crm.jdbc.internal.read;

import static io.escala.crm.jdbc.internal.read.ConversationRows.select;

import io.escala.crm.AccountId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.jdbc.internal.codec.AmendmentCodec;
import io.escala.crm.jdbc.internal.codec.MessageCodec;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.store.ContactTimeline;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.ConversationReads;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.ThreadSummary;
import io.escala.crm.store.Visibility;
import io.escala.crm.text.SearchWords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads conversations, sessions, messages and media files. Thread-safe. */
public final class ConversationQueries implements ConversationReads {
    private static final String CONVERSATIONS =
            "SELECT " + select(ConversationRows.CONVERSATION, "t") + " FROM escala_conversations t WHERE t.account = ?";
    private static final String MESSAGES =
            "SELECT " + select(ConversationRows.MESSAGE, "t") + " FROM escala_messages t WHERE t.account = ?";

    private final Database database;
    private final boolean searchesMessages;
    private final ThreadSummaries summaries;
    private final Threads<Message> messages;
    private final Threads<SystemEntry> entries;
    private final Timelines timelines;
    private final MessageHits hits;
    private final String conversationsById;
    private final String conversationsOf;
    private final String sessionsOf;
    private final String messagesById;
    private final String unsettledOf;
    private final String mediaOf;

    /**
     * Creates the queries.
     *
     * @param searchesMessages whether the words of messages are stored
     */
    public ConversationQueries(Database database, boolean searchesMessages) {
        this.database = database;
        this.searchesMessages = searchesMessages;
        summaries = new ThreadSummaries(database);
        messages = new Threads<>(
                database,
                select(ConversationRows.MESSAGE, "t"),
                "escala_messages",
                false,
                "",
                ConversationRows::message,
                ThreadPosition::of);
        entries = entries(database, "");
        timelines = new Timelines(database, messages, entries);
        hits = new MessageHits(database);
        String isOneOf = database.dialect().isOneOf();
        conversationsById = CONVERSATIONS + " AND t.id " + isOneOf;
        conversationsOf = "SELECT t.identity AS asked, " + select(ConversationRows.CONVERSATION, "t")
                + " FROM escala_conversations t WHERE t.account = ? AND t.identity " + isOneOf
                + " UNION ALL SELECT i.fused_into AS asked, " + select(ConversationRows.CONVERSATION, "t")
                + " FROM escala_identities i JOIN escala_conversations t ON t.account = i.account AND t.identity = i.id"
                + " WHERE i.account = ? AND i.fused_into " + isOneOf;
        sessionsOf =
                "SELECT t.conversation, t.number, t.doc FROM escala_sessions t WHERE t.account = ? AND t.conversation "
                        + isOneOf;
        messagesById = MESSAGES + " AND t.id " + isOneOf;
        unsettledOf =
                MESSAGES + " AND t.conversation " + isOneOf + " AND t.provider_id IS NULL AND t.delivery_status IN ("
                        + DeliveryStatus.STARTED.rank() + ", " + DeliveryStatus.UNKNOWN.rank() + ")"
                        + " ORDER BY t.at, t.arrived_at, t.id";
        mediaOf = "SELECT message, place, state, doc FROM escala_media WHERE account = ? AND message " + isOneOf;
    }

    /** Reads the system entries that a condition holds for; see {@link Threads}. */
    static Threads<SystemEntry> entries(Database database, String condition) {
        return new Threads<>(
                database,
                select(ConversationRows.ENTRY, "t"),
                "escala_thread_entries",
                true,
                condition,
                ConversationRows::entry,
                ThreadPosition::of);
    }

    @Override
    public Map<ConversationId, Conversation> conversations(AccountId account, Collection<ConversationId> ids) {
        return QuerySupport.byKey(
                list(
                        conversationsById,
                        account,
                        QuerySupport.texts(ids, ConversationId::value),
                        row -> ConversationRows.conversation(account, row)),
                Conversation::id);
    }

    @Override
    public Map<IdentityId, List<Conversation>> conversationsOf(AccountId account, Collection<IdentityId> identities) {
        if (identities.isEmpty()) {
            return Map.of();
        }
        Set<String> asked = QuerySupport.texts(identities, IdentityId::value);
        return database.read(session -> {
            Map<IdentityId, List<Conversation>> found = new HashMap<>();
            session.each(
                    conversationsOf,
                    params -> params.text(account.value())
                            .keys(asked)
                            .text(account.value())
                            .keys(asked),
                    row -> found.computeIfAbsent(new IdentityId(row.text()), none -> new ArrayList<>())
                            .add(ConversationRows.conversation(account, row)));
            return QuerySupport.sorted(
                    found,
                    Comparator.comparing(Conversation::createdAt)
                            .thenComparing(conversation -> conversation.id().value()));
        });
    }

    @Override
    public Map<ConversationId, List<Session>> sessions(AccountId account, Collection<ConversationId> conversations) {
        return QuerySupport.grouped(
                list(
                        sessionsOf,
                        account,
                        QuerySupport.texts(conversations, ConversationId::value),
                        row -> MessageCodec.session(account, new ConversationId(row.text()), row.small(), row.text())),
                Session::conversation,
                Comparator.comparing(Session::number));
    }

    @Override
    public Map<MessageId, Message> messages(AccountId account, Collection<MessageId> ids) {
        return QuerySupport.byKey(
                list(
                        messagesById,
                        account,
                        QuerySupport.texts(ids, MessageId::value),
                        row -> ConversationRows.message(account, row)),
                Message::id);
    }

    @Override
    public List<Message> unsettled(AccountId account, Collection<ConversationId> conversations) {
        return List.copyOf(list(
                unsettledOf,
                account,
                QuerySupport.texts(conversations, ConversationId::value),
                row -> ConversationRows.message(account, row)));
    }

    @Override
    public Map<MessageId, List<MediaFile>> media(AccountId account, Collection<MessageId> messages) {
        return QuerySupport.grouped(
                list(
                        mediaOf,
                        account,
                        QuerySupport.texts(messages, MessageId::value),
                        row -> AmendmentCodec.media(
                                account, new MessageId(row.text()), row.small(), row.small(), row.text())),
                MediaFile::message,
                Comparator.comparing(MediaFile::place));
    }

    private <T> List<T> list(String sql, AccountId account, Collection<String> keys, Row.Reader<T> reader) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return database.read(session ->
                session.list(sql, params -> params.text(account.value()).keys(keys), reader));
    }

    @Override
    public CursorPage<Message> thread(
            AccountId account, ConversationId conversation, @Nullable String after, int limit) {
        return messages.before(account, conversation, after, limit);
    }

    @Override
    public CursorPage<Message> threadSince(AccountId account, ConversationId conversation, String after, int limit) {
        return messages.since(account, conversation, after, limit);
    }

    @Override
    public CursorPage<SystemEntry> entries(
            AccountId account, ConversationId conversation, @Nullable String after, int limit) {
        return entries.before(account, conversation, after, limit);
    }

    @Override
    public CursorPage<SystemEntry> entriesSince(
            AccountId account, ConversationId conversation, String after, int limit) {
        return entries.since(account, conversation, after, limit);
    }

    @Override
    public ContactTimeline timeline(
            AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
        return timelines.before(account, contact, visibility, after, limit);
    }

    @Override
    public ContactTimeline timelineSince(
            AccountId account, ContactId contact, Visibility visibility, String after, int limit) {
        return timelines.since(account, contact, visibility, after, limit);
    }

    @Override
    public CursorPage<Conversation> listConversations(
            AccountId account, ConversationFilter filter, Visibility visibility, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        checkSearch(filter.words());
        ConversationList.Place place = after == null ? null : ConversationList.Place.parse(after);
        return QuerySupport.page(
                database.read(session ->
                        ConversationPage.STANDARD.read(session, account, filter, visibility, place, limit + 1)),
                limit,
                conversation -> new ConversationList.Place(
                                conversation.marks().get(Mark.ACTIVITY),
                                conversation.id().value())
                        .toString());
    }

    @Override
    public long countConversations(AccountId account, ConversationFilter filter, Visibility visibility, long enough) {
        CursorPage.checkEnough(enough);
        checkSearch(filter.words());
        return database.read(session -> new ConversationCount(
                        session, account, filter, visibility, ConversationCount.Limits.STANDARD)
                .upTo(enough));
    }

    @Override
    public List<ConversationTag> tagsInUse(AccountId account, int limit) {
        // One step from each tag to the next one: there are few, however many conversations have them.
        return database
                .read(session -> session.list(
                        "WITH RECURSIVE used(tag) AS (SELECT MIN(g.tag) FROM escala_conversation_tags g WHERE g.account = ?"
                                + " UNION ALL SELECT (SELECT MIN(g.tag) FROM escala_conversation_tags g"
                                + " WHERE g.account = ? AND g.tag > used.tag) FROM used WHERE used.tag IS NOT NULL)"
                                + " SELECT tag FROM used WHERE tag IS NOT NULL LIMIT ?",
                        params -> params.text(account.value())
                                .text(account.value())
                                .number(CursorPage.checkLimit(limit)),
                        row -> new ConversationTag(row.text())))
                .stream()
                .sorted()
                .toList();
    }

    @Override
    public Map<ConversationId, ThreadSummary> threadSummaries(
            AccountId account, Collection<ConversationId> conversations) {
        return summaries.of(account, conversations);
    }

    @Override
    public Map<ConversationId, Message> latestContaining(
            AccountId account, Collection<ConversationId> conversations, String text) {
        checkSearch(SearchWords.of(text));
        return hits.of(account, conversations, text);
    }

    private void checkSearch(@Nullable List<String> words) {
        if (words != null && !searchesMessages) {
            throw new UnsupportedOperationException(
                    "messages cannot be searched: the store was opened with searchMessages(false)");
        }
    }
}
