package io.escala.crm.memory;

import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditFilter;
import io.escala.crm.audit.AuditRecord;
import io.escala.crm.change.Claim;
import io.escala.crm.change.State;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.conversation.Touchpoint;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.field.FieldSettings;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.library.LibraryFile;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.library.Upload;
import io.escala.crm.library.UploadKey;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.line.LineReport;
import io.escala.crm.line.LineScope;
import io.escala.crm.quarantine.Backlog;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordId;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.store.AuditPosition;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.CommitResult;
import io.escala.crm.store.CompanyFilter;
import io.escala.crm.store.ContactHistory;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.ContactTimeline;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.EventPage;
import io.escala.crm.store.LibraryFilter;
import io.escala.crm.store.ListedContact;
import io.escala.crm.store.MessageTime;
import io.escala.crm.store.RecordFilter;
import io.escala.crm.store.ScheduledFilter;
import io.escala.crm.store.SessionFilter;
import io.escala.crm.store.ThreadSummary;
import io.escala.crm.store.Visibility;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.work.Lease;
import io.escala.crm.work.LeaseRequest;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The store in memory, for tests and trials. It implements the whole contract but keeps nothing across a restart, and only
 * the heap limits its size.
 *
 * <p>Thread-safe: one fair read-write lock, which each ChangeSet takes exclusively, so commits run one after the other.
 */
public final class MemoryCrmStore implements CrmStore {
    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final InstantSource leaseClock;
    private final CommitChecks checks;
    private final FailurePoints failures;
    private StoreData data;

    /**
     * Creates an empty store.
     *
     * @param leaseClock the clock by which leases expire; a test can pass one that it controls
     */
    public MemoryCrmStore(InstantSource leaseClock) {
        this(leaseClock, new CommitChecks(), new FailurePoints());
    }

    /** For tests of the contract: a store with other commit checks, and one that fails. */
    MemoryCrmStore(InstantSource leaseClock, CommitChecks checks, FailurePoints failures) {
        this.leaseClock = leaseClock;
        this.checks = checks;
        this.data = new StoreData(leaseClock, checks);
        this.failures = failures;
    }

    /** Returns everything in the store. What it holds is shared with the store, not copied. */
    public MemorySnapshot snapshot() {
        return read(() -> data.snapshot());
    }

    /** Replaces everything in the store by what was in a memory store when this was taken. */
    public void restore(MemorySnapshot snapshot) {
        StoreData restored = new StoreData(leaseClock, checks);
        restored.restore(snapshot);
        write(() -> data = restored);
    }

    @Override
    public List<CommitResult> commit(List<ChangeSet> changeSets) {
        List<CommitResult> results = new ArrayList<>(changeSets.size());
        for (ChangeSet changeSet : changeSets) {
            results.add(write(() -> data.commit(changeSet)));
        }
        return List.copyOf(results);
    }

    @Override
    public Map<Claim, String> holders(AccountId account, Collection<Claim> claims) {
        return read(() -> data.holders(account, claims));
    }

    @Override
    public Map<LineKey, Line> linesByKey(Collection<LineKey> keys) {
        return read(() -> data.linesByKey(keys));
    }

    @Override
    public Map<LineId, Line> lines(AccountId account, Collection<LineId> ids) {
        return read(() -> BulkLookup.each(ids, state(account).account()::line));
    }

    @Override
    public List<Line> allLines(AccountId account) {
        return read(() -> state(account).account().lines());
    }

    @Override
    public Optional<AccountSettings> settings(AccountId account) {
        return read(() -> state(account).account().settings());
    }

    @Override
    public Optional<FieldSettings> fieldSettings(AccountId account) {
        return read(() -> state(account).account().fieldSettings());
    }

    @Override
    public Optional<TeamSettings> teamSettings(AccountId account) {
        return read(() -> state(account).team().settings());
    }

    @Override
    public Map<UserId, TeamUser> teamUsers(AccountId account, Collection<UserId> ids) {
        return read(() -> BulkLookup.each(ids, state(account).team()::user));
    }

    @Override
    public List<TeamUser> allTeamUsers(AccountId account) {
        return read(() -> state(account).team().users());
    }

    @Override
    public Map<UserId, Instant> lastAssigned(AccountId account, Collection<UserId> users) {
        return read(() -> BulkLookup.each(users, state(account).team()::lastAssigned));
    }

    @Override
    public Map<UserId, Instant> lastActive(AccountId account, Collection<UserId> users) {
        return read(() -> BulkLookup.each(users, state(account).team()::lastActive));
    }

    @Override
    public Map<AutoCloseRuleId, AutoCloseRule> autoCloseRules(AccountId account, Collection<AutoCloseRuleId> ids) {
        return read(() -> BulkLookup.each(ids, state(account).account()::autoCloseRule));
    }

    @Override
    public List<AutoCloseRule> allAutoCloseRules(AccountId account) {
        return read(() -> state(account).account().autoCloseRules());
    }

    @Override
    public List<Conversation> idleConversations(AccountId account, Collection<LineId> lines, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.data(account).idleConversations(lines, limit));
    }

    @Override
    public Map<IdentityId, ChannelIdentity> identities(AccountId account, Collection<IdentityId> ids) {
        return read(() -> BulkLookup.each(ids, state(account).identities()::find));
    }

    @Override
    public Map<IdentityId, List<IdentityAlias>> aliases(AccountId account, Collection<IdentityId> ids) {
        return read(() -> BulkLookup.lists(ids, state(account).identities()::aliases));
    }

    @Override
    public Map<ContactId, List<ChannelIdentity>> identitiesOf(AccountId account, Collection<ContactId> contacts) {
        return read(() -> BulkLookup.lists(contacts, state(account).identities()::of));
    }

    @Override
    public Map<ContactId, Contact> contacts(AccountId account, Collection<ContactId> ids) {
        return read(() -> BulkLookup.each(ids, state(account).contacts()::find));
    }

    @Override
    public Map<ContactId, DeletedContact> deletedContacts(AccountId account, Collection<ContactId> ids) {
        return read(() -> BulkLookup.each(ids, state(account).contacts()::deleted));
    }

    @Override
    public Map<ContactId, List<ContactKey>> contactKeys(AccountId account, Collection<ContactId> ids) {
        return read(() -> BulkLookup.lists(ids, state(account).contacts()::keys));
    }

    @Override
    public Map<ContactId, List<ConsentEntry>> consents(AccountId account, Collection<ContactId> ids) {
        return read(() -> BulkLookup.lists(ids, state(account).contacts()::consents));
    }

    @Override
    public List<Contact> contactsInOrder(
            AccountId account, @Nullable CompanyId company, @Nullable ContactId after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.data(account).contactsInOrder(company, after, limit));
    }

    @Override
    public CursorPage<ListedContact> searchContacts(
            AccountId account, ContactSelection selection, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.data(account).searchContacts(selection, after, limit));
    }

    @Override
    public long countContacts(AccountId account, ContactSelection selection, long enough) {
        CursorPage.checkEnough(enough);
        return read(() -> data.data(account).countContacts(selection, enough));
    }

    @Override
    public Map<RecordId, CrmRecord> records(AccountId account, Collection<RecordId> ids) {
        return read(() -> BulkLookup.each(ids, state(account).records()::find));
    }

    @Override
    public Map<ContactId, List<CrmRecord>> recordsOf(
            AccountId account, Collection<ContactId> contacts, RecordFilter filter, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> BulkLookup.lists(
                contacts, contact -> data.data(account).records().of(contact, filter, limit)));
    }

    @Override
    public CursorPage<CrmRecord> listRecords(
            AccountId account, RecordFilter filter, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.data(account).records().list(filter, after, limit));
    }

    @Override
    public long countRecords(AccountId account, RecordFilter filter, long enough) {
        CursorPage.checkEnough(enough);
        return read(() -> data.data(account).records().count(filter, enough));
    }

    @Override
    public Map<CompanyId, Company> companies(AccountId account, Collection<CompanyId> ids) {
        return read(() -> BulkLookup.each(ids, state(account).records()::company));
    }

    @Override
    public Map<String, List<Company>> companiesNamed(AccountId account, Collection<String> names) {
        return read(() -> BulkLookup.lists(names, data.data(account).records()::named));
    }

    @Override
    public CursorPage<Company> searchCompanies(
            AccountId account, CompanyFilter filter, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.data(account).records().search(filter, after, limit));
    }

    @Override
    public long countCompanies(AccountId account, CompanyFilter filter, long enough) {
        CursorPage.checkEnough(enough);
        return read(() -> data.data(account).records().count(filter, enough));
    }

    @Override
    public Map<LibraryFileId, LibraryFile> libraryFiles(AccountId account, Collection<LibraryFileId> ids) {
        return read(() -> BulkLookup.each(ids, state(account).library()::file));
    }

    @Override
    public CursorPage<LibraryFile> listLibraryFiles(
            AccountId account, LibraryFilter filter, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.data(account).library().list(filter, after, limit));
    }

    @Override
    public long countLibraryFiles(AccountId account, LibraryFilter filter, long enough) {
        CursorPage.checkEnough(enough);
        return read(() -> data.data(account).library().count(filter, enough));
    }

    @Override
    public Map<UploadKey, Upload> uploads(AccountId account, Collection<UploadKey> keys) {
        return read(() -> BulkLookup.each(keys, state(account).library()::upload));
    }

    @Override
    public Map<MessageId, ScheduledMessage> scheduledMessages(AccountId account, Collection<MessageId> ids) {
        return read(() -> BulkLookup.each(ids, state(account).schedule()::find));
    }

    @Override
    public CursorPage<ScheduledMessage> listScheduledMessages(
            AccountId account, ScheduledFilter filter, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.data(account).schedule().list(filter, after, limit));
    }

    @Override
    public long countScheduledMessages(AccountId account, ScheduledFilter filter, long enough) {
        CursorPage.checkEnough(enough);
        return read(() -> data.data(account).schedule().count(filter, enough));
    }

    @Override
    public Map<ConversationId, Conversation> conversations(AccountId account, Collection<ConversationId> ids) {
        return read(() -> BulkLookup.each(ids, state(account).conversations()::find));
    }

    @Override
    public Map<IdentityId, List<Conversation>> conversationsOf(AccountId account, Collection<IdentityId> identities) {
        return read(() -> BulkLookup.lists(identities, data.data(account)::conversationsOf));
    }

    @Override
    public Map<ConversationId, List<Session>> sessions(AccountId account, Collection<ConversationId> conversations) {
        return read(() -> BulkLookup.lists(conversations, state(account).conversations()::sessions));
    }

    @Override
    public Map<MessageId, Message> messages(AccountId account, Collection<MessageId> ids) {
        return read(() -> BulkLookup.each(ids, state(account).conversations()::message));
    }

    @Override
    public List<Message> unsettled(AccountId account, Collection<ConversationId> conversations) {
        return read(() -> data.data(account).unsettled(conversations));
    }

    @Override
    public CursorPage<Message> thread(
            AccountId account, ConversationId conversation, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.data(account).thread(conversation, after, limit));
    }

    @Override
    public CursorPage<Message> threadSince(AccountId account, ConversationId conversation, String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.data(account).threadSince(conversation, after, limit));
    }

    @Override
    public CursorPage<SystemEntry> entries(
            AccountId account, ConversationId conversation, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.data(account).entries(conversation, after, limit));
    }

    @Override
    public CursorPage<SystemEntry> entriesSince(
            AccountId account, ConversationId conversation, String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.data(account).entriesSince(conversation, after, limit));
    }

    @Override
    public ContactTimeline timeline(
            AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.data(account).timeline(contact, visibility, after, limit));
    }

    @Override
    public ContactTimeline timelineSince(
            AccountId account, ContactId contact, Visibility visibility, String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.data(account).timelineSince(contact, visibility, after, limit));
    }

    @Override
    public CursorPage<Session> listSessions(
            AccountId account, SessionFilter filter, LineScope scope, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.data(account).sessions().list(filter, scope, after, limit));
    }

    @Override
    public long countSessions(AccountId account, SessionFilter filter, LineScope scope, long enough) {
        CursorPage.checkEnough(enough);
        return read(() -> data.data(account).sessions().count(filter, scope, enough));
    }

    @Override
    public Map<ConversationId, List<MessageTime>> messageTimes(
            AccountId account, Collection<ConversationId> conversations, Instant from, Instant until) {
        return read(
                () -> BulkLookup.each(conversations, id -> data.data(account).messageTimes(id, from, until)));
    }

    @Override
    public Map<ConversationId, List<Touchpoint>> touchpoints(
            AccountId account, Collection<ConversationId> conversations) {
        return read(() -> BulkLookup.lists(conversations, data.data(account)::touchpoints));
    }

    @Override
    public CursorPage<Conversation> listConversations(
            AccountId account, ConversationFilter filter, Visibility visibility, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.data(account).listConversations(filter, visibility, after, limit));
    }

    @Override
    public List<ConversationTag> tagsInUse(AccountId account, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.data(account).tagsInUse(limit));
    }

    @Override
    public long countConversations(AccountId account, ConversationFilter filter, Visibility visibility, long enough) {
        CursorPage.checkEnough(enough);
        return read(() -> data.data(account).countConversations(filter, visibility, enough));
    }

    @Override
    public Map<ConversationId, ThreadSummary> threadSummaries(AccountId account, Collection<ConversationId> ids) {
        return read(() -> BulkLookup.each(ids, data.data(account)::threadSummary));
    }

    @Override
    public Map<ConversationId, Message> latestContaining(
            AccountId account, Collection<ConversationId> ids, String text) {
        return read(() -> BulkLookup.each(ids, id -> data.data(account).latestContaining(id, text)));
    }

    @Override
    public Map<Claim, List<DeferredReport>> deferred(AccountId account, Collection<Claim> messages) {
        return read(() -> BulkLookup.lists(messages, state(account).intake()::deferred));
    }

    @Override
    public CursorPage<Suggestion> suggestions(AccountId account, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> Paging.byId(state(account).intake().suggestions(), Suggestion::id, after, limit));
    }

    @Override
    public CursorPage<QuarantinedItem> quarantined(
            AccountId account, QuarantineFilter filter, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> Paging.byId(
                state(account).intake().quarantined().stream()
                        .filter(filter::matches)
                        .toList(),
                QuarantinedItem::id,
                after,
                limit));
    }

    @Override
    public Map<String, QuarantinedItem> quarantined(AccountId account, Collection<String> ids) {
        return read(() -> {
            Map<String, QuarantinedItem> all = new HashMap<>();
            state(account).intake().quarantined().forEach(item -> all.put(item.id(), item));
            return BulkLookup.each(ids, id -> Optional.ofNullable(all.get(id)));
        });
    }

    @Override
    public CursorPage<AuditRecord> auditRecords(
            AccountId account, AuditFilter filter, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        AuditPosition from = after == null ? null : AuditPosition.parse(after);
        return read(() -> Paging.page(
                state(account).audit().records().stream()
                        .filter(filter::matches)
                        .filter(one -> from == null || AuditPosition.of(one).compareTo(from) < 0)
                        .iterator(),
                one -> AuditPosition.of(one).toString(),
                limit));
    }

    @Override
    public Optional<Instant> oldestAuditRecord(AccountId account) {
        return read(() -> state(account).audit().oldest().map(AuditRecord::at));
    }

    @Override
    public ContactHistory contactHistory(
            AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.data(account).history(contact, visibility, after, limit));
    }

    @Override
    public long countContactHistory(AccountId account, ContactId contact, Visibility visibility, long enough) {
        CursorPage.checkEnough(enough);
        return read(() -> data.data(account).countHistory(contact, visibility, enough));
    }

    @Override
    public Backlog backlog(AccountId account) {
        return read(() -> BacklogCount.count(state(account), data.work().oldest(account)));
    }

    @Override
    public Map<String, JournalEntry> journal(Collection<String> ids) {
        return read(() -> BulkLookup.each(ids, state(AccountId.NONE).intake()::journal));
    }

    @Override
    public Map<String, List<Line>> linesByWaba(Collection<String> wabaIds) {
        return read(() -> data.linesByWaba(wabaIds));
    }

    @Override
    public Map<TemplateKey, List<TemplateReport>> templateReports(
            AccountId account, Collection<TemplateKey> templates) {
        return read(() -> BulkLookup.lists(templates, state(account).account()::reports));
    }

    @Override
    public Map<LineKey, List<LineReport>> lineReports(AccountId account, Collection<LineKey> lines) {
        return read(() -> BulkLookup.lists(lines, state(account).account()::lineReports));
    }

    @Override
    public Map<IdentityId, List<ChannelConsent>> channelConsents(AccountId account, Collection<IdentityId> ids) {
        return read(() -> BulkLookup.lists(ids, data.data(account)::channelConsents));
    }

    @Override
    public Map<MessageId, List<MediaFile>> media(AccountId account, Collection<MessageId> messages) {
        return read(() -> BulkLookup.lists(messages, state(account).conversations()::media));
    }

    @Override
    public Optional<Lease> lease(LeaseRequest request) {
        return write(() -> data.work().lease(request));
    }

    @Override
    public boolean extend(Lease lease, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("duration must be positive");
        }
        return write(() -> data.work().extend(lease, duration));
    }

    @Override
    public boolean begin(Lease lease, Collection<WorkKey> items, boolean alone, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("duration must be positive");
        }
        return write(() -> data.work().begin(lease, items, alone, duration));
    }

    @Override
    public List<WorkItem> due(Lease lease, Collection<WorkKind> kinds, Instant now, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.work().due(lease, kinds, now, limit));
    }

    @Override
    public CursorPage<QuarantinedWork> quarantinedWork(AccountId account, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> Paging.byId(
                state(account).intake().quarantinedWork(),
                work -> work.key().kind().name() + "/" + work.key().id(),
                after,
                limit));
    }

    @Override
    public Map<WorkKey, QuarantinedWork> quarantinedWork(AccountId account, Collection<WorkKey> keys) {
        return read(() -> BulkLookup.each(keys, state(account).intake()::quarantinedWork));
    }

    @Override
    public List<WorkItem> lane(AccountId account, String lane, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.work().lane(account, lane, limit));
    }

    @Override
    public EventPage events(AccountId account, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.log().after(account, after, limit));
    }

    @Override
    public EventPage eventsOfAll(@Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        return read(() -> data.log().afterOfAll(after, limit));
    }

    @Override
    public Map<String, LoggedEvent> eventsAt(Collection<String> cursors) {
        return read(() -> data.log().at(cursors));
    }

    @Override
    public String endOfEvents() {
        return read(() -> data.log().end());
    }

    @Override
    public Optional<Instant> oldestOperation() {
        return read(() -> data.operations().oldest());
    }

    /** Does nothing: the store holds no resources but memory. */
    @Override
    public void close() {}

    private State state(AccountId account) {
        return data.data(account).state();
    }

    private <T> T read(Supplier<T> look) {
        lock.readLock().lock();
        try {
            failures.beforeRead();
            return look.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private <T> T write(Supplier<T> change) {
        lock.writeLock().lock();
        try {
            failures.beforeWrite();
            T result = change.get();
            failures.afterWrite();
            return result;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
