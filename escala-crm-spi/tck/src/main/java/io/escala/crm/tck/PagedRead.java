package io.escala.crm.tck;

import io.escala.crm.audit.AuditFilter;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.library.FileSource;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.schedule.ScheduledState;
import io.escala.crm.store.CompanyFilter;
import io.escala.crm.store.ContactFilter;
import io.escala.crm.store.ContactSelection;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.LibraryFilter;
import io.escala.crm.store.RecordFilter;
import io.escala.crm.store.ScheduledFilter;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads with a limit, called for the data of {@link SampleTenant}. */
enum PagedRead {
    SEARCH,
    THREAD,
    THREAD_SINCE,
    ENTRIES,
    ENTRIES_SINCE,
    TIMELINE,
    TIMELINE_SINCE,
    LIST,
    IDLE,
    SUGGESTIONS,
    QUARANTINED,
    QUARANTINED_FOR_A_REASON,
    EVENTS,
    LANE,
    QUARANTINED_WORK,
    AUDIT,
    HISTORY,
    RECORDS,
    RECORDS_OF,
    COMPANIES,
    LIBRARY_FILES,
    SCHEDULED_MESSAGES;

    private static final String BEGINNING = new ThreadPosition(Instant.EPOCH, Instant.EPOCH, "none").toString();

    private static final QuarantineFilter UNREADABLE =
            new QuarantineFilter(Set.of(QuarantinedItem.Reason.UNREADABLE), null, null);

    /** Reads one page. */
    List<?> ask(CrmStore store, @Nullable String after, int limit) {
        return switch (this) {
            case SEARCH ->
                store.searchContacts(
                                StoreContract.ACME,
                                ContactSelection.EVERYBODY.matching(ContactFilter.of("ana")),
                                after,
                                limit)
                        .items();
            case THREAD ->
                store.thread(StoreContract.ACME, new ConversationId("talk"), after, limit)
                        .items();
            case THREAD_SINCE ->
                store.threadSince(
                                StoreContract.ACME,
                                new ConversationId("talk"),
                                after == null ? BEGINNING : after,
                                limit)
                        .items();
            case ENTRIES ->
                store.entries(StoreContract.ACME, new ConversationId("talk"), after, limit)
                        .items();
            case ENTRIES_SINCE ->
                store.entriesSince(
                                StoreContract.ACME,
                                new ConversationId("talk"),
                                after == null ? BEGINNING : after,
                                limit)
                        .items();
            case TIMELINE ->
                store.timeline(StoreContract.ACME, new ContactId("ana"), Visibility.ALL, after, limit)
                        .messages()
                        .items();
            case TIMELINE_SINCE ->
                store.timelineSince(
                                StoreContract.ACME,
                                new ContactId("ana"),
                                Visibility.ALL,
                                after == null ? BEGINNING : after,
                                limit)
                        .messages()
                        .items();
            case LIST ->
                store.listConversations(StoreContract.ACME, ConversationFilter.EVERYTHING, Visibility.ALL, after, limit)
                        .items();
            case IDLE -> store.idleConversations(StoreContract.ACME, Set.of(new LineId("line")), limit);
            case SUGGESTIONS ->
                store.suggestions(StoreContract.ACME, after, limit).items();
            case QUARANTINED ->
                store.quarantined(StoreContract.ACME, QuarantineFilter.EVERYTHING, after, limit)
                        .items();
            case QUARANTINED_FOR_A_REASON ->
                store.quarantined(StoreContract.ACME, UNREADABLE, after, limit).items();
            case EVENTS -> Pages.events(store.events(StoreContract.ACME, after, limit));
            case LANE -> store.lane(StoreContract.ACME, "line", limit);
            case QUARANTINED_WORK ->
                store.quarantinedWork(StoreContract.ACME, after, limit).items();
            case RECORDS ->
                store.listRecords(StoreContract.ACME, RecordFilter.EVERYTHING, after, limit)
                        .items();
            case RECORDS_OF ->
                store
                        .recordsOf(StoreContract.ACME, Set.of(new ContactId("ana")), RecordFilter.EVERYTHING, limit)
                        .values()
                        .stream()
                        .flatMap(List::stream)
                        .toList();
            case COMPANIES ->
                store.searchCompanies(StoreContract.ACME, CompanyFilter.EVERYTHING, after, limit)
                        .items();
            case LIBRARY_FILES ->
                store.listLibraryFiles(StoreContract.ACME, LibraryFilter.of(FileSource.ESCALA_GALLERY), after, limit)
                        .items();
            case SCHEDULED_MESSAGES ->
                store.listScheduledMessages(
                                StoreContract.ACME, ScheduledFilter.in(ScheduledState.WAITING), after, limit)
                        .items();
            case HISTORY ->
                store.contactHistory(StoreContract.ACME, new ContactId("ana"), Visibility.ALL, after, limit)
                        .items()
                        .items();
            case AUDIT ->
                store.auditRecords(StoreContract.ACME, AuditFilter.EVERYTHING, after, limit)
                        .items();
        };
    }
}
