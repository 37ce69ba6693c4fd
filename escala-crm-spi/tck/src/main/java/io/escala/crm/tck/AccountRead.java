package io.escala.crm.tck;

import io.escala.crm.AccountId;
import io.escala.crm.Channel;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditFilter;
import io.escala.crm.change.Claim;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKeyKind;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.library.UploadKey;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.line.LineScope;
import io.escala.crm.quarantine.Backlog;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.record.Company;
import io.escala.crm.record.RecordId;
import io.escala.crm.schedule.ScheduledState;
import io.escala.crm.store.CompanyFilter;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.ContactTimeline;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.LibraryFilter;
import io.escala.crm.store.RecordFilter;
import io.escala.crm.store.ScheduledFilter;
import io.escala.crm.store.SessionFilter;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.Visibility;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Every read with an account parameter, called for the data of {@link SampleTenant}. Each is named after its method of
 * {@link CrmStore}, so that a test can detect a method without a case.
 */
enum AccountRead {
    lines {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.lines(account, Set.of(new LineId("line"))).values();
        }
    },
    allLines {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.allLines(account);
        }
    },
    settings {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.settings(account).stream().toList();
        }
    },
    fieldSettings {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.fieldSettings(account).stream().toList();
        }
    },
    teamSettings {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.teamSettings(account).stream().toList();
        }
    },
    teamUsers {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.teamUsers(account, Set.of(new UserId("user"))).values();
        }
    },
    allTeamUsers {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.allTeamUsers(account);
        }
    },
    lastAssigned {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.lastAssigned(account, Set.of(new UserId("user"))).entrySet();
        }
    },
    lastActive {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.lastActive(account, Set.of(new UserId("user"))).entrySet();
        }
    },
    autoCloseRules {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.autoCloseRules(account, Set.of(new AutoCloseRuleId("rule")))
                    .values();
        }
    },
    allAutoCloseRules {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.allAutoCloseRules(account);
        }
    },
    idleConversations {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.idleConversations(account, Set.of(new LineId("line")), 100);
        }
    },
    identities {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.identities(account, Set.of(WHO)).values();
        }
    },
    aliases {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.aliases(account, Set.of(WHO)).values();
        }
    },
    channelConsents {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.channelConsents(account, Set.of(WHO)).values();
        }
    },
    identitiesOf {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.identitiesOf(account, Set.of(ANA)).values();
        }
    },
    contacts {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.contacts(account, Set.of(ANA)).values();
        }
    },
    deletedContacts {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.deletedContacts(account, Set.of(new ContactId("former"), new ContactId("former-2")))
                    .values();
        }
    },
    contactKeys {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.contactKeys(account, Set.of(ANA)).values();
        }
    },
    consents {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.consents(account, Set.of(ANA)).values();
        }
    },
    contactsInOrder {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.contactsInOrder(account, null, null, 100);
        }
    },
    searchContacts {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.searchContacts(
                            account, ContactSelection.EVERYBODY.matching(ContactFilter.of("ana")), null, 100)
                    .items();
        }
    },
    countContacts {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return ones(
                    store.countContacts(account, ContactSelection.EVERYBODY.matching(ContactFilter.of("ana")), 100));
        }
    },
    records {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.records(account, Set.of(new RecordId("record"))).values();
        }
    },
    recordsOf {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.recordsOf(account, Set.of(ANA), RecordFilter.EVERYTHING, 100)
                    .values();
        }
    },
    listRecords {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.listRecords(account, RecordFilter.EVERYTHING, null, 100)
                    .items();
        }
    },
    countRecords {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return ones(store.countRecords(account, RecordFilter.EVERYTHING, 100));
        }
    },
    companies {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.companies(account, Set.of(new CompanyId("company"))).values();
        }
    },
    companiesNamed {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.companiesNamed(account, Set.of(Company.nameKey("Company of " + account))).values().stream()
                    .flatMap(List::stream)
                    .toList();
        }
    },
    searchCompanies {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.searchCompanies(account, CompanyFilter.of("comp"), null, 100)
                    .items();
        }
    },
    countCompanies {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return ones(store.countCompanies(account, CompanyFilter.EVERYTHING, 100));
        }
    },
    libraryFiles {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.libraryFiles(account, Set.of(new LibraryFileId("file")))
                    .values();
        }
    },
    listLibraryFiles {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.listLibraryFiles(account, LibraryFilter.of(FileSource.ESCALA_GALLERY), null, 100)
                    .items();
        }
    },
    countLibraryFiles {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return ones(store.countLibraryFiles(account, LibraryFilter.of(FileSource.ESCALA_GALLERY), 100));
        }
    },
    scheduledMessages {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.scheduledMessages(account, Set.of(new MessageId("later")))
                    .values();
        }
    },
    listScheduledMessages {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.listScheduledMessages(account, ScheduledFilter.in(ScheduledState.WAITING), null, 100)
                    .items();
        }
    },
    countScheduledMessages {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return ones(store.countScheduledMessages(account, ScheduledFilter.in(ScheduledState.WAITING), 100));
        }
    },
    uploads {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.uploads(account, Set.of(new UploadKey(new LineId("line"), "storage/file")))
                    .values();
        }
    },
    conversations {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.conversations(account, Set.of(TALK)).values();
        }
    },
    conversationsOf {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.conversationsOf(account, Set.of(WHO)).values();
        }
    },
    sessions {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.sessions(account, Set.of(TALK)).getOrDefault(TALK, List.of());
        }
    },
    messages {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return Stream.of("in", "out")
                    .map(MessageId::new)
                    .flatMap(id -> store.messages(account, Set.of(id)).values().stream())
                    .toList();
        }
    },
    media {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.media(account, Set.of(new MessageId("in"))).values();
        }
    },
    unsettled {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.unsettled(account, Set.of(TALK));
        }
    },
    thread {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.thread(account, TALK, null, 100).items();
        }
    },
    threadSince {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            ThreadPosition first = new ThreadPosition(Instant.EPOCH, Instant.EPOCH, "none");
            return store.threadSince(account, TALK, first.toString(), 100).items();
        }
    },
    entries {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.entries(account, TALK, null, 100).items();
        }
    },
    entriesSince {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            ThreadPosition first = new ThreadPosition(Instant.EPOCH, Instant.EPOCH, "none");
            return store.entriesSince(account, TALK, first.toString(), 100).items();
        }
    },
    listSessions {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.listSessions(account, SessionFilter.EVERYTHING, LineScope.ALL, null, 100)
                    .items();
        }
    },
    countSessions {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return Collections.nCopies(
                    (int) store.countSessions(account, SessionFilter.EVERYTHING, LineScope.ALL, 100), "one");
        }
    },
    messageTimes {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.messageTimes(account, List.of(TALK), Instant.EPOCH, StoreContract.NOON.plusSeconds(3600))
                    .values();
        }
    },
    touchpoints {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.touchpoints(account, List.of(TALK)).values();
        }
    },
    tagsInUse {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.tagsInUse(account, 100);
        }
    },
    timeline {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            ContactTimeline found = store.timeline(account, new ContactId("ana"), Visibility.ALL, null, 100);
            return Stream.concat(found.messages().items().stream(), found.entries().items().stream())
                    .toList();
        }
    },
    timelineSince {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            ThreadPosition first = new ThreadPosition(Instant.EPOCH, Instant.EPOCH, "none");
            ContactTimeline found =
                    store.timelineSince(account, new ContactId("ana"), Visibility.ALL, first.toString(), 100);
            return Stream.concat(found.messages().items().stream(), found.entries().items().stream())
                    .toList();
        }
    },
    listConversations {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.listConversations(account, ConversationFilter.EVERYTHING, Visibility.ALL, null, 100)
                    .items();
        }
    },
    countConversations {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return ones(
                    store.countConversations(account, ConversationFilter.EVERYTHING, Visibility.ALL, Long.MAX_VALUE));
        }
    },
    threadSummaries {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.threadSummaries(account, Set.of(TALK)).values();
        }
    },
    latestContaining {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.latestContaining(account, Set.of(TALK), "hola").values();
        }
    },
    deferred {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.deferred(account, Set.of(Claim.providerMessage(new LineId("line"), "wamid.parked")))
                    .values();
        }
    },
    suggestions {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.suggestions(account, null, 100).items();
        }
    },
    quarantined {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            List<Object> both = new ArrayList<>(store.quarantined(account, QuarantineFilter.EVERYTHING, null, 100)
                    .items());
            both.addAll(store.quarantined(account, Set.of("aside")).values());
            return both;
        }
    },
    auditRecords {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.auditRecords(account, AuditFilter.EVERYTHING, null, 100)
                    .items();
        }
    },
    contactHistory {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.contactHistory(account, new ContactId("ana"), Visibility.ALL, null, 100)
                    .items()
                    .items();
        }
    },
    countContactHistory {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return ones(store.countContactHistory(account, new ContactId("ana"), Visibility.ALL, 100));
        }
    },
    oldestAuditRecord {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.oldestAuditRecord(account).stream().toList();
        }
    },
    backlog {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            Backlog waits = store.backlog(account);
            List<Object> counts = new ArrayList<>();
            counts.addAll(waits.heard().entrySet());
            counts.addAll(waits.quarantined().entrySet());
            counts.addAll(ones(waits.quarantinedElsewhere()));
            counts.addAll(waits.deferred().entrySet());
            counts.addAll(waits.unknownSends().entrySet());
            counts.addAll(waits.oldestWork().entrySet());
            counts.addAll(waits.quarantinedWork().entrySet());
            return counts;
        }
    },
    templateReports {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.templateReports(account, Set.of(SampleTenant.TEMPLATE)).values();
        }
    },
    lineReports {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.lineReports(account, Set.of(new LineKey(Channel.WHATSAPP, "number")))
                    .values();
        }
    },
    quarantinedWork {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            List<Object> both =
                    new ArrayList<>(store.quarantinedWork(account, null, 100).items());
            both.addAll(store.quarantinedWork(account, Set.of(new WorkKey(WorkKind.SEND, "harmful")))
                    .values());
            return both;
        }
    },
    lane {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store.lane(account, "line", 100);
        }
    },
    events {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return Pages.events(store.events(account, null, 100)).stream()
                    .map(LoggedEvent::event)
                    .toList();
        }
    },
    holders {
        @Override
        Collection<?> find(CrmStore store, AccountId account) {
            return store
                    .holders(
                            account,
                            List.of(
                                    Claim.contactKey(new ContactKeyValue(ContactKeyKind.PHONE, "5491155550001")),
                                    Claim.identityKey(IdentityKey.whatsAppNumber(new Phone("5491155550001"))),
                                    Claim.conversation(new LineId("line"), WHO),
                                    Claim.session(TALK, 1),
                                    Claim.providerMessage(new LineId("line"), "wamid.in"),
                                    Claim.event("seen")))
                    .entrySet()
                    .stream()
                    .map(entry -> entry.getKey().key() + " is held by " + entry.getValue())
                    .sorted()
                    .toList();
        }
    };

    private static final IdentityId WHO = new IdentityId("who");
    private static final ContactId ANA = new ContactId("ana");
    private static final ConversationId TALK = new ConversationId("talk");

    /** Returns the result of the read as a list, empty when nothing was found. */
    final List<?> ask(CrmStore store, AccountId account) {
        return List.copyOf(find(store, account));
    }

    abstract Collection<?> find(CrmStore store, AccountId account);

    /** Converts a count to a list of that many ones. */
    private static List<Long> ones(long count) {
        return LongStream.range(0, count).mapToObj(one -> 1L).toList();
    }
}
