package io.escala.crm.tck;

import org.junit.jupiter.api.Nested;

/**
 * The whole contract of {@link io.escala.crm.store.CrmStore} as one test class. A store is tested by a subclass that creates
 * its fixture:
 *
 * <pre>{@code
 * class MyStoreTest extends CrmStoreContract {
 *     @Override
 *     protected StoreFixture fixture() {
 *         return new MyFixture();
 *     }
 * }
 * }</pre>
 *
 * <p>Each nested class is one suite. A store cannot leave one out.
 */
public abstract class CrmStoreContract {
    /** For subclasses. */
    protected CrmStoreContract() {}

    /**
     * Creates the fixture of one test.
     *
     * @return a new fixture over a new, empty store; the suite closes it
     */
    protected abstract StoreFixture fixture();

    /** A claim has one holder, per account, and for lines across all accounts. */
    @Nested
    class Claims extends ClaimsContract {}

    /** A ChangeSet may expect claims to be free. */
    @Nested
    class ExpectedFree extends ExpectedFreeContract {}

    /** A ChangeSet is committed as a whole or not at all, once per operation id. */
    @Nested
    class Commit extends CommitContract {}

    /** An engine that fails at any moment. */
    @Nested
    class Failure extends FailureContract {}

    /** A ChangeSet that the engine permanently refuses stores nothing and does not affect the others. */
    @Nested
    class Unstorable extends UnstorableContract {}

    /** An edit of a stale version conflicts. */
    @Nested
    class Versions extends VersionsContract {}

    /** Lines, found by Meta's ids across all accounts, and settings. */
    @Nested
    class Lines extends LinesContract {}

    /** Channel identities, their link to a contact and their aliases. */
    @Nested
    class Identities extends IdentitiesContract {}

    /** Contacts, their keys and the consent ledger. */
    @Nested
    class Contacts extends ContactsContract {}

    /** The search for contacts by name, company, phone, e-mail, user name or id. */
    @Nested
    class ContactSearch extends ContactSearchContract {}

    /** Lists of contacts by each condition and in each order. */
    @Nested
    class ContactLists extends ContactListsContract {}

    /** The latest activity of contacts. */
    @Nested
    class ContactActivity extends ContactActivityContract {}

    /** Contacts that are removed, and what becomes of what was theirs. */
    @Nested
    class ContactRemoval extends ContactRemovalContract {}

    /** Opportunities, activities and tasks. */
    @Nested
    class Records extends RecordsContract {}

    /** Companies, found by the words of their names. */
    @Nested
    class Companies extends CompaniesContract {}

    /** Files of accounts, and by which ids lines send them. */
    @Nested
    class Library extends LibraryContract {}

    /** Messages that are to be sent later. */
    @Nested
    class Schedule extends ScheduleContract {}

    /** Conversations, their sessions and marks, and deliveries. */
    @Nested
    class Conversations extends ConversationsContract {}

    /** The messages of a conversation, page by page. */
    @Nested
    class Threads extends ThreadsContract {}

    /** The system entries of a conversation, page by page. */
    @Nested
    class ThreadEntries extends ThreadEntriesContract {}

    /** What all conversations of a contact show, page by page. */
    @Nested
    class ContactTimelines extends ContactTimelinesContract {}

    /** The fields of an account's own. */
    @Nested
    class Fields extends FieldsContract {}

    /** Users, roles and statuses. */
    @Nested
    class Teams extends TeamsContract {}

    /** What somebody sees who may use some lines only. */
    @Nested
    class LineScopes extends LineScopesContract {}

    /** Conversations that another one continues. */
    @Nested
    class SupersededConversations extends SupersededConversationsContract {}

    /** Owner and tags of conversations, and who has them. */
    @Nested
    class ConversationEdits extends ConversationEditsContract {}

    /** Sessions for reports, when their messages were written, and how people came. */
    @Nested
    class Sessions extends SessionsContract {}

    /** Rules that close conversations, and the conversations that have been silent longest. */
    @Nested
    class AutoClose extends AutoCloseContract {}

    /** Lists and counts of conversations, by filter and visibility. */
    @Nested
    class ConversationList extends ConversationListContract {}

    /** Lists of conversations by the people they are with. */
    @Nested
    class PeopleSearch extends PeopleSearchContract {}

    /** Lists of conversations by the words of their messages, and the newest message that has them. */
    @Nested
    class MessageSearch extends MessageSearchContract {}

    /** The newest and the first unanswered message of conversations, as lists show them. */
    @Nested
    class ThreadSummaries extends ThreadSummariesContract {}

    /** Edits, unsends and reactions have the same result in every order. */
    @Nested
    class Amendments extends AmendmentsContract {}

    /** The state of each medium of a message. */
    @Nested
    class Media extends MediaContract {}

    /** Channel consents, kept once and in order. */
    @Nested
    class ChannelConsents extends ChannelConsentsContract {}

    /** Per aspect of a template the report that outranks the others wins. */
    @Nested
    class TemplateReports extends TemplateReportsContract {}

    /** Per aspect and subject of a line the report that outranks the others wins. */
    @Nested
    class LineReports extends LineReportsContract {}

    /** Deferred reports and suggestions. */
    @Nested
    class Intake extends IntakeContract {}

    /** What happened to contacts. */
    @Nested
    class ContactHistories extends ContactHistoriesContract {}

    /** The audit trail. */
    @Nested
    class AuditTrail extends AuditTrailContract {}

    /** Items in quarantine. */
    @Nested
    class Quarantine extends QuarantineContract {}

    /** Pending work per line and kind, and heartbeats. */
    @Nested
    class Backlog extends BacklogContract {}

    /** Journalled webhook bodies. */
    @Nested
    class Journal extends JournalContract {}

    /** Work in lanes. */
    @Nested
    class Work extends WorkContract {}

    /** Which work of a lane may run, and in which order. */
    @Nested
    class DueWork extends DueWorkContract {}

    /** Leases on lanes. */
    @Nested
    class Leases extends LeaseContract {}

    /** Leases keep their holder and their time over a restart. */
    @Nested
    class Restart extends RestartContract {}

    /** Work whose worker disappeared, and work in quarantine. */
    @Nested
    class WorkQuarantine extends WorkQuarantineContract {}

    /** An engine that fails while lanes are leased. */
    @Nested
    class LeaseFailure extends LeaseFailureContract {}

    /** Followers of the event log. */
    @Nested
    class Followers extends FollowersContract {}

    /** The event log. */
    @Nested
    class Events extends EventsContract {}

    /** Old events are deleted, and readers are told. */
    @Nested
    class EventRetention extends EventRetentionContract {}

    /** Operation ids are deleted after a time. */
    @Nested
    class OperationRetention extends OperationRetentionContract {}

    /** Accounts are isolated from each other. */
    @Nested
    class Tenants extends TenantsContract {}

    /** Text and ids are stored byte for byte. */
    @Nested
    class HostileText extends HostileTextContract {}

    /** The longest ids and keys, and keys that cannot be stored. */
    @Nested
    class KeyBounds extends KeyBoundsContract {}

    /** Large, empty and repeated collections, page sizes, foreign cursors. */
    @Nested
    class Sizes extends SizesContract {}

    /** Every component of every record is read as it was stored. */
    @Nested
    class RoundTrip extends RoundTripContract {}

    /** Every kind of message is read as it was stored. */
    @Nested
    class MessageRoundTrip extends MessageRoundTripContract {}

    /** What waits for something, or was put aside, is read as it was stored. */
    @Nested
    class IntakeRoundTrip extends IntakeRoundTripContract {}

    /** Random histories give the same result as {@link io.escala.crm.change.State}. */
    @Nested
    class Model extends ModelContract {}

    /** Concurrent commits have the result of sequential ones. */
    @Nested
    class Concurrency extends ConcurrencyContract {}

    /** Races for lanes and on the event log. */
    @Nested
    class WorkRace extends WorkRaceContract {}
}
