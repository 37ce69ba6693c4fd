package io.escala.crm.memory;

import io.escala.crm.store.CrmStore;
import io.escala.crm.tck.StoreContract;
import io.escala.crm.tck.StoreFixture;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The stores that the suites are tested with: a correct one, one that does nothing, and stores with exactly one defect. */
enum Subject {
    SOUND(StoreContract.class),
    NOTHING(StoreContract.class),

    EXPECTED_VERSION_IGNORED(Suites.Versions.class),
    CHANGE_SET_PARTLY_APPLIED(Suites.Commit.class),
    UNCOMMITTED_IS_SEEN(Suites.Commit.class),
    DATA_LOST_ON_RESTART(Suites.Commit.class),
    OPERATION_KEPT_ON_CONFLICT(Suites.Commit.class),
    OPERATION_WITHOUT_THE_ACCOUNT(Suites.Commit.class),
    OPERATION_FORGOTTEN(Suites.Commit.class),
    CLAIM_IGNORED(Suites.Claims.class),
    CLAIM_WITHOUT_THE_ACCOUNT(Suites.Claims.class),
    RELEASES_IGNORED(Suites.Claims.class),
    LINES_CACHED_FOREVER(Suites.Lines.class),
    ENDED_ALIASES_GONE(Suites.Identities.class),
    CONSENTS_LATEST_FIRST(Suites.Contacts.class),
    WILDCARDS_HONOURED(Suites.ContactSearch.class),
    LAST_MARK_WINS(Suites.Conversations.class),
    THREAD_PAGED_BY_OFFSET(Suites.Threads.class),
    THREAD_TIES_OUT_OF_ORDER(Suites.Threads.class),
    LIST_PAGED_BY_OFFSET(Suites.ConversationList.class),
    COUNT_DIFFERS_FROM_LIST(Suites.ConversationList.class),
    RELEASE_TAKES_ALL(Suites.Intake.class),
    LEASE_NEVER_EXPIRES(Suites.Work.class),
    LEASE_UNFENCED(Suites.Work.class),
    RESCHEDULED_WORK_LOSES_ITS_PLACE(Suites.Work.class),
    LOST_WORKERS_FORGOTTEN(Suites.WorkQuarantine.class),
    POSTPONED_WORK_STAYS_SUSPECT(Suites.WorkQuarantine.class),
    QUARANTINED_WORK_STAYS(Suites.WorkQuarantine.class),
    EVENT_DROPPED(Suites.Events.class),
    CURSOR_SKIPS_SLOW_COMMITS(Suites.Events.class),
    FOREIGN_ACCOUNT_READABLE(Suites.Tenants.class),
    IDS_CASE_FOLDED(Suites.HostileText.class),
    BULK_READS_CUT_SHORT(Suites.Sizes.class),
    EVENT_FIELDS_FORGOTTEN(Suites.RoundTrip.class),
    QUARANTINE_PLACE_FORGOTTEN(Suites.RoundTrip.class),
    RAW_FORM_FORGOTTEN(Suites.MessageRoundTrip.class),
    ALBUM_OUT_OF_ORDER(Suites.MessageRoundTrip.class),
    STATUS_OF_A_NAMED_MESSAGE_LOST(Suites.Model.class),
    CLAIMS_CHECKED_THEN_TAKEN(Suites.Concurrency.class),
    LANES_LEASED_TWICE(Suites.WorkRace.class),
    LAST_EDIT_WINS(Suites.Amendments.class),
    UNSENT_IS_KEPT(Suites.Amendments.class),
    REACTION_NEVER_REMOVED(Suites.Amendments.class),
    MEDIA_MOVE_BACK(Suites.Media.class),
    ONE_MEDIUM_PER_MESSAGE(Suites.Media.class),
    CONSENTS_WITHOUT_FUSED_ONES(Suites.ChannelConsents.class),
    LAST_TEMPLATE_REPORT_WINS(Suites.TemplateReports.class),
    DROP_QUARANTINED_DROPS_NOTHING(Suites.Quarantine.class),
    QUARANTINE_FILTERED_AFTER_PAGING(Suites.Quarantine.class),
    QUARANTINE_LINE_WITHOUT_ITS_CHANNEL(Suites.Quarantine.class),
    HEARTBEAT_MOVES_BACK(Suites.Backlog.class),
    BACKLOG_COUNTS_OTHER_LINES(Suites.Backlog.class),
    JOURNAL_KEPT_AS_TEXT(Suites.Journal.class),
    JOURNAL_NEVER_DROPPED(Suites.Journal.class),
    FORMER_BUSINESS_ACCOUNT_KEPT(Suites.Lines.class),
    UNSTORABLE_REPORTED_AS_APPLIED(Suites.Unstorable.class),
    UNSTORABLE_PARTLY_APPLIED(Suites.Unstorable.class),
    UNSTORABLE_REPORTED_AS_UNAVAILABLE(Suites.Unstorable.class),
    UNSTORABLE_KEEPS_ITS_OPERATION(Suites.Unstorable.class),
    UNSTORABLE_KEYS_GARBLED(Suites.KeyBounds.class),
    UNSTORABLE_KEYS_THROW(Suites.KeyBounds.class);

    private final Class<? extends StoreContract> targetSuite;

    Subject(Class<? extends StoreContract> targetSuite) {
        this.targetSuite = targetSuite;
    }

    /** The stores with one defect. */
    static List<Subject> saboteurs() {
        return Arrays.stream(values())
                .filter(subject -> subject.targetSuite != StoreContract.class)
                .toList();
    }

    /** The suite that must detect it. */
    Class<? extends StoreContract> targetSuite() {
        return targetSuite;
    }

    StoreFixture newFixture() {
        return switch (this) {
            case SOUND -> HoldingFixture.right();
            case NOTHING -> opening(clock -> NothingStore.make());
            case EXPECTED_VERSION_IGNORED -> opening(WrongCommits::expectedVersionIgnored);
            case CHANGE_SET_PARTLY_APPLIED -> opening(WrongCommits::changeSetPartlyApplied);
            case UNCOMMITTED_IS_SEEN -> HoldingFixture.uncommittedIsSeen();
            case DATA_LOST_ON_RESTART -> HoldingFixture.dataLostOnRestart();
            case OPERATION_KEPT_ON_CONFLICT -> opening(WrongCommits::operationKeptOnConflict);
            case OPERATION_WITHOUT_THE_ACCOUNT -> opening(WrongCommits::operationWithoutTheAccount);
            case OPERATION_FORGOTTEN -> opening(WrongCommits::operationForgotten);
            case CLAIM_IGNORED -> opening(WrongCommits::claimIgnored);
            case CLAIM_WITHOUT_THE_ACCOUNT -> opening(WrongCommits::claimWithoutTheAccount);
            case RELEASES_IGNORED -> opening(WrongCommits::releasesIgnored);
            case LINES_CACHED_FOREVER -> opening(WrongReads::linesCachedForever);
            case ENDED_ALIASES_GONE -> opening(WrongReads::endedAliasesGone);
            case CONSENTS_LATEST_FIRST -> opening(WrongReads::consentsLatestFirst);
            case WILDCARDS_HONOURED -> opening(WrongReads::wildcardsHonoured);
            case LAST_MARK_WINS -> opening(WrongReads::lastMarkWins);
            case THREAD_PAGED_BY_OFFSET -> opening(WrongReads::threadPagedByOffset);
            case THREAD_TIES_OUT_OF_ORDER -> opening(WrongReads::threadTiesOutOfOrder);
            case LIST_PAGED_BY_OFFSET -> opening(WrongReads::listPagedByOffset);
            case COUNT_DIFFERS_FROM_LIST -> opening(WrongReads::countDiffersFromList);
            case RELEASE_TAKES_ALL -> opening(WrongCommits::releaseTakesAll);
            case LEASE_NEVER_EXPIRES -> opening(WrongWork::leaseNeverExpires);
            case LEASE_UNFENCED -> opening(WrongCommits::leaseUnfenced);
            case RESCHEDULED_WORK_LOSES_ITS_PLACE -> opening(WrongWork::rescheduledWorkLosesItsPlace);
            case LOST_WORKERS_FORGOTTEN -> opening(WrongWork::lostWorkersForgotten);
            case POSTPONED_WORK_STAYS_SUSPECT -> opening(WrongWork::postponedWorkStaysSuspect);
            case QUARANTINED_WORK_STAYS -> opening(WrongWork::quarantinedWorkStays);
            case EVENT_DROPPED -> opening(WrongWork::eventDropped);
            case CURSOR_SKIPS_SLOW_COMMITS -> HoldingFixture.cursorSkipsSlowCommits();
            case FOREIGN_ACCOUNT_READABLE -> opening(WrongReads::foreignAccountReadable);
            case IDS_CASE_FOLDED -> opening(WrongCommits::claimsCaseFolded);
            case BULK_READS_CUT_SHORT -> opening(WrongReads::bulkReadsCutShort);
            case QUARANTINE_PLACE_FORGOTTEN -> opening(WrongReads::quarantinedPlaceForgotten);
            case EVENT_FIELDS_FORGOTTEN -> opening(WrongWork::eventFieldsForgotten);
            case RAW_FORM_FORGOTTEN -> opening(WrongReads::rawFormForgotten);
            case ALBUM_OUT_OF_ORDER -> opening(WrongReads::albumOutOfOrder);
            case STATUS_OF_A_NAMED_MESSAGE_LOST -> opening(WrongCommits::statusOfNamedMessageLost);
            case CLAIMS_CHECKED_THEN_TAKEN -> opening(WrongCommits::claimsCheckedThenTaken);
            case LANES_LEASED_TWICE -> opening(WrongWork::lanesLeasedTwice);
            case LAST_EDIT_WINS -> opening(WrongReports::lastEditWins);
            case UNSENT_IS_KEPT -> opening(WrongReports::unsentIsKept);
            case REACTION_NEVER_REMOVED -> opening(WrongReports::reactionNeverRemoved);
            case MEDIA_MOVE_BACK -> opening(WrongReports::mediaMoveBack);
            case ONE_MEDIUM_PER_MESSAGE -> opening(WrongReports::oneMediumPerMessage);
            case CONSENTS_WITHOUT_FUSED_ONES -> opening(WrongReports::consentsWithoutFusedOnes);
            case LAST_TEMPLATE_REPORT_WINS -> opening(WrongReports::lastTemplateReportWins);
            case DROP_QUARANTINED_DROPS_NOTHING -> opening(WrongReports::dropQuarantinedDropsNothing);
            case QUARANTINE_FILTERED_AFTER_PAGING -> opening(WrongReports::quarantineFilteredAfterPaging);
            case QUARANTINE_LINE_WITHOUT_ITS_CHANNEL -> opening(WrongReports::quarantinedLineWithoutItsChannel);
            case HEARTBEAT_MOVES_BACK -> opening(WrongReports::heartbeatMovesBack);
            case BACKLOG_COUNTS_OTHER_LINES -> opening(WrongReports::backlogCountsOtherLines);
            case JOURNAL_KEPT_AS_TEXT -> opening(WrongReports::journalKeptAsText);
            case JOURNAL_NEVER_DROPPED -> opening(WrongReports::journalNeverDropped);
            case FORMER_BUSINESS_ACCOUNT_KEPT -> opening(WrongReports::formerBusinessAccountKept);
            case UNSTORABLE_REPORTED_AS_APPLIED -> RefusingFixture.reportedAsApplied();
            case UNSTORABLE_PARTLY_APPLIED -> RefusingFixture.partlyApplied();
            case UNSTORABLE_REPORTED_AS_UNAVAILABLE -> RefusingFixture.reportedAsUnavailable();
            case UNSTORABLE_KEEPS_ITS_OPERATION -> RefusingFixture.keepsItsOperation();
            case UNSTORABLE_KEYS_GARBLED -> opening(WrongKeys::garbled);
            case UNSTORABLE_KEYS_THROW -> opening(WrongKeys::thrown);
        };
    }

    private static StoreFixture opening(Function<ManualClock, CrmStore> opening) {
        return new SubjectFixture(opening);
    }
}
