package io.escala.crm.memory;

import io.escala.crm.store.CrmStore;
import io.escala.crm.tck.StoreFixture;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stores that the suites are tested with: a correct one, one that does nothing, and stores with exactly one defect. */
enum Subject {
    SOUND,
    NOTHING,

    EXPECTED_VERSION_IGNORED("Versions"),
    WINDOW_COMPARED_BY_VERSION("Versions"),
    CHANGE_SET_PARTLY_APPLIED("Commit"),
    UNCOMMITTED_IS_SEEN("Commit"),
    DATA_LOST_ON_RESTART("Commit"),
    OPERATION_KEPT_ON_CONFLICT("Commit"),
    OPERATION_WITHOUT_THE_ACCOUNT("Commit"),
    OPERATION_FORGOTTEN("Commit"),
    CLAIM_IGNORED("Claims"),
    CLAIM_WITHOUT_THE_ACCOUNT("Claims"),
    RELEASES_IGNORED("Claims"),
    EXPECTED_FREE_IGNORED("ExpectedFree"),
    EXPECTED_FREE_JUDGED_BEFORE_RELEASES("ExpectedFree"),
    EXPECTED_FREE_JUDGED_AFTER_TAKES("ExpectedFree"),
    EXPECTED_FREE_ALLOWS_THE_TAKER("ExpectedFree"),
    EXPECTED_FREE_STAYS_HELD("ExpectedFree"),
    LINES_CACHED_FOREVER("Lines"),
    ENDED_ALIASES_GONE("Identities"),
    CONSENTS_LATEST_FIRST("Contacts"),
    WILDCARDS_HONOURED("ContactSearch"),
    RELEVANCE_IGNORED("ContactSearch"),
    USER_NAMES_NOT_SEARCHED("ContactSearch"),
    CONTACTS_PAGED_BY_OFFSET("ContactLists"),
    UNSEEN_CONTACTS_COUNTED("ContactLists"),
    COUNT_OF_CONTACTS_NEVER_STOPS("ContactLists"),
    ONE_FIELD_IS_ENOUGH("ContactLists"),
    CONTACT_CURSOR_OF_ANY_ORDER("ContactLists"),
    COMPANY_OF_CONTACTS_IGNORED("ContactLists"),
    ARCHIVED_CONTACTS_LEFT_OUT("ContactLists"),
    CREATION_COUNTS_AS_ACTIVITY("ContactActivity"),
    NEVER_ACTIVE_IS_NOT_QUIET("ContactActivity"),
    LAST_MARK_WINS("Conversations"),
    THREAD_PAGED_BY_OFFSET("Threads"),
    THREAD_TIES_OUT_OF_ORDER("Threads"),
    ENTRIES_OF_SUPERSEDED_LOST("ThreadEntries"),
    ENTRIES_SINCE_NEWEST_FIRST("ThreadEntries"),
    FORMER_TAGS_STILL_FOUND("ConversationEdits"),
    TAGS_OF_SUPERSEDED_IN_USE("ConversationEdits"),
    TIMELINE_OF_ONE_PERSON("ContactTimelines"),
    TIMELINE_SHOWS_THE_UNSEEN("ContactTimelines"),
    TIMELINE_OF_SUPERSEDED_LOST("ContactTimelines"),
    TIMELINE_SEEN_AS_IT_ENDED("ContactTimelines"),
    TIMELINE_PAGED_BY_OFFSET("ContactTimelines"),
    TIMELINE_SINCE_NEWEST_FIRST("ContactTimelines"),
    TIMELINE_ENTRIES_LOST("ContactTimelines"),
    HISTORY_WITH_LINKS_AND_NOTES("ContactHistories"),
    HISTORY_SHOWS_THE_UNSEEN("ContactHistories"),
    HISTORY_COUNTS_THE_UNSEEN("ContactHistories"),
    HISTORY_COUNTS_ON("ContactHistories"),
    HISTORY_PAGED_BY_TIME("ContactHistories"),
    HISTORY_PAGED_WITHOUT_ARRIVAL("ContactHistories"),
    HISTORY_REPLACED("ContactHistories"),
    HISTORY_ONE_OF_AN_ID("ContactHistories"),
    HISTORY_KEPT_AFTER_REMOVAL("ContactHistories"),
    HISTORY_OF_NOBODY_KEPT("ContactHistories"),
    DONE_RECORDS_LISTED("Records"),
    RECORDS_OF_ALL_OWNERS_COUNTED("Records"),
    RECORDS_LIMITED_BEFORE_THE_FILTER("Records"),
    RECORDS_OF_ALL_CONTACTS_LIMITED("Records"),
    REMOVED_RECORD_STILL_READ("Records"),
    COMPANIES_FOUND_INSIDE_WORDS("Companies"),
    COMPANIES_FOUND_BY_FORMER_NAMES("Companies"),
    COMPANIES_NAMED_BY_WORDS("Companies"),
    ARCHIVED_COMPANIES_COUNTED("Companies"),
    REMOVED_FILES_LISTED("Library"),
    REMOVED_FILES_GONE("Library"),
    FILES_FOUND_INSIDE_WORDS("Library"),
    OLDEST_FILES_FIRST("Library"),
    UPLOADS_OF_ANY_LINE("Library"),
    UPLOADS_NEVER_FORGOTTEN("Library"),
    SCHEDULED_OF_EVERY_STATE_LISTED("Schedule"),
    UNSEEN_SCHEDULED_LISTED("Schedule"),
    OWN_SCHEDULED_NOT_LISTED("Schedule"),
    SCHEDULED_OF_ANY_CONVERSATION("Schedule"),
    LAST_SCHEDULED_FIRST("Schedule"),
    VERSION_OF_SCHEDULED_NOT_COMPARED("Schedule"),
    CONTACTS_OF_ANY_COMPANY_IN_ORDER("Contacts"),
    ARCHIVED_FIELDS_LOST("Fields"),
    FIELDS_ORDERED_BY_KEY("Fields"),
    VERSION_OF_FIELDS_NOT_COMPARED("Fields"),
    FORMER_USERS_LOST("Teams"),
    LAST_ASSIGNED_MOVES_BACK("Teams"),
    LAST_ACTIVE_MOVES_BACK("Teams"),
    ACTIVITY_NOT_COMPARED("Teams"),
    IDLE_USERS_LOST("Teams"),
    IDLE_RULE_LOST("Teams"),
    ROLES_ON_ALL_LINES("Teams"),
    ONLY_CHANGED_USERS_COMPARED("Teams"),
    LISTS_ON_ALL_LINES("LineScopes"),
    TIMELINES_ON_ALL_LINES("LineScopes"),
    SUPERSEDED_STILL_LISTED("SupersededConversations"),
    THREAD_OF_SUPERSEDED_LOST("SupersededConversations"),
    MARKS_OF_SUPERSEDED_LOST("SupersededConversations"),
    LIST_PAGED_BY_OFFSET("ConversationList"),
    COUNT_DIFFERS_FROM_LIST("ConversationList"),
    UNREAD_CONDITION_IGNORED("ConversationList"),
    COUNT_NEVER_STOPS("ConversationList"),
    PEOPLE_IGNORED("ConversationList"),
    CONTACT_IGNORED("ConversationList"),
    CONTACTS_FOUND_BY_PROFILE("PeopleSearch"),
    MERGED_PEOPLE_NOT_FOLLOWED("PeopleSearch"),
    ONLY_CONTACTS_FOUND("PeopleSearch"),
    EDITS_OF_FIELDS_LOST("Contacts"),
    REFUSED_PHONES_LOST("Contacts"),
    ARCHIVE_OF_CONTACTS_LOST("Contacts"),
    KEYS_OF_REMOVED_STAY_TAKEN("ContactRemoval"),
    PEOPLE_OF_REMOVED_STAY_LINKED("ContactRemoval"),
    SUGGESTIONS_ABOUT_REMOVED_STAY("ContactRemoval"),
    REMOVED_CONTACTS_FORGOTTEN("ContactRemoval"),
    ROLES_OF_A_KEY_REPLACED("Contacts"),
    VETOES_LOST("Identities"),
    LINK_REASONS_LOST("Identities"),
    SESSIONS_ON_ALL_LINES("Sessions"),
    REFERRAL_OF_SESSIONS_IGNORED("Sessions"),
    SESSION_AT_THE_END_INCLUDED("Sessions"),
    ALL_SESSIONS_COUNTED("Sessions"),
    MESSAGES_TIMED_BY_WRITING("Sessions"),
    TOUCHPOINT_REPLACED("Sessions"),
    TOUCHPOINTS_OF_SUPERSEDED_LOST("Sessions"),
    LINES_OF_A_RULE_STAY_TAKEN("AutoClose"),
    SECOND_RULE_OF_A_LINE("AutoClose"),
    REMOVED_RULE_STILL_READ("AutoClose"),
    REOPENED_STILL_IDLE("AutoClose"),
    ANSWERS_COUNT_AS_MESSAGES("AutoClose"),
    IDLE_OF_EACH_LINE_LIMITED("AutoClose"),
    NEVER_WRITTEN_IS_IDLE("AutoClose"),
    INBOUND_COMPARED_BY_VERSION("Versions"),
    ANSWERED_COMPARED_BY_VERSION("Versions"),
    EDITS_IGNORED_BY_SEARCH("MessageSearch"),
    NOTICES_FOUND("MessageSearch"),
    OLDEST_MESSAGE_HIT("MessageSearch"),
    SELDOM_WORDS_LOST("MessageSearch"),
    HIT_OF_SUPERSEDED_LOST("MessageSearch"),
    NOTICES_SUMMARISED("ThreadSummaries"),
    SUMMARY_OF_SUPERSEDED_LOST("ThreadSummaries"),
    ANSWERED_STILL_WAITING("ThreadSummaries"),
    RELEASE_TAKES_ALL("Intake"),
    LEASE_NEVER_EXPIRES("Leases"),
    LEASE_UNFENCED("Leases"),
    NAMES_OF_LANES_IGNORED("Leases"),
    REPEATED_REQUEST_NOT_RECOGNISED("Leases"),
    GROUPS_OVERTAKEN("DueWork"),
    PRIORITIES_IGNORED("DueWork"),
    ONLY_LAST_BEGUN_RECORDED("WorkQuarantine"),
    RESCHEDULED_WORK_LOSES_ITS_PLACE("Work"),
    LOST_WORKERS_FORGOTTEN("WorkQuarantine"),
    ONE_OF_SEVERAL_BEGUN_RECORDED("WorkQuarantine"),
    POSTPONED_WORK_STAYS_SUSPECT("WorkQuarantine"),
    QUARANTINED_WORK_STAYS("WorkQuarantine"),
    EVENT_DROPPED("Events"),
    CURSOR_SKIPS_SLOW_COMMITS("Events"),
    END_TOO_EARLY("Events"),
    FOLLOWER_MOVES_FROM_ANYWHERE("Followers"),
    FOREIGN_ACCOUNT_READABLE("Tenants"),
    IDS_CASE_FOLDED("HostileText"),
    BULK_READS_CUT_SHORT("Sizes"),
    EVENT_FIELDS_FORGOTTEN("RoundTrip"),
    QUARANTINE_PLACE_FORGOTTEN("IntakeRoundTrip"),
    RAW_FORM_FORGOTTEN("MessageRoundTrip"),
    ALBUM_OUT_OF_ORDER("MessageRoundTrip"),
    STATUS_OF_A_NAMED_MESSAGE_LOST("Model"),
    CLAIMS_CHECKED_THEN_TAKEN("Concurrency"),
    LANES_LEASED_TWICE("WorkRace"),
    WINDOW_COMPARED_THEN_SETTLED("WorkRace"),
    LAST_EDIT_WINS("Amendments"),
    UNSENT_IS_KEPT("Amendments"),
    REACTION_NEVER_REMOVED("Amendments"),
    MEDIA_MOVE_BACK("Media"),
    ONE_MEDIUM_PER_MESSAGE("Media"),
    CONSENTS_WITHOUT_FUSED_ONES("ChannelConsents"),
    LAST_TEMPLATE_REPORT_WINS("TemplateReports"),
    LAST_LINE_REPORT_WINS("LineReports"),
    ONE_REPORT_PER_ASPECT("LineReports"),
    DROP_QUARANTINED_DROPS_NOTHING("Quarantine"),
    QUARANTINE_FILTERED_AFTER_PAGING("Quarantine"),
    QUARANTINE_LINE_WITHOUT_ITS_CHANNEL("Quarantine"),
    AUDIT_NEWEST_LAST("AuditTrail"),
    AUDIT_PAGED_BY_OFFSET("AuditTrail"),
    AUDIT_PAGED_BY_TIME("AuditTrail"),
    AUDIT_USER_IGNORED("AuditTrail"),
    AUDIT_SUBJECT_WITHOUT_ITS_KIND("AuditTrail"),
    AUDIT_RESULT_IGNORED("AuditTrail"),
    AUDIT_KEPT_FOR_EVER("AuditTrail"),
    AUDIT_OF_THE_LIMIT_DROPPED("AuditTrail"),
    AUDIT_PORTION_IGNORED("AuditTrail"),
    AUDIT_REPLACED("AuditTrail"),
    HEARTBEAT_MOVES_BACK("Backlog"),
    BACKLOG_COUNTS_OTHER_LINES("Backlog"),
    JOURNAL_KEPT_AS_TEXT("Journal"),
    JOURNAL_NEVER_DROPPED("Journal"),
    FORMER_BUSINESS_ACCOUNT_KEPT("Lines"),
    REPLACED_LINE_RESUMES("Lines"),
    REMOVED_LINE_STILL_FOUND("Lines"),
    UNSTORABLE_REPORTED_AS_APPLIED("Unstorable"),
    UNSTORABLE_PARTLY_APPLIED("Unstorable"),
    UNSTORABLE_REPORTED_AS_UNAVAILABLE("Unstorable"),
    UNSTORABLE_KEEPS_ITS_OPERATION("Unstorable"),
    UNSTORABLE_KEYS_GARBLED("KeyBounds"),
    UNSTORABLE_KEYS_THROW("KeyBounds"),
    READ_MISSING("Tenants"),
    WRONG_EXCEPTION_ON_FAILURE("Failure"),
    CACHE_KEPT_AFTER_FAILURE("Failure"),
    PART_KEPT_AFTER_FAILURE("Failure"),
    FAILED_LEASE_HIDDEN("LeaseFailure"),
    LEASE_EXTENSION_LOST_ON_RESTART("Restart"),
    LEASE_TIME_RESTARTED("Restart"),
    EXPIRY_HIDDEN("EventRetention"),
    LAST_DELETED_EVENT_EXPIRES("EventRetention"),
    BEGINNING_OF_THE_LOG_EXPIRES("EventRetention"),
    EXPIRY_WITHOUT_THE_ACCOUNT("EventRetention"),
    EXPIRY_LOST_ON_RESTART("EventRetention"),
    EVENTS_DELETED_BY_TIME_ALONE("EventRetention"),
    UNCOMMITTED_EVENTS_DELETED("EventRetention"),
    EVENTS_KEPT_FOR_EVER("EventRetention"),
    EVENTS_OF_THE_LIMIT_DELETED("EventRetention"),
    EVENT_PORTION_IGNORED("EventRetention"),
    OPERATIONS_KEPT_FOR_EVER("OperationRetention"),
    OPERATIONS_OF_THE_LIMIT_DELETED("OperationRetention"),
    OPERATION_PORTION_IGNORED("OperationRetention"),
    OLDEST_OPERATION_REMEMBERED("OperationRetention");

    /** The name of a nested class of the contract; null for a subject without a suite of its own. */
    private final @Nullable String targetSuite;

    Subject() {
        targetSuite = null;
    }

    Subject(String targetSuite) {
        this.targetSuite = targetSuite;
    }

    /** The stores with one defect. */
    static List<Subject> saboteurs() {
        return Arrays.stream(values())
                .filter(subject -> subject.targetSuite != null)
                .toList();
    }

    /** The suite that must detect it. */
    String targetSuite() {
        return Objects.requireNonNull(targetSuite, "no suite is meant for it");
    }

    StoreFixture newFixture() {
        return switch (this) {
            case SOUND -> HoldingFixture.right();
            case NOTHING -> NothingStore.fixture();
            case EXPECTED_VERSION_IGNORED -> opening(WrongCommits::expectedVersionIgnored);
            case WINDOW_COMPARED_BY_VERSION -> opening(WrongWindows::comparedByVersion);
            case CHANGE_SET_PARTLY_APPLIED -> opening(WrongCommits::changeSetPartlyApplied);
            case UNCOMMITTED_IS_SEEN -> HoldingFixture.uncommittedIsSeen();
            case DATA_LOST_ON_RESTART -> HoldingFixture.dataLostOnRestart();
            case OPERATION_KEPT_ON_CONFLICT -> opening(WrongCommits::operationKeptOnConflict);
            case OPERATION_WITHOUT_THE_ACCOUNT -> opening(WrongCommits::operationWithoutTheAccount);
            case OPERATION_FORGOTTEN -> opening(WrongCommits::operationForgotten);
            case CLAIM_IGNORED -> opening(WrongCommits::claimIgnored);
            case CLAIM_WITHOUT_THE_ACCOUNT -> opening(WrongCommits::claimWithoutTheAccount);
            case RELEASES_IGNORED -> opening(WrongCommits::releasesIgnored);
            case EXPECTED_FREE_IGNORED -> opening(WrongCommits::expectedFreeIgnored);
            case EXPECTED_FREE_JUDGED_BEFORE_RELEASES -> opening(WrongCommits::expectedFreeJudgedBeforeReleases);
            case EXPECTED_FREE_JUDGED_AFTER_TAKES -> opening(WrongCommits::expectedFreeJudgedAfterTakes);
            case EXPECTED_FREE_ALLOWS_THE_TAKER -> opening(WrongCommits::expectedFreeAllowsTheTaker);
            case EXPECTED_FREE_STAYS_HELD -> opening(WrongCommits::expectedFreeStaysHeld);
            case LINES_CACHED_FOREVER -> opening(WrongReads::linesCachedForever);
            case ENDED_ALIASES_GONE -> opening(WrongReads::endedAliasesGone);
            case CONSENTS_LATEST_FIRST -> opening(WrongReads::consentsLatestFirst);
            case WILDCARDS_HONOURED -> opening(WrongReads::wildcardsHonoured);
            case LAST_MARK_WINS -> opening(WrongReads::lastMarkWins);
            case THREAD_PAGED_BY_OFFSET -> opening(WrongReads::threadPagedByOffset);
            case THREAD_TIES_OUT_OF_ORDER -> opening(WrongReads::threadTiesOutOfOrder);
            case ENTRIES_OF_SUPERSEDED_LOST -> opening(WrongConversations::entriesOfSupersededLost);
            case ENTRIES_SINCE_NEWEST_FIRST -> opening(WrongConversations::entriesSinceNewestFirst);
            case FORMER_TAGS_STILL_FOUND -> opening(WrongTags::formerTagsStillFound);
            case TAGS_OF_SUPERSEDED_IN_USE -> opening(WrongTags::tagsOfSupersededInUse);
            case TIMELINE_OF_ONE_PERSON -> opening(WrongTimelines::ofOnePerson);
            case TIMELINE_SHOWS_THE_UNSEEN -> opening(WrongTimelines::showsTheUnseen);
            case TIMELINE_OF_SUPERSEDED_LOST -> opening(WrongTimelines::ofSupersededLost);
            case TIMELINE_SEEN_AS_IT_ENDED -> opening(WrongTimelines::seenAsItEnded);
            case TIMELINE_PAGED_BY_OFFSET -> opening(WrongTimelines::pagedByOffset);
            case TIMELINE_SINCE_NEWEST_FIRST -> opening(WrongTimelines::sinceNewestFirst);
            case TIMELINE_ENTRIES_LOST -> opening(WrongTimelines::entriesLost);
            case HISTORY_WITH_LINKS_AND_NOTES -> opening(WrongHistories::withLinksAndNotes);
            case HISTORY_SHOWS_THE_UNSEEN -> opening(WrongHistories::showsTheUnseen);
            case HISTORY_COUNTS_THE_UNSEEN -> opening(WrongHistories::countsTheUnseen);
            case HISTORY_COUNTS_ON -> opening(WrongHistories::countsOn);
            case HISTORY_PAGED_BY_TIME -> opening(WrongHistories::pagedByTime);
            case HISTORY_PAGED_WITHOUT_ARRIVAL -> opening(WrongHistories::pagedWithoutArrival);
            case HISTORY_REPLACED -> opening(WrongHistories::replaced);
            case HISTORY_ONE_OF_AN_ID -> opening(WrongHistories::oneOfAnId);
            case HISTORY_KEPT_AFTER_REMOVAL -> opening(WrongHistories::keptAfterRemoval);
            case HISTORY_OF_NOBODY_KEPT -> opening(WrongHistories::ofNobodyKept);
            case DONE_RECORDS_LISTED -> opening(WrongRecords::doneRecordsListed);
            case RECORDS_OF_ALL_OWNERS_COUNTED -> opening(WrongRecords::recordsOfAllOwnersCounted);
            case RECORDS_LIMITED_BEFORE_THE_FILTER -> opening(WrongRecords::recordsLimitedBeforeTheFilter);
            case RECORDS_OF_ALL_CONTACTS_LIMITED -> opening(WrongRecords::recordsOfAllContactsLimited);
            case REMOVED_RECORD_STILL_READ -> opening(WrongRecords::removedRecordStillRead);
            case COMPANIES_FOUND_INSIDE_WORDS -> opening(WrongRecords::companiesFoundInsideWords);
            case COMPANIES_FOUND_BY_FORMER_NAMES -> opening(WrongRecords::companiesFoundByFormerNames);
            case COMPANIES_NAMED_BY_WORDS -> opening(WrongCompanies::namedByWords);
            case ARCHIVED_COMPANIES_COUNTED -> opening(WrongCompanies::archivedCounted);
            case REMOVED_FILES_LISTED -> opening(WrongLibrary::removedListed);
            case REMOVED_FILES_GONE -> opening(WrongLibrary::removedGone);
            case FILES_FOUND_INSIDE_WORDS -> opening(WrongLibrary::foundInsideWords);
            case OLDEST_FILES_FIRST -> opening(WrongLibrary::oldestFirst);
            case UPLOADS_OF_ANY_LINE -> opening(WrongLibrary::uploadsOfAnyLine);
            case UPLOADS_NEVER_FORGOTTEN -> opening(WrongLibrary::uploadsNeverForgotten);
            case SCHEDULED_OF_EVERY_STATE_LISTED -> opening(WrongSchedules::everyStateListed);
            case UNSEEN_SCHEDULED_LISTED -> opening(WrongSchedules::unseenListed);
            case OWN_SCHEDULED_NOT_LISTED -> opening(WrongSchedules::ownNotListed);
            case SCHEDULED_OF_ANY_CONVERSATION -> opening(WrongSchedules::ofAnyConversation);
            case LAST_SCHEDULED_FIRST -> opening(WrongSchedules::lastFirst);
            case VERSION_OF_SCHEDULED_NOT_COMPARED -> opening(WrongSchedules::versionNotCompared);
            case CONTACTS_OF_ANY_COMPANY_IN_ORDER -> opening(WrongCompanies::contactsOfAnyCompany);
            case ARCHIVED_FIELDS_LOST -> opening(WrongFields::archivedLost);
            case FIELDS_ORDERED_BY_KEY -> opening(WrongFields::orderedByKey);
            case VERSION_OF_FIELDS_NOT_COMPARED -> opening(WrongFields::versionNotCompared);
            case FORMER_USERS_LOST -> opening(WrongTeams::formerUsersLost);
            case LAST_ASSIGNED_MOVES_BACK -> opening(WrongTeams::lastAssignedMovesBack);
            case LAST_ACTIVE_MOVES_BACK -> opening(WrongTeams::lastActiveMovesBack);
            case ACTIVITY_NOT_COMPARED -> opening(WrongTeams::activityNotCompared);
            case IDLE_USERS_LOST -> opening(WrongTeams::idleUsersLost);
            case IDLE_RULE_LOST -> opening(WrongTeams::idleRuleLost);
            case ROLES_ON_ALL_LINES -> opening(WrongTeams::rolesOnAllLines);
            case ONLY_CHANGED_USERS_COMPARED -> opening(WrongTeams::onlyChangedUsersCompared);
            case LISTS_ON_ALL_LINES -> opening(WrongScopes::listsOnAllLines);
            case TIMELINES_ON_ALL_LINES -> opening(WrongScopes::timelinesOnAllLines);
            case SUPERSEDED_STILL_LISTED -> opening(WrongConversations::supersededStillListed);
            case THREAD_OF_SUPERSEDED_LOST -> opening(WrongConversations::threadOfSupersededLost);
            case MARKS_OF_SUPERSEDED_LOST -> opening(WrongConversations::laterMarksLost);
            case LIST_PAGED_BY_OFFSET -> opening(WrongReads::listPagedByOffset);
            case COUNT_DIFFERS_FROM_LIST -> opening(WrongReads::countDiffersFromList);
            case UNREAD_CONDITION_IGNORED -> opening(WrongLists::unreadConditionIgnored);
            case COUNT_NEVER_STOPS -> opening(WrongLists::countNeverStops);
            case RELEVANCE_IGNORED -> opening(WrongContactLists::relevanceIgnored);
            case USER_NAMES_NOT_SEARCHED -> opening(WrongContactLists::userNamesNotSearched);
            case CONTACTS_PAGED_BY_OFFSET -> opening(WrongContactLists::pagedByOffset);
            case UNSEEN_CONTACTS_COUNTED -> opening(WrongContactLists::unseenCounted);
            case COUNT_OF_CONTACTS_NEVER_STOPS -> opening(WrongContactLists::countNeverStops);
            case ONE_FIELD_IS_ENOUGH -> opening(WrongContactLists::oneFieldIsEnough);
            case CONTACT_CURSOR_OF_ANY_ORDER -> opening(WrongContactLists::cursorOfAnyOrder);
            case COMPANY_OF_CONTACTS_IGNORED -> opening(WrongContactLists::companyIgnored);
            case ARCHIVED_CONTACTS_LEFT_OUT -> opening(WrongContactLists::archivedLeftOut);
            case CREATION_COUNTS_AS_ACTIVITY -> opening(WrongContactLists::creationCountsAsActivity);
            case NEVER_ACTIVE_IS_NOT_QUIET -> opening(WrongContactLists::neverActiveIsNotQuiet);
            case PEOPLE_IGNORED -> opening(WrongPeople::peopleIgnored);
            case CONTACT_IGNORED -> opening(WrongPeople::contactIgnored);
            case CONTACTS_FOUND_BY_PROFILE -> opening(WrongPeople::contactsFoundByProfile);
            case MERGED_PEOPLE_NOT_FOLLOWED -> opening(WrongPeople::mergedNotFollowed);
            case ONLY_CONTACTS_FOUND -> opening(WrongPeople::onlyContactsFound);
            case EDITS_OF_FIELDS_LOST -> opening(WrongContacts::editsLost);
            case REFUSED_PHONES_LOST -> opening(WrongContacts::refusedPhonesLost);
            case ARCHIVE_OF_CONTACTS_LOST -> opening(WrongContacts::archiveLost);
            case KEYS_OF_REMOVED_STAY_TAKEN -> opening(WrongRemovals::keysStayTaken);
            case PEOPLE_OF_REMOVED_STAY_LINKED -> opening(WrongRemovals::peopleStayLinked);
            case SUGGESTIONS_ABOUT_REMOVED_STAY -> opening(WrongRemovals::suggestionsStay);
            case REMOVED_CONTACTS_FORGOTTEN -> opening(WrongRemovals::deletedForgotten);
            case ROLES_OF_A_KEY_REPLACED -> opening(WrongContacts::rolesReplaced);
            case VETOES_LOST -> opening(WrongContacts::vetoesLost);
            case LINK_REASONS_LOST -> opening(WrongContacts::linkReasonsLost);
            case SESSIONS_ON_ALL_LINES -> opening(WrongSessions::onAllLines);
            case REFERRAL_OF_SESSIONS_IGNORED -> opening(WrongSessions::referralIgnored);
            case SESSION_AT_THE_END_INCLUDED -> opening(WrongSessions::endIncluded);
            case ALL_SESSIONS_COUNTED -> opening(WrongSessions::countsAll);
            case MESSAGES_TIMED_BY_WRITING -> opening(WrongSessions::timesByWriting);
            case TOUCHPOINT_REPLACED -> opening(WrongSessions::touchpointReplaced);
            case TOUCHPOINTS_OF_SUPERSEDED_LOST -> opening(WrongSessions::touchpointsOfSupersededLost);
            case LINES_OF_A_RULE_STAY_TAKEN -> opening(WrongAutoClose::linesStayTaken);
            case SECOND_RULE_OF_A_LINE -> opening(WrongAutoClose::secondRuleOfALine);
            case REMOVED_RULE_STILL_READ -> opening(WrongAutoClose::removedStillRead);
            case REOPENED_STILL_IDLE -> opening(WrongAutoClose::reopenedStillIdle);
            case ANSWERS_COUNT_AS_MESSAGES -> opening(WrongAutoClose::answersCount);
            case IDLE_OF_EACH_LINE_LIMITED -> opening(WrongAutoClose::eachLineLimited);
            case NEVER_WRITTEN_IS_IDLE -> opening(WrongAutoClose::neverWrittenIsIdle);
            case INBOUND_COMPARED_BY_VERSION -> opening(WrongWindows::inboundComparedByVersion);
            case ANSWERED_COMPARED_BY_VERSION -> opening(WrongWindows::answeredComparedByVersion);
            case EDITS_IGNORED_BY_SEARCH -> opening(WrongMessageSearch::editsIgnored);
            case NOTICES_FOUND -> opening(WrongMessageSearch::noticesFound);
            case OLDEST_MESSAGE_HIT -> opening(WrongMessageSearch::oldestMessageHit);
            case SELDOM_WORDS_LOST -> opening(WrongMessageSearch::seldomWordsLost);
            case HIT_OF_SUPERSEDED_LOST -> opening(WrongMessageSearch::hitOfSupersededLost);
            case NOTICES_SUMMARISED -> opening(WrongLists::noticesSummarised);
            case SUMMARY_OF_SUPERSEDED_LOST -> opening(WrongLists::summaryOfSupersededLost);
            case ANSWERED_STILL_WAITING -> opening(WrongLists::answeredStillWaiting);
            case RELEASE_TAKES_ALL -> opening(WrongCommits::releaseTakesAll);
            case LEASE_NEVER_EXPIRES -> opening(WrongWork::leaseNeverExpires);
            case NAMES_OF_LANES_IGNORED -> opening(WrongLanes::namesIgnored);
            case END_TOO_EARLY -> opening(WrongFollowers::endTooEarly);
            case FOLLOWER_MOVES_FROM_ANYWHERE -> opening(WrongFollowers::movesFromAnywhere);
            case REPEATED_REQUEST_NOT_RECOGNISED -> opening(WrongLanes::repeatedRequestNotRecognised);
            case GROUPS_OVERTAKEN -> opening(WrongLanes::groupsOvertaken);
            case PRIORITIES_IGNORED -> opening(WrongLanes::prioritiesIgnored);
            case ONLY_LAST_BEGUN_RECORDED -> opening(WrongLanes::onlyLastBegunRecorded);
            case LEASE_UNFENCED -> opening(WrongCommits::leaseUnfenced);
            case RESCHEDULED_WORK_LOSES_ITS_PLACE -> opening(WrongWork::rescheduledWorkLosesItsPlace);
            case LOST_WORKERS_FORGOTTEN -> opening(WrongWork::lostWorkersForgotten);
            case ONE_OF_SEVERAL_BEGUN_RECORDED -> opening(WrongWork::oneOfSeveralBegunRecorded);
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
            case WINDOW_COMPARED_THEN_SETTLED -> opening(WrongWindows::comparedThenSettled);
            case LAST_EDIT_WINS -> opening(WrongReports::lastEditWins);
            case UNSENT_IS_KEPT -> opening(WrongReports::unsentIsKept);
            case REACTION_NEVER_REMOVED -> opening(WrongReports::reactionNeverRemoved);
            case MEDIA_MOVE_BACK -> opening(WrongReports::mediaMoveBack);
            case ONE_MEDIUM_PER_MESSAGE -> opening(WrongReports::oneMediumPerMessage);
            case CONSENTS_WITHOUT_FUSED_ONES -> opening(WrongReports::consentsWithoutFusedOnes);
            case LAST_TEMPLATE_REPORT_WINS -> opening(WrongReports::lastTemplateReportWins);
            case LAST_LINE_REPORT_WINS -> opening(WrongLines::lastReportWins);
            case ONE_REPORT_PER_ASPECT -> opening(WrongLines::oneReportPerAspect);
            case DROP_QUARANTINED_DROPS_NOTHING -> opening(WrongReports::dropQuarantinedDropsNothing);
            case QUARANTINE_FILTERED_AFTER_PAGING -> opening(WrongReports::quarantineFilteredAfterPaging);
            case QUARANTINE_LINE_WITHOUT_ITS_CHANNEL -> opening(WrongReports::quarantinedLineWithoutItsChannel);
            case AUDIT_NEWEST_LAST -> opening(WrongAudit::newestLast);
            case AUDIT_PAGED_BY_OFFSET -> opening(WrongAudit::pagedByOffset);
            case AUDIT_PAGED_BY_TIME -> opening(WrongAudit::pagedByTime);
            case AUDIT_USER_IGNORED -> opening(WrongAudit::userIgnored);
            case AUDIT_SUBJECT_WITHOUT_ITS_KIND -> opening(WrongAudit::subjectWithoutItsKind);
            case AUDIT_RESULT_IGNORED -> opening(WrongAudit::resultIgnored);
            case AUDIT_KEPT_FOR_EVER -> opening(WrongAudit::keptForEver);
            case AUDIT_OF_THE_LIMIT_DROPPED -> opening(WrongAudit::ofTheLimitDropped);
            case AUDIT_PORTION_IGNORED -> opening(WrongAudit::portionIgnored);
            case AUDIT_REPLACED -> opening(WrongAudit::replaced);
            case HEARTBEAT_MOVES_BACK -> opening(WrongReports::heartbeatMovesBack);
            case BACKLOG_COUNTS_OTHER_LINES -> opening(WrongReports::backlogCountsOtherLines);
            case JOURNAL_KEPT_AS_TEXT -> opening(WrongReports::journalKeptAsText);
            case JOURNAL_NEVER_DROPPED -> opening(WrongReports::journalNeverDropped);
            case REPLACED_LINE_RESUMES -> opening(WrongLines::replacedLineResumes);
            case REMOVED_LINE_STILL_FOUND -> opening(WrongLines::removedLineStillFound);
            case FORMER_BUSINESS_ACCOUNT_KEPT -> opening(WrongReports::formerBusinessAccountKept);
            case UNSTORABLE_REPORTED_AS_APPLIED -> RefusingFixture.reportedAsApplied();
            case UNSTORABLE_PARTLY_APPLIED -> RefusingFixture.partlyApplied();
            case UNSTORABLE_REPORTED_AS_UNAVAILABLE -> RefusingFixture.reportedAsUnavailable();
            case UNSTORABLE_KEEPS_ITS_OPERATION -> RefusingFixture.keepsItsOperation();
            case UNSTORABLE_KEYS_GARBLED -> opening(WrongKeys::garbled);
            case UNSTORABLE_KEYS_THROW -> opening(WrongKeys::thrown);
            case READ_MISSING -> opening(WrongReads::readMissing);
            case WRONG_EXCEPTION_ON_FAILURE -> FailingFixture.wrongException();
            case CACHE_KEPT_AFTER_FAILURE -> FailingFixture.cacheKeptAfterFailure();
            case PART_KEPT_AFTER_FAILURE -> FailingFixture.partKeptAfterFailure();
            case FAILED_LEASE_HIDDEN -> FailingFixture.failedLeaseHidden();
            case LEASE_EXTENSION_LOST_ON_RESTART -> RestartingFixture.extensionLost();
            case LEASE_TIME_RESTARTED -> RestartingFixture.fullTimeAgain();
            case EXPIRY_HIDDEN -> opening(WrongRetention::expiryHidden);
            case LAST_DELETED_EVENT_EXPIRES -> opening(WrongRetention::lastDeletedExpires);
            case BEGINNING_OF_THE_LOG_EXPIRES -> opening(WrongRetention::beginningExpires);
            case EXPIRY_WITHOUT_THE_ACCOUNT -> opening(WrongRetention::expiryWithoutTheAccount);
            case EXPIRY_LOST_ON_RESTART -> HoldingFixture.expiryLostOnRestart();
            case EVENTS_DELETED_BY_TIME_ALONE -> opening(WrongRetention::deletedByTimeAlone);
            case UNCOMMITTED_EVENTS_DELETED -> HoldingFixture.uncommittedEventsDeleted();
            case EVENTS_KEPT_FOR_EVER -> opening(WrongRetention::eventsKeptForEver);
            case EVENTS_OF_THE_LIMIT_DELETED -> opening(WrongRetention::eventsOfTheLimitDeleted);
            case EVENT_PORTION_IGNORED -> opening(WrongRetention::eventPortionIgnored);
            case OPERATIONS_KEPT_FOR_EVER -> opening(WrongRetention::operationsKeptForEver);
            case OPERATIONS_OF_THE_LIMIT_DELETED -> opening(WrongRetention::operationsOfTheLimitDeleted);
            case OPERATION_PORTION_IGNORED -> opening(WrongRetention::operationPortionIgnored);
            case OLDEST_OPERATION_REMEMBERED -> opening(WrongRetention::oldestOperationRemembered);
        };
    }

    private static StoreFixture opening(Function<ManualClock, CrmStore> opening) {
        return new SubjectFixture(opening);
    }
}
