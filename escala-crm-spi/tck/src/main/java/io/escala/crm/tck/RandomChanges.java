package io.escala.crm.tck;

import io.escala.crm.AccountId;
import io.escala.crm.account.Role;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.account.UserStatus;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.AuditChange;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Expected;
import io.escala.crm.change.HistoryChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.LibraryChange;
import io.escala.crm.change.RecordChange;
import io.escala.crm.change.ScheduleChange;
import io.escala.crm.change.State;
import io.escala.crm.change.TeamChange;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.FollowerPosition;
import io.escala.crm.field.FieldSettings;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.LinkReason;
import io.escala.crm.identity.LinkRule;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.library.Upload;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.record.RecordId;
import io.escala.crm.schedule.ScheduledMessage;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Generates ChangeSets that mostly fit a state and often conflict with it: few ids, few keys, some stale versions, some
 * repeated operations. The same seed generates the same ChangeSets. No ChangeSet both takes and releases a claim for one
 * holder.
 */
final class RandomChanges {
    private static final Sample ACME = new Sample(StoreContract.ACME);
    private static final int PEOPLE = 6;
    private static final int MESSAGES = 40;

    private final RandomData data;

    /** Of their own, so that the histories of a seed stay what they are beside deletions, followers and edits. */
    private final RandomData retention;

    private final RandomData following;

    private final RandomData editing;
    /** Its own, like the others: a new kind of change leaves the others as they were. */
    private final RandomData staffing;

    private final RandomData closing;

    private final RandomData auditing;

    private final RandomData happening;

    private final RandomData coming;

    private final RandomData recording;
    private final RandomData changing;

    private final RandomData removing;
    private final RandomData defining;
    private final RandomData filing;
    private final RandomData scheduling;

    private final State state;
    private int operations;
    private int journals;
    private int retentions;
    private int moves;
    private int edits;
    private int staffed;
    private int closings;
    private int audits;
    private int items;
    private int arrivals;
    private int recorded;
    private int changes;
    private int removals;
    private int definitions;
    private int filings;
    private int schedulings;

    RandomChanges(long seed, State state) {
        this.data = new RandomData(seed);
        this.retention = new RandomData(seed);
        this.following = new RandomData(seed);
        this.editing = new RandomData(seed);
        this.staffing = new RandomData(seed);
        this.closing = new RandomData(seed);
        this.auditing = new RandomData(seed);
        this.happening = new RandomData(seed);
        this.coming = new RandomData(seed);
        this.recording = new RandomData(seed);
        this.changing = new RandomData(seed);
        this.removing = new RandomData(seed);
        this.defining = new RandomData(seed);
        this.filing = new RandomData(seed);
        this.scheduling = new RandomData(seed);
        this.state = state;
    }

    ChangeSet next() {
        if (retention.chance(30)) {
            return retention();
        }
        if (following.chance(30)) {
            return move();
        }
        if (editing.chance(20)) {
            return edit();
        }
        if (staffing.chance(25)) {
            return staff();
        }
        if (closing.chance(20)) {
            return rule();
        }
        if (auditing.chance(20)) {
            return audit();
        }
        if (happening.chance(20)) {
            return item();
        }
        if (coming.chance(20)) {
            return touchpoint();
        }
        if (recording.chance(15)) {
            return record();
        }
        if (changing.chance(20)) {
            return roles();
        }
        if (removing.chance(25)) {
            return remove();
        }
        if (defining.chance(20)) {
            return fields();
        }
        if (filing.chance(15)) {
            return file();
        }
        if (scheduling.chance(15)) {
            return schedule();
        }
        return data.chance(15) ? journal() : inAccount();
    }

    /** Deletes some events, which all have one time, or looks for older events and operation ids, which there are not. */
    private ChangeSet retention() {
        ChangeSet.Builder set =
                ChangeSet.builder(AccountId.NONE, new OperationId("retention-" + retentions++), StoreContract.NOON);
        if (retention.chance(3)) {
            return set.change(new IntakeChange.DropOperations(StoreContract.NOON, 100))
                    .build();
        }
        Instant before = retention.chance(2) ? StoreContract.NOON : StoreContract.NOON.plusMillis(1);
        return set.change(new IntakeChange.DropEvents(before, 1 + retention.number(4)))
                .build();
    }

    /** Moves one of two followers from one of a few positions, where it is or is not. */
    private ChangeSet move() {
        String follower = "follower-" + following.number(2);
        int from = following.number(3);
        return ChangeSet.builder(AccountId.NONE, new OperationId("move-" + moves++), StoreContract.NOON)
                .change(new IntakeChange.MoveFollower(
                        follower, from == 0 ? null : position(from), position(1 + (from + following.number(2)) % 3)))
                .build();
    }

    /** Removes a contact, if there is one, with whatever it has. */
    private ChangeSet remove() {
        ChangeSet.Builder set =
                ChangeSet.builder(StoreContract.ACME, new OperationId("remove-" + removals++), StoreContract.NOON);
        ContactId id = new ContactId("ana-" + removing.number(PEOPLE));
        Contact known = state.contacts().find(id).orElse(null);
        if (known == null) {
            return set.event(removing.pick(Examples.events())).build();
        }
        return set.expect(new Expected(Expected.Kind.CONTACT, id.value(), removing.maybeStale(known.version())))
                .change(new ContactChange.RemoveContact(new DeletedContact(
                        StoreContract.ACME, id, removing.chance(2) ? null : new UserId("user"), removing.moment())))
                .build();
    }

    /** Gives a conversation, if there is one, other tags and perhaps another owner. */
    private ChangeSet edit() {
        ChangeSet.Builder set =
                ChangeSet.builder(StoreContract.ACME, new OperationId("edit-" + edits++), StoreContract.NOON);
        ConversationId id = new ConversationId("talk-" + editing.number(PEOPLE));
        Conversation known = state.conversations().find(id).orElse(null);
        if (known == null) {
            return set.event(editing.pick(Examples.events())).build();
        }
        Set<ConversationTag> tags = new HashSet<>();
        for (int i = editing.number(3); i > 0; i--) {
            tags.add(new ConversationTag("tag-" + editing.number(4)));
        }
        UserId owner = editing.chance(2) ? known.owner() : new UserId("user-" + editing.number(2));
        return set.expect(new Expected(Expected.Kind.CONVERSATION, id.value(), editing.maybeStale(known.version())))
                .change(new ConversationChange.EditConversation(id, owner, tags))
                .build();
    }

    /** Changes the roles or a user of the team, or gives a user a conversation, or says that one is active or idle. */
    private ChangeSet staff() {
        ChangeSet.Builder set =
                ChangeSet.builder(StoreContract.ACME, new OperationId("staff-" + staffed++), StoreContract.NOON);
        UserId user = new UserId("user-" + staffing.number(3));
        return switch (staffing.number(5)) {
            case 0 -> {
                long version =
                        state.team().settings().map(TeamSettings::version).orElse(0L);
                TeamSettings changed = TeamSettings.of(StoreContract.ACME)
                        .with(UserStatus.offline("status-" + staffing.number(9)))
                        .withVersion(version + 1);
                yield set.expect(new Expected(
                                Expected.Kind.TEAM_SETTINGS, StoreContract.ACME.value(), staffing.maybeStale(version)))
                        .change(new TeamChange.PutTeamSettings(changed))
                        .build();
            }
            case 1 -> {
                long version = state.team().user(user).map(TeamUser::version).orElse(0L);
                TeamUser changed = TeamUser.of(StoreContract.ACME, user, "Name " + staffing.number(9), Role.SALES_USER)
                        .withVersion(version + 1);
                yield set.expect(new Expected(Expected.Kind.TEAM_USER, user.value(), staffing.maybeStale(version)))
                        .change(new TeamChange.PutTeamUser(changed))
                        .build();
            }
            case 2 -> {
                long active =
                        state.team().lastActive(user).map(Instant::toEpochMilli).orElse(0L);
                TeamUser idle = state.team().user(user).orElse(null);
                set.expect(new Expected(Expected.Kind.LAST_ACTIVE, user.value(), staffing.maybeStale(active)));
                if (idle != null) {
                    set.expect(new Expected(Expected.Kind.TEAM_USER, user.value(), idle.version()))
                            .change(new TeamChange.PutTeamUser(
                                    idle.withIdleSince(staffing.moment()).withVersion(idle.version() + 1)));
                }
                yield set.build();
            }
            case 3 ->
                set.change(new TeamChange.RaiseLastActive(user, staffing.moment()))
                        .build();
            default ->
                set.change(new TeamChange.RaiseLastAssigned(user, staffing.moment()))
                        .build();
        };
    }

    /** Gives the account another field of its own. */
    private ChangeSet fields() {
        long version =
                state.account().fieldSettings().map(FieldSettings::version).orElse(0L);
        return ChangeSet.builder(StoreContract.ACME, new OperationId("fields-" + definitions++), StoreContract.NOON)
                .expect(new Expected(
                        Expected.Kind.FIELD_SETTINGS, StoreContract.ACME.value(), defining.maybeStale(version)))
                .change(new AccountChange.PutFieldSettings(ACME.fields("field-" + defining.number(9), version + 1)))
                .build();
    }

    /** Adds, changes or removes one of three rules for two lines, of which the other rules may have some. */
    private ChangeSet rule() {
        ChangeSet.Builder set =
                ChangeSet.builder(StoreContract.ACME, new OperationId("rule-" + closings++), StoreContract.NOON);
        String id = "rule-" + closing.number(3);
        Optional<AutoCloseRule> known = state.account().autoCloseRule(new AutoCloseRuleId(id));
        long version = known.map(AutoCloseRule::version).orElse(0L);
        known.ifPresent(rule ->
                set.expect(new Expected(Expected.Kind.AUTO_CLOSE_RULE, id, closing.maybeStale(rule.version()))));
        if (known.isPresent() && closing.chance(3)) {
            return set.change(new AccountChange.RemoveAutoCloseRule(known.get()))
                    .build();
        }
        String[] lines =
                closing.chance(3) ? new String[] {"line-0", "line-1"} : new String[] {"line-" + closing.number(2)};
        Set<LineId> former =
                known.filter(AutoCloseRule::active).map(AutoCloseRule::lines).orElse(Set.of());
        return set.change(new AccountChange.PutAutoCloseRule(
                        ACME.rule(id, version + 1, closing.chance(3) ? null : closing.moment(), lines), former))
                .build();
    }

    /** Appends to the audit trail, sometimes again, or drops the oldest of it. */
    private ChangeSet audit() {
        ChangeSet.Builder set =
                ChangeSet.builder(StoreContract.ACME, new OperationId("audit-" + audits++), StoreContract.NOON);
        if (auditing.chance(3)) {
            return set.change(
                            new AuditChange.DropRecords(StoreContract.ACME, auditing.moment(), 1 + auditing.number(3)))
                    .build();
        }
        return set.change(new AuditChange.AppendRecord(ACME.audit("audit-" + auditing.number(9), auditing.moment())))
                .build();
    }

    /** Appends to the history of one of a few contacts, which may be there, sometimes again. */
    private ChangeSet item() {
        return ChangeSet.builder(StoreContract.ACME, new OperationId("item-" + items++), StoreContract.NOON)
                .change(new HistoryChange.AppendItem(ACME.history(
                        "ana-" + happening.number(PEOPLE),
                        "item-" + happening.number(5),
                        happening.pick(HistoryExamples.all()),
                        happening.moment())))
                .build();
    }

    /** Adds or removes one of a few files, or uploads it, or forgets an upload that may be another one. */
    private ChangeSet file() {
        ChangeSet.Builder set =
                ChangeSet.builder(StoreContract.ACME, new OperationId("file-" + filings++), StoreContract.NOON);
        String id = "file-" + filing.number(4);
        Upload upload = Sample.upload(
                "line-" + filing.number(2), "storage/" + id, "media-" + filing.number(3), filing.moment());
        return set.change(
                        switch (filing.number(4)) {
                            case 0 -> new LibraryChange.RemoveFile(new LibraryFileId(id), filing.moment());
                            case 1 -> new LibraryChange.RecordUpload(upload);
                            case 2 -> new LibraryChange.ForgetUpload(upload.key(), upload.mediaId());
                            default ->
                                new LibraryChange.AddFile(ACME.file(
                                        id, "name " + filing.number(9), FileSource.ESCALA_GALLERY, filing.moment()));
                        })
                .build();
    }

    /** Schedules one of a few messages, or ends one, perhaps by a version that is no more. */
    private ChangeSet schedule() {
        ChangeSet.Builder set =
                ChangeSet.builder(StoreContract.ACME, new OperationId("schedule-" + schedulings++), StoreContract.NOON);
        MessageId id = new MessageId("later-" + scheduling.number(6));
        Optional<ScheduledMessage> known = state.schedule().find(id);
        ScheduledMessage message = known.orElseGet(
                () -> ACME.scheduled(id.value(), "talk-" + scheduling.number(PEOPLE), scheduling.moment()));
        return known.isEmpty()
                ? set.change(new ScheduleChange.PutScheduled(message)).build()
                : set.expect(new Expected(
                                Expected.Kind.SCHEDULED_MESSAGE, id.value(), scheduling.maybeStale(message.version())))
                        .change(new ScheduleChange.PutScheduled(
                                scheduling.chance(2)
                                        ? message.cancelled(scheduling.moment())
                                        : message.refused("WINDOW_CLOSED", scheduling.moment())))
                        .build();
    }

    /** Lets somebody come to a conversation, if there is one, by one of a few advertisements. */
    private ChangeSet touchpoint() {
        ChangeSet.Builder set =
                ChangeSet.builder(StoreContract.ACME, new OperationId("came-" + arrivals++), StoreContract.NOON);
        String id = "talk-" + coming.number(PEOPLE);
        return state.conversations()
                .find(new ConversationId(id))
                .map(known -> set.change(new ConversationChange.AddTouchpoint(
                        ACME.touchpoint(id, "came-" + coming.number(3), "ad-" + coming.number(3), coming.moment()))))
                .orElseGet(() -> set.event(coming.pick(Examples.events())))
                .build();
    }

    /** Adds, changes or removes one of a few records or companies, of which others may have the reference. */
    private ChangeSet record() {
        ChangeSet.Builder set =
                ChangeSet.builder(StoreContract.ACME, new OperationId("record-" + recorded++), StoreContract.NOON);
        boolean removes = recording.chance(4);
        String reference = recording.chance(2) ? null : "reference-" + recording.number(3);
        if (recording.chance(3)) {
            String id = "company-" + recording.number(3);
            Company known = state.records().company(new CompanyId(id)).orElse(null);
            if (known == null) {
                String name = "Company " + recording.number(4);
                return set.change(new RecordChange.PutCompany(
                                recording.chance(2)
                                        ? Company.named(StoreContract.ACME, new CompanyId(id), name, StoreContract.NOON)
                                        : ACME.company(id, name, reference),
                                null))
                        .build();
            }
            Company next = recording.chance(3)
                    ? known.archivedSince(recording.chance(2) ? StoreContract.NOON : null)
                    : Sample.renamed(known, "Company " + recording.number(4));
            set.expect(new Expected(Expected.Kind.COMPANY, id, recording.maybeStale(known.version())));
            return set.change(
                            removes
                                    ? new RecordChange.RemoveCompany(known)
                                    : RecordChange.PutCompany.replacing(known, next))
                    .build();
        }
        String id = "record-" + recording.number(5);
        CrmRecord known = state.records().find(new RecordId(id)).orElse(null);
        if (known == null) {
            return set.change(new RecordChange.PutRecord(
                            ACME.record(
                                    id,
                                    recording.chance(3) ? null : "ana-" + recording.number(3),
                                    new RecordDetails.Task(null),
                                    recording.chance(3) ? null : recording.moment(),
                                    reference),
                            null))
                    .build();
        }
        set.expect(new Expected(Expected.Kind.RECORD, id, recording.maybeStale(known.version())));
        return set.change(
                        removes
                                ? new RecordChange.RemoveRecord(known)
                                : new RecordChange.PutRecord(
                                        known.ownedBy(new UserId("user-" + recording.number(3)), recording.moment()),
                                        known.externalReference()))
                .build();
    }

    /** Changes the roles of a phone or e-mail, if a contact has one. */
    private ChangeSet roles() {
        ChangeSet.Builder set =
                ChangeSet.builder(StoreContract.ACME, new OperationId("roles-" + changes++), StoreContract.NOON);
        List<ContactKey> phones = state.contacts().all().stream()
                .map(Contact::id)
                .sorted(Comparator.comparing(ContactId::value))
                .flatMap(id -> state.contacts().keys(id).stream())
                .filter(key -> !key.roles().isEmpty())
                .toList();
        if (phones.isEmpty()) {
            return set.event(changing.pick(Examples.events())).build();
        }
        return set.change(new ContactChange.ChangeRoles(
                        changing.pick(phones),
                        changing.pick(List.of(Set.of(KeyRole.PRIMARY), Set.of(KeyRole.SECONDARY)))))
                .build();
    }

    private static FollowerPosition position(int number) {
        return new FollowerPosition(Integer.toString(number), "move");
    }

    /** The journal belongs to no account. */
    private ChangeSet journal() {
        String id = "body-" + data.number(5);
        boolean again = journals > 0 && data.chance(10);
        int number = again ? data.number(journals) : journals++;
        return ChangeSet.builder(AccountId.NONE, new OperationId("journal-" + number), StoreContract.NOON)
                .change(
                        data.chance(3)
                                ? new IntakeChange.DropJournal(id)
                                : new IntakeChange.AppendJournal(new JournalEntry(
                                        id,
                                        data.chance(2) ? null : "app",
                                        RawBytes.copyOf(new byte[] {(byte) data.number(256)}),
                                        data.moment())))
                .build();
    }

    private ChangeSet inAccount() {
        boolean again = operations > 0 && data.chance(20);
        int number = again ? data.number(operations) : operations++;
        ChangeSet.Builder set =
                ChangeSet.builder(StoreContract.ACME, new OperationId("op-" + number), StoreContract.NOON);
        one(set);
        if (data.chance(5)) {
            set.claim(Claim.event("event-" + data.number(10)), "by " + data.number(3));
        }
        if (data.chance(3)) {
            set.event(data.pick(Examples.events()));
        }
        return set.build();
    }

    /** Adds one random change, or the missing object that it requires. */
    private void one(ChangeSet.Builder set) {
        switch (data.number(32)) {
            case 0 -> settings(set);
            case 1 -> line(set);
            case 2 -> link(set, identity(set));
            case 3 -> fuse(set);
            case 4 ->
                set.change(new IdentityChange.NameIdentity(
                        identity(set), new ProfileName("Name " + data.number(5), null, null, data.moment())));
            case 5, 6 -> set.change(new IdentityChange.SeeAlias(data.alias(identity(set))));
            case 7 -> endAlias(set);
            case 8 -> edit(set, contact(set));
            case 9, 10 -> set.change(new ContactChange.GrantKey(data.key(contact(set))));
            case 11 -> revoke(set);
            case 12 ->
                set.change(new ContactChange.RecordConsent(
                        ACME.consent(contact(set).value(), "consent-" + data.number(4), data.moment())));
            case 13 -> open(set, conversation(set));
            case 14 -> close(set, conversation(set));
            case 15 -> marks(set, conversation(set));
            case 16 -> message(set, conversation(set));
            case 17 -> set.change(new ConversationChange.RaiseDelivery(message(set, conversation(set)), data.step()));
            case 18 -> name(set, message(set, conversation(set)));
            case 20, 21 -> set.change(new ConversationChange.Amend(message(set, conversation(set)), data.amendment()));
            case 22 -> media(set);
            case 23 -> set.change(new IdentityChange.RecordChannelConsent(data.consent(identity(set))));
            case 24 ->
                set.change(new AccountChange.RaiseHeartbeat(ACME.heartbeat("line-" + data.number(3), data.moment())));
            case 25 ->
                set.change(
                        data.chance(2)
                                ? new AccountChange.ReportTemplate(data.report())
                                : new AccountChange.ReportLine(data.lineReport()));
            case 26 -> set.change(new AccountChange.PutLine(data.line()));
            case 27 ->
                set.change(new IntakeChange.DropQuarantined(
                        StoreContract.ACME, data.pick(Examples.quarantined()).id()));
            case 28 -> set.change(new IntakeChange.QuarantineWork(data.quarantined()));
            case 29 ->
                set.change(new IntakeChange.ReleaseWork(
                        StoreContract.ACME, data.quarantined().key()));
            case 31 -> entry(set, conversation(set));
            case 19 ->
                set.change(
                        data.chance(2)
                                ? new IntakeChange.DeferReport(data.deferred())
                                : new IntakeChange.ReleaseReport(data.deferred()));
            default ->
                set.change(
                        data.chance(2)
                                ? new IntakeChange.Suggest(data.pick(Examples.suggestions()))
                                : new IntakeChange.Quarantine(data.pick(Examples.quarantined())));
        }
    }

    /** Moves the line from one key to the other, removes it, stops or resumes it, or connects it. */
    private void line(ChangeSet.Builder set) {
        LineId id = new LineId("line");
        Optional<Line> known = state.account().line(id);
        switch (data.number(6)) {
            case 0 ->
                set.change(known.map(Line::key)
                        .<Change>map(key -> new AccountChange.RepointLine(
                                key, ACME.line("line", key.providerId().equals("key-0") ? "key-1" : "key-0")))
                        .orElseGet(() -> new AccountChange.PutLine(ACME.line("line", "key-0"))));
            case 1 -> set.change(new AccountChange.RemoveLine(ACME.line("line", "key-" + data.number(2))));
            case 2, 3 -> set.change(new AccountChange.SetLineAvailability(id, data.chance(2)));
            default ->
                set.change(new AccountChange.PutLine(ACME.line(
                                "line",
                                known.map(line -> line.key().providerId()).orElse("key-1"))
                        .withAvailable(data.chance(2))));
        }
    }

    private void settings(ChangeSet.Builder set) {
        long version =
                state.account().settings().map(settings -> settings.version()).orElse(0L);
        set.expect(new Expected(Expected.Kind.SETTINGS, StoreContract.ACME.value(), data.maybeStale(version)))
                .change(new AccountChange.PutSettings(
                        ACME.settings(version + 1).withCompanyName("Company " + data.number(9))));
    }

    private IdentityId identity(ChangeSet.Builder set) {
        String id = "who-" + data.number(PEOPLE);
        if (state.identities().find(new IdentityId(id)).isEmpty()) {
            set.change(new IdentityChange.AddIdentity(ACME.identity(id)));
        }
        return new IdentityId(id);
    }

    private ContactId contact(ChangeSet.Builder set) {
        String id = "ana-" + data.number(PEOPLE);
        if (state.contacts().find(new ContactId(id)).isEmpty()) {
            set.change(new ContactChange.AddContact(ACME.contact(id)));
        }
        return new ContactId(id);
    }

    private ConversationId conversation(ChangeSet.Builder set) {
        String id = "talk-" + data.number(PEOPLE);
        if (state.conversations().find(new ConversationId(id)).isEmpty()) {
            IdentityId who = identity(set);
            Conversation fresh = ACME.conversation(id, lineOf(id), who.value(), data.moment());
            set.change(new ConversationChange.AddConversation(data.chance(2) ? fresh : data.owned(fresh)));
        }
        return new ConversationId(id);
    }

    private MessageId message(ChangeSet.Builder set, ConversationId conversation) {
        String id = "m-" + data.number(MESSAGES);
        if (state.conversations().message(new MessageId(id)).isEmpty()) {
            set.change(new ConversationChange.AppendMessage(ACME.outbound(
                    conversation.value(),
                    lineOf(conversation.value()),
                    id,
                    data.pick(List.of(DeliveryStatus.values())),
                    data.moment())));
        }
        return new MessageId(id);
    }

    /** Returns the line of a conversation and its messages. */
    private static String lineOf(String conversation) {
        return "line-" + (conversation.charAt(conversation.length() - 1) - '0') % 2;
    }

    private void link(ChangeSet.Builder set, IdentityId who) {
        ContactId to = data.chance(4) ? null : contact(set);
        state.identities()
                .find(who)
                .ifPresent(known -> set.expect(
                        new Expected(Expected.Kind.IDENTITY, who.value(), data.maybeStale(known.version()))));
        set.change(new IdentityChange.LinkIdentity(
                who,
                to,
                Set.of(),
                data.chance(3)
                        ? null
                        : LinkReason.of(data.pick(List.of(LinkRule.values())), null, null, data.moment())));
    }

    private void fuse(ChangeSet.Builder set) {
        IdentityId from = identity(set);
        IdentityId into = new IdentityId(from.value() + "-twin");
        if (state.identities().find(into).isEmpty()) {
            set.change(new IdentityChange.AddIdentity(ACME.identity(into.value())));
        }
        set.change(new IdentityChange.FuseIdentity(from, into));
        state.conversations().all().stream()
                .filter(conversation -> conversation.identity().equals(from))
                .min(Comparator.comparing(conversation -> conversation.id().value()))
                .ifPresent(conversation -> supersedeTwin(set, conversation, into));
    }

    /** The conversation continues one that the twin had on the same line, once. */
    private void supersedeTwin(ChangeSet.Builder set, Conversation conversation, IdentityId twin) {
        ConversationId former = new ConversationId(conversation.id().value() + "-twin");
        if (state.conversations().find(former).isEmpty()) {
            set.change(new ConversationChange.AddConversation(
                    ACME.conversation(former.value(), conversation.line().value(), twin.value())));
            set.change(ACME.raise(former.value(), Mark.ANSWERED, conversation.createdAt()));
            set.change(new ConversationChange.SupersedeConversation(former, conversation.id(), 0));
            set.change(ACME.raise(former.value(), Mark.MARKED_UNREAD, conversation.createdAt()));
        }
    }

    private void endAlias(ChangeSet.Builder set) {
        IdentityId who = identity(set);
        List<IdentityAlias> valid = state.identities().aliases(who).stream()
                .filter(IdentityAlias::valid)
                .toList();
        if (!valid.isEmpty()) {
            set.change(new IdentityChange.EndAlias(data.pick(valid), data.moment()));
        }
    }

    private void edit(ChangeSet.Builder set, ContactId id) {
        Contact before = state.contacts().find(id).orElse(ACME.contact(id.value()));
        if (state.contacts().find(id).isPresent()) {
            set.expect(new Expected(Expected.Kind.CONTACT, id.value(), data.maybeStale(before.version())));
        }
        set.change(new ContactChange.EditContact(before.withNames(
                        data.chance(4) ? null : "First " + data.number(9), "Last", data.pick(List.of(Origin.values())))
                .archivedSince(data.chance(2) ? null : data.moment())
                .withVersion(before.version() + 1)));
    }

    private void revoke(ChangeSet.Builder set) {
        List<ContactKey> keys = state.contacts().keys(contact(set));
        if (!keys.isEmpty()) {
            ContactKey key = data.pick(keys);
            EnumSet<KeyRole> lost = EnumSet.noneOf(KeyRole.class);
            lost.addAll(key.roles());
            lost.removeIf(role -> lost.size() > 1 && data.chance(3));
            set.change(new ContactChange.RevokeKey(key, lost));
        }
    }

    private void open(ChangeSet.Builder set, ConversationId id) {
        Conversation known = state.conversations()
                .find(id)
                .orElse(ACME.conversation(id.value(), "line-0", "who-0", StoreContract.NOON));
        set.change(new ConversationChange.OpenSession(
                Session.next(known, data.pick(List.of(SessionOpener.values())), data.moment()),
                "cause-" + data.number(3)));
    }

    private void close(ChangeSet.Builder set, ConversationId id) {
        state.conversations().find(id).filter(Conversation::open).ifPresent(known -> {
            Session current = state.conversations().sessions(id).get(known.session() - 1);
            set.expect(new Expected(Expected.Kind.CONVERSATION, id.value(), data.maybeStale(known.version())))
                    .change(new ConversationChange.CloseSession(
                            current.closed(data.moment(), "Why " + data.number(9), null)));
        });
    }

    private void marks(ChangeSet.Builder set, ConversationId id) {
        Map<Mark, Instant> marks = new EnumMap<>(Mark.class);
        for (int i = 0; i < 3; i++) {
            marks.put(data.pick(List.of(Mark.values())), data.moment());
        }
        set.change(new ConversationChange.RaiseMarks(id, marks));
    }

    private void name(ChangeSet.Builder set, MessageId message) {
        set.change(new ConversationChange.NameMessage(message, new LineId("line"), "wamid." + data.number(30)));
    }

    private void entry(ChangeSet.Builder set, ConversationId conversation) {
        String id = "entry-" + data.number(3) + "-of-" + conversation;
        set.change(new ConversationChange.AddEntry(ACME.note(conversation.value(), id, data.moment(), data.moment())));
    }

    private void media(ChangeSet.Builder set) {
        MessageId message = message(set, conversation(set));
        set.change(new ConversationChange.PutMedia(ACME.media(
                message.value(), data.number(3), data.pick(List.of(MediaFile.State.values())), data.moment())));
    }
}
