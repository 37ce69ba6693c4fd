package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditFilter;
import io.escala.crm.audit.AuditRecord;
import io.escala.crm.change.Claim;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A store that forwards every method to another one. Extend it to add something around a store, such as a cache, a metric or an audit
 * of commits: what a later version adds is forwarded too. What is the same around every method, such as a lock or a measured time, goes
 * into {@link #forward}. As thread-safe as the store behind it.
 */
public abstract class ForwardingCrmStore implements CrmStore {
    private final CrmStore target;

    /** Forwards to a store, which {@link #close} closes. */
    protected ForwardingCrmStore(CrmStore target) {
        this.target = Objects.requireNonNull(target, "target");
    }

    /** The store that everything is forwarded to. */
    protected final CrmStore target() {
        return target;
    }

    /**
     * Makes a call of the store that everything is forwarded to: every method but {@link #close} goes through here, those of later
     * versions too. Override it to do something around all of them.
     *
     * @param call a call of one method with the arguments of the caller
     * @return its result
     */
    protected <T> T forward(Function<CrmStore, T> call) {
        return call.apply(target);
    }

    @Override
    public List<CommitResult> commit(List<ChangeSet> changeSets) {
        return forward(store -> store.commit(changeSets));
    }

    @Override
    public Map<Claim, String> holders(AccountId account, Collection<Claim> claims) {
        return forward(store -> store.holders(account, claims));
    }

    @Override
    public Map<LineKey, Line> linesByKey(Collection<LineKey> keys) {
        return forward(store -> store.linesByKey(keys));
    }

    @Override
    public Map<LineId, Line> lines(AccountId account, Collection<LineId> ids) {
        return forward(store -> store.lines(account, ids));
    }

    @Override
    public List<Line> allLines(AccountId account) {
        return forward(store -> store.allLines(account));
    }

    @Override
    public Optional<AccountSettings> settings(AccountId account) {
        return forward(store -> store.settings(account));
    }

    @Override
    public Optional<FieldSettings> fieldSettings(AccountId account) {
        return forward(store -> store.fieldSettings(account));
    }

    @Override
    public Optional<TeamSettings> teamSettings(AccountId account) {
        return forward(store -> store.teamSettings(account));
    }

    @Override
    public Map<UserId, TeamUser> teamUsers(AccountId account, Collection<UserId> ids) {
        return forward(store -> store.teamUsers(account, ids));
    }

    @Override
    public List<TeamUser> allTeamUsers(AccountId account) {
        return forward(store -> store.allTeamUsers(account));
    }

    @Override
    public Map<UserId, Instant> lastAssigned(AccountId account, Collection<UserId> users) {
        return forward(store -> store.lastAssigned(account, users));
    }

    @Override
    public Map<UserId, Instant> lastActive(AccountId account, Collection<UserId> users) {
        return forward(store -> store.lastActive(account, users));
    }

    @Override
    public Map<IdentityId, ChannelIdentity> identities(AccountId account, Collection<IdentityId> ids) {
        return forward(store -> store.identities(account, ids));
    }

    @Override
    public Map<IdentityId, List<IdentityAlias>> aliases(AccountId account, Collection<IdentityId> ids) {
        return forward(store -> store.aliases(account, ids));
    }

    @Override
    public Map<ContactId, List<ChannelIdentity>> identitiesOf(AccountId account, Collection<ContactId> contacts) {
        return forward(store -> store.identitiesOf(account, contacts));
    }

    @Override
    public Map<ContactId, Contact> contacts(AccountId account, Collection<ContactId> ids) {
        return forward(store -> store.contacts(account, ids));
    }

    @Override
    public Map<ContactId, DeletedContact> deletedContacts(AccountId account, Collection<ContactId> ids) {
        return forward(store -> store.deletedContacts(account, ids));
    }

    @Override
    public Map<ContactId, List<ContactKey>> contactKeys(AccountId account, Collection<ContactId> ids) {
        return forward(store -> store.contactKeys(account, ids));
    }

    @Override
    public Map<ContactId, List<ConsentEntry>> consents(AccountId account, Collection<ContactId> ids) {
        return forward(store -> store.consents(account, ids));
    }

    @Override
    public List<Contact> contactsInOrder(
            AccountId account, @Nullable CompanyId company, @Nullable ContactId after, int limit) {
        return forward(store -> store.contactsInOrder(account, company, after, limit));
    }

    @Override
    public CursorPage<ListedContact> searchContacts(
            AccountId account, ContactSelection selection, @Nullable String after, int limit) {
        return forward(store -> store.searchContacts(account, selection, after, limit));
    }

    @Override
    public long countContacts(AccountId account, ContactSelection selection, long enough) {
        return forward(store -> store.countContacts(account, selection, enough));
    }

    @Override
    public Map<RecordId, CrmRecord> records(AccountId account, Collection<RecordId> ids) {
        return forward(store -> store.records(account, ids));
    }

    @Override
    public Map<ContactId, List<CrmRecord>> recordsOf(
            AccountId account, Collection<ContactId> contacts, RecordFilter filter, int limit) {
        return forward(store -> store.recordsOf(account, contacts, filter, limit));
    }

    @Override
    public CursorPage<CrmRecord> listRecords(
            AccountId account, RecordFilter filter, @Nullable String after, int limit) {
        return forward(store -> store.listRecords(account, filter, after, limit));
    }

    @Override
    public long countRecords(AccountId account, RecordFilter filter, long enough) {
        return forward(store -> store.countRecords(account, filter, enough));
    }

    @Override
    public Map<CompanyId, Company> companies(AccountId account, Collection<CompanyId> ids) {
        return forward(store -> store.companies(account, ids));
    }

    @Override
    public Map<String, List<Company>> companiesNamed(AccountId account, Collection<String> names) {
        return forward(store -> store.companiesNamed(account, names));
    }

    @Override
    public CursorPage<Company> searchCompanies(
            AccountId account, CompanyFilter filter, @Nullable String after, int limit) {
        return forward(store -> store.searchCompanies(account, filter, after, limit));
    }

    @Override
    public long countCompanies(AccountId account, CompanyFilter filter, long enough) {
        return forward(store -> store.countCompanies(account, filter, enough));
    }

    @Override
    public Map<LibraryFileId, LibraryFile> libraryFiles(AccountId account, Collection<LibraryFileId> ids) {
        return forward(store -> store.libraryFiles(account, ids));
    }

    @Override
    public CursorPage<LibraryFile> listLibraryFiles(
            AccountId account, LibraryFilter filter, @Nullable String after, int limit) {
        return forward(store -> store.listLibraryFiles(account, filter, after, limit));
    }

    @Override
    public long countLibraryFiles(AccountId account, LibraryFilter filter, long enough) {
        return forward(store -> store.countLibraryFiles(account, filter, enough));
    }

    @Override
    public Map<MessageId, ScheduledMessage> scheduledMessages(AccountId account, Collection<MessageId> ids) {
        return forward(store -> store.scheduledMessages(account, ids));
    }

    @Override
    public CursorPage<ScheduledMessage> listScheduledMessages(
            AccountId account, ScheduledFilter filter, @Nullable String after, int limit) {
        return forward(store -> store.listScheduledMessages(account, filter, after, limit));
    }

    @Override
    public long countScheduledMessages(AccountId account, ScheduledFilter filter, long enough) {
        return forward(store -> store.countScheduledMessages(account, filter, enough));
    }

    @Override
    public Map<UploadKey, Upload> uploads(AccountId account, Collection<UploadKey> keys) {
        return forward(store -> store.uploads(account, keys));
    }

    @Override
    public Map<ConversationId, Conversation> conversations(AccountId account, Collection<ConversationId> ids) {
        return forward(store -> store.conversations(account, ids));
    }

    @Override
    public Map<IdentityId, List<Conversation>> conversationsOf(AccountId account, Collection<IdentityId> identities) {
        return forward(store -> store.conversationsOf(account, identities));
    }

    @Override
    public Map<ConversationId, List<Session>> sessions(AccountId account, Collection<ConversationId> conversations) {
        return forward(store -> store.sessions(account, conversations));
    }

    @Override
    public Map<MessageId, Message> messages(AccountId account, Collection<MessageId> ids) {
        return forward(store -> store.messages(account, ids));
    }

    @Override
    public List<Message> unsettled(AccountId account, Collection<ConversationId> conversations) {
        return forward(store -> store.unsettled(account, conversations));
    }

    @Override
    public CursorPage<Message> thread(
            AccountId account, ConversationId conversation, @Nullable String after, int limit) {
        return forward(store -> store.thread(account, conversation, after, limit));
    }

    @Override
    public CursorPage<Message> threadSince(AccountId account, ConversationId conversation, String after, int limit) {
        return forward(store -> store.threadSince(account, conversation, after, limit));
    }

    @Override
    public CursorPage<SystemEntry> entries(
            AccountId account, ConversationId conversation, @Nullable String after, int limit) {
        return forward(store -> store.entries(account, conversation, after, limit));
    }

    @Override
    public CursorPage<SystemEntry> entriesSince(
            AccountId account, ConversationId conversation, String after, int limit) {
        return forward(store -> store.entriesSince(account, conversation, after, limit));
    }

    @Override
    public ContactTimeline timeline(
            AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
        return forward(store -> store.timeline(account, contact, visibility, after, limit));
    }

    @Override
    public ContactTimeline timelineSince(
            AccountId account, ContactId contact, Visibility visibility, String after, int limit) {
        return forward(store -> store.timelineSince(account, contact, visibility, after, limit));
    }

    @Override
    public Map<AutoCloseRuleId, AutoCloseRule> autoCloseRules(AccountId account, Collection<AutoCloseRuleId> ids) {
        return forward(store -> store.autoCloseRules(account, ids));
    }

    @Override
    public List<AutoCloseRule> allAutoCloseRules(AccountId account) {
        return forward(store -> store.allAutoCloseRules(account));
    }

    @Override
    public List<Conversation> idleConversations(AccountId account, Collection<LineId> lines, int limit) {
        return forward(store -> store.idleConversations(account, lines, limit));
    }

    @Override
    public CursorPage<Session> listSessions(
            AccountId account, SessionFilter filter, LineScope scope, @Nullable String after, int limit) {
        return forward(store -> store.listSessions(account, filter, scope, after, limit));
    }

    @Override
    public long countSessions(AccountId account, SessionFilter filter, LineScope scope, long enough) {
        return forward(store -> store.countSessions(account, filter, scope, enough));
    }

    @Override
    public Map<ConversationId, List<MessageTime>> messageTimes(
            AccountId account, Collection<ConversationId> conversations, Instant from, Instant until) {
        return forward(store -> store.messageTimes(account, conversations, from, until));
    }

    @Override
    public Map<ConversationId, List<Touchpoint>> touchpoints(
            AccountId account, Collection<ConversationId> conversations) {
        return forward(store -> store.touchpoints(account, conversations));
    }

    @Override
    public CursorPage<Conversation> listConversations(
            AccountId account, ConversationFilter filter, Visibility visibility, @Nullable String after, int limit) {
        return forward(store -> store.listConversations(account, filter, visibility, after, limit));
    }

    @Override
    public List<ConversationTag> tagsInUse(AccountId account, int limit) {
        return forward(store -> store.tagsInUse(account, limit));
    }

    @Override
    public long countConversations(AccountId account, ConversationFilter filter, Visibility visibility, long enough) {
        return forward(store -> store.countConversations(account, filter, visibility, enough));
    }

    @Override
    public Map<ConversationId, Message> latestContaining(
            AccountId account, Collection<ConversationId> conversations, String text) {
        return forward(store -> store.latestContaining(account, conversations, text));
    }

    @Override
    public Map<ConversationId, ThreadSummary> threadSummaries(
            AccountId account, Collection<ConversationId> conversations) {
        return forward(store -> store.threadSummaries(account, conversations));
    }

    @Override
    public Map<Claim, List<DeferredReport>> deferred(AccountId account, Collection<Claim> messages) {
        return forward(store -> store.deferred(account, messages));
    }

    @Override
    public CursorPage<Suggestion> suggestions(AccountId account, @Nullable String after, int limit) {
        return forward(store -> store.suggestions(account, after, limit));
    }

    @Override
    public CursorPage<QuarantinedItem> quarantined(
            AccountId account, QuarantineFilter filter, @Nullable String after, int limit) {
        return forward(store -> store.quarantined(account, filter, after, limit));
    }

    @Override
    public Map<String, QuarantinedItem> quarantined(AccountId account, Collection<String> ids) {
        return forward(store -> store.quarantined(account, ids));
    }

    @Override
    public Backlog backlog(AccountId account) {
        return forward(store -> store.backlog(account));
    }

    @Override
    public CursorPage<AuditRecord> auditRecords(
            AccountId account, AuditFilter filter, @Nullable String after, int limit) {
        return forward(store -> store.auditRecords(account, filter, after, limit));
    }

    @Override
    public Optional<Instant> oldestAuditRecord(AccountId account) {
        return forward(store -> store.oldestAuditRecord(account));
    }

    @Override
    public ContactHistory contactHistory(
            AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
        return forward(store -> store.contactHistory(account, contact, visibility, after, limit));
    }

    @Override
    public long countContactHistory(AccountId account, ContactId contact, Visibility visibility, long enough) {
        return forward(store -> store.countContactHistory(account, contact, visibility, enough));
    }

    @Override
    public Map<String, JournalEntry> journal(Collection<String> ids) {
        return forward(store -> store.journal(ids));
    }

    @Override
    public Map<String, List<Line>> linesByWaba(Collection<String> wabaIds) {
        return forward(store -> store.linesByWaba(wabaIds));
    }

    @Override
    public Map<TemplateKey, List<TemplateReport>> templateReports(
            AccountId account, Collection<TemplateKey> templates) {
        return forward(store -> store.templateReports(account, templates));
    }

    @Override
    public Map<LineKey, List<LineReport>> lineReports(AccountId account, Collection<LineKey> lines) {
        return forward(store -> store.lineReports(account, lines));
    }

    @Override
    public Map<IdentityId, List<ChannelConsent>> channelConsents(AccountId account, Collection<IdentityId> ids) {
        return forward(store -> store.channelConsents(account, ids));
    }

    @Override
    public Map<MessageId, List<MediaFile>> media(AccountId account, Collection<MessageId> messages) {
        return forward(store -> store.media(account, messages));
    }

    @Override
    public Optional<Lease> lease(LeaseRequest request) {
        return forward(store -> store.lease(request));
    }

    @Override
    public boolean extend(Lease lease, Duration duration) {
        return forward(store -> store.extend(lease, duration));
    }

    @Override
    public boolean begin(Lease lease, Collection<WorkKey> items, boolean alone, Duration duration) {
        return forward(store -> store.begin(lease, items, alone, duration));
    }

    @Override
    public List<WorkItem> due(Lease lease, Collection<WorkKind> kinds, Instant now, int limit) {
        return forward(store -> store.due(lease, kinds, now, limit));
    }

    @Override
    public CursorPage<QuarantinedWork> quarantinedWork(AccountId account, @Nullable String after, int limit) {
        return forward(store -> store.quarantinedWork(account, after, limit));
    }

    @Override
    public Map<WorkKey, QuarantinedWork> quarantinedWork(AccountId account, Collection<WorkKey> keys) {
        return forward(store -> store.quarantinedWork(account, keys));
    }

    @Override
    public List<WorkItem> lane(AccountId account, String lane, int limit) {
        return forward(store -> store.lane(account, lane, limit));
    }

    @Override
    public EventPage events(AccountId account, @Nullable String after, int limit) {
        return forward(store -> store.events(account, after, limit));
    }

    @Override
    public EventPage eventsOfAll(@Nullable String after, int limit) {
        return forward(store -> store.eventsOfAll(after, limit));
    }

    @Override
    public Map<String, LoggedEvent> eventsAt(Collection<String> cursors) {
        return forward(store -> store.eventsAt(cursors));
    }

    @Override
    public String endOfEvents() {
        return forward(store -> store.endOfEvents());
    }

    @Override
    public Optional<Instant> oldestOperation() {
        return forward(store -> store.oldestOperation());
    }

    @Override
    public void close() {
        target.close();
    }
}
