package io.escala.crm.jdbc;

import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.change.Claim;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Databases;
import io.escala.crm.jdbc.internal.engine.HostTransaction;
import io.escala.crm.jdbc.internal.engine.LeaseClock;
import io.escala.crm.jdbc.internal.engine.Migrator;
import io.escala.crm.jdbc.internal.read.AccountQueries;
import io.escala.crm.jdbc.internal.read.ClaimQueries;
import io.escala.crm.jdbc.internal.read.ContactQueries;
import io.escala.crm.jdbc.internal.read.ConversationQueries;
import io.escala.crm.jdbc.internal.read.EventQueries;
import io.escala.crm.jdbc.internal.read.IdentityQueries;
import io.escala.crm.jdbc.internal.read.IntakeQueries;
import io.escala.crm.jdbc.internal.read.OperationQueries;
import io.escala.crm.jdbc.internal.read.WorkQueries;
import io.escala.crm.jdbc.internal.write.Committer;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.Backlog;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.EventPage;
import io.escala.crm.store.Page;
import io.escala.crm.store.Visibility;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The store on a SQLite file or on PostgreSQL, with the same SQL for both.
 *
 * <p>SQLite is for one process: the file uses write-ahead logging and is flushed at every commit; one connection writes and
 * a few read. PostgreSQL, 13 or later, is for any number of machines; the host provides the connections.
 *
 * <p>Thread-safe: share one instance. Opening throws {@link IllegalStateException} when a driver or a migration is missing
 * or connections arrive with auto-commit off, and {@link io.escala.crm.store.StoreUnavailableException}, like every
 * operation, when the engine cannot be reached.
 */
public final class JdbcCrmStore implements CrmStore {
    private final Database database;
    private final LeaseClock clock;
    private final Committer committer;
    private final ClaimQueries claims;
    private final AccountQueries accounts;
    private final IdentityQueries identities;
    private final ContactQueries contacts;
    private final ConversationQueries conversations;
    private final IntakeQueries intake;
    private final WorkQueries work;
    private final EventQueries events;
    private final OperationQueries operations;

    private JdbcCrmStore(Database database, LeaseClock clock) {
        this.database = database;
        this.clock = clock;
        this.committer = new Committer(database);
        this.claims = new ClaimQueries(database);
        this.accounts = new AccountQueries(database);
        this.identities = new IdentityQueries(database);
        this.contacts = new ContactQueries(database);
        this.conversations = new ConversationQueries(database);
        this.intake = new IntakeQueries(database);
        this.work = new WorkQueries(database, clock);
        this.events = new EventQueries(database);
        this.operations = new OperationQueries(database);
    }

    /**
     * Opens a SQLite file, with the standard options. Needs {@code org.xerial:sqlite-jdbc}.
     *
     * @param file the file, in an existing directory; created when it does not exist
     * @return a store that closes the file when it is closed
     */
    public static JdbcCrmStore sqlite(Path file) {
        return sqlite(file, JdbcOptions.standard());
    }

    /**
     * Opens a SQLite file. Needs {@code org.xerial:sqlite-jdbc}.
     *
     * @param file the file, in an existing directory; created when it does not exist
     * @return a store that closes the file when it is closed
     */
    public static JdbcCrmStore sqlite(Path file, JdbcOptions options) {
        return open(Databases.sqlite(file, options.busyTimeout(), options.readers()), options);
    }

    /** For tests of the contract: a SQLite file through a driver that can fail. */
    static JdbcCrmStore sqlite(Driver driver, Path file, JdbcOptions options) {
        return open(Databases.sqlite(driver, file, options.busyTimeout(), options.readers()), options);
    }

    /**
     * Opens a PostgreSQL database, with the standard options. Needs {@code org.postgresql:postgresql}, 13 or later on the
     * server, and a pooling DataSource whose connections have auto-commit on.
     *
     * @return a store that does not close the DataSource when it is closed
     */
    public static JdbcCrmStore postgres(DataSource connections) {
        return postgres(connections, JdbcOptions.standard());
    }

    /**
     * Opens a PostgreSQL database. Needs {@code org.postgresql:postgresql}, 13 or later on the server, and a pooling
     * DataSource whose connections have auto-commit on. One with auto-commit off belongs to a transaction of the host: every
     * operation refuses it with {@link IllegalStateException} before any statement. See {@link #joining(TransactionRunner)}.
     *
     * @return a store that does not close the DataSource when it is closed
     */
    public static JdbcCrmStore postgres(DataSource connections, JdbcOptions options) {
        return open(Databases.postgres(connections), options);
    }

    /**
     * Returns this store inside the transaction that the host is running: ChangeSets are committed or rolled back with it,
     * and reads see what it has written.
     *
     * <ul>
     *   <li>A ChangeSet that conflicts, is misuse or cannot be stored is undone up to a savepoint, so that the host's
     *       transaction can go on.
     *   <li>Nothing is run again. After {@link io.escala.crm.store.StoreUnavailableException}, which includes a serialization
     *       failure, a deadlock and a lost race for a key, the host rolls back and may run its whole transaction again.
     *   <li>Until the host's transaction ends, rows stay locked and no store reads newer events: keep it short.
     *   <li>Without a running transaction every operation throws {@link IllegalStateException} before any statement.
     * </ul>
     *
     * @param transactions gives the connection of the running transaction, to the same database
     * @return a store to be used inside transactions; closing it does nothing
     * @throws UnsupportedOperationException for a SQLite file, whose connections are the store's own
     */
    public JdbcCrmStore joining(TransactionRunner transactions) {
        Objects.requireNonNull(transactions, "transactions");
        HostTransaction host = new HostTransaction() {
            @Override
            public <T> T run(Function<Connection, T> work) throws SQLException {
                return transactions.run(work::apply);
            }
        };
        return new JdbcCrmStore(database.joining(host), clock);
    }

    private static JdbcCrmStore open(Database database, JdbcOptions options) {
        boolean opened = false;
        try {
            if (options.migratesOnOpen()) {
                Migrator.migrate(database);
            } else {
                Migrator.check(database);
            }
            opened = true;
        } finally {
            if (!opened) {
                database.close();
            }
        }
        InstantSource clock = options.leaseClock();
        return new JdbcCrmStore(database, clock == null ? database.dialect().leaseClock() : LeaseClock.of(clock));
    }

    @Override
    public List<CommitResult> commit(List<ChangeSet> changeSets) {
        return committer.commit(changeSets);
    }

    @Override
    public Map<Claim, String> holders(AccountId account, Collection<Claim> asked) {
        return claims.holders(account, asked);
    }

    @Override
    public Map<LineKey, Line> linesByKey(Collection<LineKey> keys) {
        return accounts.linesByKey(keys);
    }

    @Override
    public Map<LineId, Line> lines(AccountId account, Collection<LineId> ids) {
        return accounts.lines(account, ids);
    }

    @Override
    public List<Line> allLines(AccountId account) {
        return accounts.allLines(account);
    }

    @Override
    public Optional<AccountSettings> settings(AccountId account) {
        return accounts.settings(account);
    }

    @Override
    public Map<IdentityId, ChannelIdentity> identities(AccountId account, Collection<IdentityId> ids) {
        return identities.identities(account, ids);
    }

    @Override
    public Map<IdentityId, List<IdentityAlias>> aliases(AccountId account, Collection<IdentityId> ids) {
        return identities.aliases(account, ids);
    }

    @Override
    public Map<ContactId, List<ChannelIdentity>> identitiesOf(AccountId account, Collection<ContactId> contactIds) {
        return identities.identitiesOf(account, contactIds);
    }

    @Override
    public Map<ContactId, Contact> contacts(AccountId account, Collection<ContactId> ids) {
        return contacts.contacts(account, ids);
    }

    @Override
    public Map<ContactId, List<ContactKey>> contactKeys(AccountId account, Collection<ContactId> ids) {
        return contacts.contactKeys(account, ids);
    }

    @Override
    public Map<ContactId, List<ConsentEntry>> consents(AccountId account, Collection<ContactId> ids) {
        return contacts.consents(account, ids);
    }

    @Override
    public Page<Contact> searchContacts(AccountId account, ContactFilter filter, @Nullable String after, int limit) {
        return contacts.searchContacts(account, filter, after, limit);
    }

    @Override
    public long countContacts(AccountId account, ContactFilter filter) {
        return contacts.countContacts(account, filter);
    }

    @Override
    public Map<ConversationId, Conversation> conversations(AccountId account, Collection<ConversationId> ids) {
        return conversations.conversations(account, ids);
    }

    @Override
    public Map<IdentityId, List<Conversation>> conversationsOf(AccountId account, Collection<IdentityId> ids) {
        return conversations.conversationsOf(account, ids);
    }

    @Override
    public List<Session> sessions(AccountId account, ConversationId conversation) {
        return conversations.sessions(account, conversation);
    }

    @Override
    public Map<MessageId, Message> messages(AccountId account, Collection<MessageId> ids) {
        return conversations.messages(account, ids);
    }

    @Override
    public List<Message> unsettled(AccountId account, Collection<ConversationId> ids) {
        return conversations.unsettled(account, ids);
    }

    @Override
    public Page<Message> thread(AccountId account, ConversationId conversation, @Nullable String after, int limit) {
        return conversations.thread(account, conversation, after, limit);
    }

    @Override
    public Page<Conversation> listConversations(
            AccountId account, ConversationFilter filter, Visibility visibility, @Nullable String after, int limit) {
        return conversations.listConversations(account, filter, visibility, after, limit);
    }

    @Override
    public long countConversations(AccountId account, ConversationFilter filter, Visibility visibility) {
        return conversations.countConversations(account, filter, visibility);
    }

    @Override
    public Map<Claim, List<DeferredReport>> deferred(AccountId account, Collection<Claim> claims) {
        return intake.deferred(account, claims);
    }

    @Override
    public Page<Suggestion> suggestions(AccountId account, @Nullable String after, int limit) {
        return intake.suggestions(account, after, limit);
    }

    @Override
    public Page<QuarantinedItem> quarantined(
            AccountId account, QuarantineFilter filter, @Nullable String after, int limit) {
        return intake.quarantined(account, filter, after, limit);
    }

    @Override
    public Map<String, QuarantinedItem> quarantined(AccountId account, Collection<String> ids) {
        return intake.quarantined(account, ids);
    }

    @Override
    public Backlog backlog(AccountId account) {
        return intake.backlog(account);
    }

    @Override
    public Map<String, JournalEntry> journal(Collection<String> ids) {
        return intake.journal(ids);
    }

    @Override
    public Map<String, List<Line>> linesByWaba(Collection<String> wabaIds) {
        return accounts.linesByWaba(wabaIds);
    }

    @Override
    public Map<TemplateKey, List<TemplateReport>> templateReports(
            AccountId account, Collection<TemplateKey> templates) {
        return accounts.templateReports(account, templates);
    }

    @Override
    public Map<IdentityId, List<ChannelConsent>> channelConsents(AccountId account, Collection<IdentityId> ids) {
        return identities.channelConsents(account, ids);
    }

    @Override
    public Map<MessageId, List<MediaFile>> media(AccountId account, Collection<MessageId> ids) {
        return conversations.media(account, ids);
    }

    @Override
    public Optional<Lease> lease(LeaseRequest request) {
        return work.lease(request);
    }

    @Override
    public boolean extend(Lease lease, Duration duration) {
        return work.extend(lease, duration);
    }

    @Override
    public boolean begin(Lease lease, WorkKey item, boolean alone, Duration duration) {
        return work.begin(lease, item, alone, duration);
    }

    @Override
    public List<WorkItem> due(Lease lease, Collection<WorkKind> kinds, Instant now, int limit) {
        return work.due(lease, kinds, now, limit);
    }

    @Override
    public Page<QuarantinedWork> quarantinedWork(AccountId account, @Nullable String after, int limit) {
        return work.quarantinedWork(account, after, limit);
    }

    @Override
    public Map<WorkKey, QuarantinedWork> quarantinedWork(AccountId account, Collection<WorkKey> keys) {
        return work.quarantinedWork(account, keys);
    }

    @Override
    public List<WorkItem> lane(AccountId account, String lane, int limit) {
        return work.lane(account, lane, limit);
    }

    @Override
    public EventPage events(AccountId account, @Nullable String after, int limit) {
        return events.events(account, after, limit);
    }

    @Override
    public EventPage eventsOfAll(@Nullable String after, int limit) {
        return events.eventsOfAll(after, limit);
    }

    @Override
    public Optional<Instant> oldestOperation() {
        return operations.oldest();
    }

    @Override
    public void close() {
        database.close();
    }
}
