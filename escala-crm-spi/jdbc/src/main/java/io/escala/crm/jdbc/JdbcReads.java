package io.escala.crm.jdbc;

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
import io.escala.crm.field.FieldSettings;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.read.AccountQueries;
import io.escala.crm.jdbc.internal.read.AuditQueries;
import io.escala.crm.jdbc.internal.read.AutoCloseQueries;
import io.escala.crm.jdbc.internal.read.ContactQueries;
import io.escala.crm.jdbc.internal.read.ConversationQueries;
import io.escala.crm.jdbc.internal.read.FieldQueries;
import io.escala.crm.jdbc.internal.read.HistoryQueries;
import io.escala.crm.jdbc.internal.read.IdentityQueries;
import io.escala.crm.jdbc.internal.read.IntakeQueries;
import io.escala.crm.jdbc.internal.read.LibraryQueries;
import io.escala.crm.jdbc.internal.read.RecordQueries;
import io.escala.crm.jdbc.internal.read.ScheduleQueries;
import io.escala.crm.jdbc.internal.read.SessionQueries;
import io.escala.crm.jdbc.internal.read.TeamQueries;
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
import io.escala.crm.store.AuditReads;
import io.escala.crm.store.AutoCloseReads;
import io.escala.crm.store.CompanyFilter;
import io.escala.crm.store.ContactHistory;
import io.escala.crm.store.ContactReads;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.ContactTimeline;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.ConversationReads;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.FieldReads;
import io.escala.crm.store.HistoryReads;
import io.escala.crm.store.IdentityReads;
import io.escala.crm.store.IntakeReads;
import io.escala.crm.store.LibraryFilter;
import io.escala.crm.store.LibraryReads;
import io.escala.crm.store.LineReads;
import io.escala.crm.store.ListedContact;
import io.escala.crm.store.MessageTime;
import io.escala.crm.store.RecordFilter;
import io.escala.crm.store.RecordReads;
import io.escala.crm.store.ScheduleReads;
import io.escala.crm.store.ScheduledFilter;
import io.escala.crm.store.SessionFilter;
import io.escala.crm.store.SessionReads;
import io.escala.crm.store.TeamReads;
import io.escala.crm.store.ThreadSummary;
import io.escala.crm.store.Visibility;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads accounts, their fields, teams, identities, contacts, records, conversations, intake, files, the audit trail and histories, with one query object for each. Thread-safe. */
abstract class JdbcReads
        implements LineReads,
                FieldReads,
                TeamReads,
                IdentityReads,
                ContactReads,
                RecordReads,
                ConversationReads,
                SessionReads,
                AutoCloseReads,
                IntakeReads,
                LibraryReads,
                ScheduleReads,
                AuditReads,
                HistoryReads {
    private final AccountQueries accounts;
    private final FieldQueries fields;
    private final TeamQueries team;
    private final IdentityQueries identities;
    private final ContactQueries contacts;
    private final RecordQueries records;
    private final ConversationQueries conversations;
    private final SessionQueries sessions;
    private final AutoCloseQueries autoClose;
    private final IntakeQueries intake;
    private final LibraryQueries library;
    private final ScheduleQueries schedule;
    private final AuditQueries audit;
    private final HistoryQueries history;

    JdbcReads(Database database, boolean searchesMessages) {
        this.accounts = new AccountQueries(database);
        this.fields = new FieldQueries(database);
        this.team = new TeamQueries(database);
        this.identities = new IdentityQueries(database);
        this.contacts = new ContactQueries(database);
        this.records = new RecordQueries(database);
        this.conversations = new ConversationQueries(database, searchesMessages);
        this.sessions = new SessionQueries(database);
        this.autoClose = new AutoCloseQueries(database);
        this.intake = new IntakeQueries(database);
        this.library = new LibraryQueries(database);
        this.schedule = new ScheduleQueries(database);
        this.audit = new AuditQueries(database);
        this.history = new HistoryQueries(database);
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
    public Optional<FieldSettings> fieldSettings(AccountId account) {
        return fields.fieldSettings(account);
    }

    @Override
    public Optional<TeamSettings> teamSettings(AccountId account) {
        return team.teamSettings(account);
    }

    @Override
    public Map<UserId, TeamUser> teamUsers(AccountId account, Collection<UserId> ids) {
        return team.teamUsers(account, ids);
    }

    @Override
    public List<TeamUser> allTeamUsers(AccountId account) {
        return team.allTeamUsers(account);
    }

    @Override
    public Map<UserId, Instant> lastAssigned(AccountId account, Collection<UserId> users) {
        return team.lastAssigned(account, users);
    }

    @Override
    public Map<UserId, Instant> lastActive(AccountId account, Collection<UserId> users) {
        return team.lastActive(account, users);
    }

    @Override
    public Map<AutoCloseRuleId, AutoCloseRule> autoCloseRules(AccountId account, Collection<AutoCloseRuleId> ids) {
        return autoClose.autoCloseRules(account, ids);
    }

    @Override
    public List<AutoCloseRule> allAutoCloseRules(AccountId account) {
        return autoClose.allAutoCloseRules(account);
    }

    @Override
    public List<Conversation> idleConversations(AccountId account, Collection<LineId> lines, int limit) {
        return autoClose.idleConversations(account, lines, limit);
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
    public Map<ContactId, DeletedContact> deletedContacts(AccountId account, Collection<ContactId> ids) {
        return contacts.deletedContacts(account, ids);
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
    public List<Contact> contactsInOrder(
            AccountId account, @Nullable CompanyId company, @Nullable ContactId after, int limit) {
        return contacts.contactsInOrder(account, company, after, limit);
    }

    @Override
    public CursorPage<ListedContact> searchContacts(
            AccountId account, ContactSelection selection, @Nullable String after, int limit) {
        return contacts.searchContacts(account, selection, after, limit);
    }

    @Override
    public long countContacts(AccountId account, ContactSelection selection, long enough) {
        return contacts.countContacts(account, selection, enough);
    }

    @Override
    public Map<RecordId, CrmRecord> records(AccountId account, Collection<RecordId> ids) {
        return records.records(account, ids);
    }

    @Override
    public Map<ContactId, List<CrmRecord>> recordsOf(
            AccountId account, Collection<ContactId> of, RecordFilter filter, int limit) {
        return records.recordsOf(account, of, filter, limit);
    }

    @Override
    public CursorPage<CrmRecord> listRecords(
            AccountId account, RecordFilter filter, @Nullable String after, int limit) {
        return records.listRecords(account, filter, after, limit);
    }

    @Override
    public long countRecords(AccountId account, RecordFilter filter, long enough) {
        return records.countRecords(account, filter, enough);
    }

    @Override
    public Map<CompanyId, Company> companies(AccountId account, Collection<CompanyId> ids) {
        return records.companies(account, ids);
    }

    @Override
    public Map<String, List<Company>> companiesNamed(AccountId account, Collection<String> names) {
        return records.companiesNamed(account, names);
    }

    @Override
    public CursorPage<Company> searchCompanies(
            AccountId account, CompanyFilter filter, @Nullable String after, int limit) {
        return records.searchCompanies(account, filter, after, limit);
    }

    @Override
    public long countCompanies(AccountId account, CompanyFilter filter, long enough) {
        return records.countCompanies(account, filter, enough);
    }

    @Override
    public Map<LibraryFileId, LibraryFile> libraryFiles(AccountId account, Collection<LibraryFileId> ids) {
        return library.libraryFiles(account, ids);
    }

    @Override
    public CursorPage<LibraryFile> listLibraryFiles(
            AccountId account, LibraryFilter filter, @Nullable String after, int limit) {
        return library.listLibraryFiles(account, filter, after, limit);
    }

    @Override
    public long countLibraryFiles(AccountId account, LibraryFilter filter, long enough) {
        return library.countLibraryFiles(account, filter, enough);
    }

    @Override
    public Map<UploadKey, Upload> uploads(AccountId account, Collection<UploadKey> keys) {
        return library.uploads(account, keys);
    }

    @Override
    public Map<MessageId, ScheduledMessage> scheduledMessages(AccountId account, Collection<MessageId> ids) {
        return schedule.scheduledMessages(account, ids);
    }

    @Override
    public CursorPage<ScheduledMessage> listScheduledMessages(
            AccountId account, ScheduledFilter filter, @Nullable String after, int limit) {
        return schedule.listScheduledMessages(account, filter, after, limit);
    }

    @Override
    public long countScheduledMessages(AccountId account, ScheduledFilter filter, long enough) {
        return schedule.countScheduledMessages(account, filter, enough);
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
    public Map<ConversationId, List<Session>> sessions(AccountId account, Collection<ConversationId> ids) {
        return conversations.sessions(account, ids);
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
    public CursorPage<Message> thread(
            AccountId account, ConversationId conversation, @Nullable String after, int limit) {
        return conversations.thread(account, conversation, after, limit);
    }

    @Override
    public CursorPage<Message> threadSince(AccountId account, ConversationId conversation, String after, int limit) {
        return conversations.threadSince(account, conversation, after, limit);
    }

    @Override
    public CursorPage<SystemEntry> entries(
            AccountId account, ConversationId conversation, @Nullable String after, int limit) {
        return conversations.entries(account, conversation, after, limit);
    }

    @Override
    public CursorPage<SystemEntry> entriesSince(
            AccountId account, ConversationId conversation, String after, int limit) {
        return conversations.entriesSince(account, conversation, after, limit);
    }

    @Override
    public ContactTimeline timeline(
            AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
        return conversations.timeline(account, contact, visibility, after, limit);
    }

    @Override
    public ContactTimeline timelineSince(
            AccountId account, ContactId contact, Visibility visibility, String after, int limit) {
        return conversations.timelineSince(account, contact, visibility, after, limit);
    }

    @Override
    public CursorPage<Session> listSessions(
            AccountId account, SessionFilter filter, LineScope scope, @Nullable String after, int limit) {
        return sessions.listSessions(account, filter, scope, after, limit);
    }

    @Override
    public long countSessions(AccountId account, SessionFilter filter, LineScope scope, long enough) {
        return sessions.countSessions(account, filter, scope, enough);
    }

    @Override
    public Map<ConversationId, List<MessageTime>> messageTimes(
            AccountId account, Collection<ConversationId> conversations, Instant from, Instant until) {
        return sessions.messageTimes(account, conversations, from, until);
    }

    @Override
    public Map<ConversationId, List<Touchpoint>> touchpoints(
            AccountId account, Collection<ConversationId> conversations) {
        return sessions.touchpoints(account, conversations);
    }

    @Override
    public CursorPage<Conversation> listConversations(
            AccountId account, ConversationFilter filter, Visibility visibility, @Nullable String after, int limit) {
        return conversations.listConversations(account, filter, visibility, after, limit);
    }

    @Override
    public List<ConversationTag> tagsInUse(AccountId account, int limit) {
        return conversations.tagsInUse(account, limit);
    }

    @Override
    public long countConversations(AccountId account, ConversationFilter filter, Visibility visibility, long enough) {
        return conversations.countConversations(account, filter, visibility, enough);
    }

    @Override
    public Map<ConversationId, ThreadSummary> threadSummaries(AccountId account, Collection<ConversationId> ids) {
        return conversations.threadSummaries(account, ids);
    }

    @Override
    public Map<ConversationId, Message> latestContaining(
            AccountId account, Collection<ConversationId> ids, String text) {
        return conversations.latestContaining(account, ids, text);
    }

    @Override
    public Map<Claim, List<DeferredReport>> deferred(AccountId account, Collection<Claim> claims) {
        return intake.deferred(account, claims);
    }

    @Override
    public CursorPage<Suggestion> suggestions(AccountId account, @Nullable String after, int limit) {
        return intake.suggestions(account, after, limit);
    }

    @Override
    public CursorPage<QuarantinedItem> quarantined(
            AccountId account, QuarantineFilter filter, @Nullable String after, int limit) {
        return intake.quarantined(account, filter, after, limit);
    }

    @Override
    public Map<String, QuarantinedItem> quarantined(AccountId account, Collection<String> ids) {
        return intake.quarantined(account, ids);
    }

    @Override
    public CursorPage<AuditRecord> auditRecords(
            AccountId account, AuditFilter filter, @Nullable String after, int limit) {
        return audit.auditRecords(account, filter, after, limit);
    }

    @Override
    public Optional<Instant> oldestAuditRecord(AccountId account) {
        return audit.oldestAuditRecord(account);
    }

    @Override
    public ContactHistory contactHistory(
            AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
        return history.contactHistory(account, contact, visibility, after, limit);
    }

    @Override
    public long countContactHistory(AccountId account, ContactId contact, Visibility visibility, long enough) {
        return history.countContactHistory(account, contact, visibility, enough);
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
    public Map<LineKey, List<LineReport>> lineReports(AccountId account, Collection<LineKey> lines) {
        return accounts.lineReports(account, lines);
    }

    @Override
    public Map<IdentityId, List<ChannelConsent>> channelConsents(AccountId account, Collection<IdentityId> ids) {
        return identities.channelConsents(account, ids);
    }

    @Override
    public Map<MessageId, List<MediaFile>> media(AccountId account, Collection<MessageId> ids) {
        return conversations.media(account, ids);
    }
}
