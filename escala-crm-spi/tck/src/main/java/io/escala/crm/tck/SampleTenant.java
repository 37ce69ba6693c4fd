package io.escala.crm.tck;

import io.escala.crm.AccountId;
import io.escala.crm.account.Role;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.change.AccountChange.PutAutoCloseRule;
import io.escala.crm.change.AccountChange.PutFieldSettings;
import io.escala.crm.change.AccountChange.PutLine;
import io.escala.crm.change.AccountChange.PutSettings;
import io.escala.crm.change.AccountChange.RaiseHeartbeat;
import io.escala.crm.change.AccountChange.ReportLine;
import io.escala.crm.change.AccountChange.ReportTemplate;
import io.escala.crm.change.AccountChange.SetLineAvailability;
import io.escala.crm.change.AuditChange.AppendRecord;
import io.escala.crm.change.AuditChange.DropRecords;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange.AddContact;
import io.escala.crm.change.ContactChange.EditContact;
import io.escala.crm.change.ContactChange.GrantKey;
import io.escala.crm.change.ContactChange.RecordConsent;
import io.escala.crm.change.ContactChange.RemoveContact;
import io.escala.crm.change.ContactChange.RevokeKey;
import io.escala.crm.change.ConversationChange.AddConversation;
import io.escala.crm.change.ConversationChange.AddEntry;
import io.escala.crm.change.ConversationChange.AddTouchpoint;
import io.escala.crm.change.ConversationChange.Amend;
import io.escala.crm.change.ConversationChange.AppendMessage;
import io.escala.crm.change.ConversationChange.CloseSession;
import io.escala.crm.change.ConversationChange.EditConversation;
import io.escala.crm.change.ConversationChange.NameMessage;
import io.escala.crm.change.ConversationChange.OpenSession;
import io.escala.crm.change.ConversationChange.PutMedia;
import io.escala.crm.change.ConversationChange.RaiseDelivery;
import io.escala.crm.change.HistoryChange.AppendItem;
import io.escala.crm.change.IdentityChange.AddIdentity;
import io.escala.crm.change.IdentityChange.EndAlias;
import io.escala.crm.change.IdentityChange.LinkIdentity;
import io.escala.crm.change.IdentityChange.NameIdentity;
import io.escala.crm.change.IdentityChange.RecordChannelConsent;
import io.escala.crm.change.IdentityChange.SeeAlias;
import io.escala.crm.change.IntakeChange.DeferReport;
import io.escala.crm.change.IntakeChange.DropQuarantined;
import io.escala.crm.change.IntakeChange.Quarantine;
import io.escala.crm.change.IntakeChange.QuarantineWork;
import io.escala.crm.change.IntakeChange.ReleaseReport;
import io.escala.crm.change.IntakeChange.ReleaseWork;
import io.escala.crm.change.IntakeChange.Suggest;
import io.escala.crm.change.LibraryChange;
import io.escala.crm.change.RecordChange.PutCompany;
import io.escala.crm.change.RecordChange.PutRecord;
import io.escala.crm.change.RecordChange.RemoveCompany;
import io.escala.crm.change.ScheduleChange;
import io.escala.crm.change.TeamChange.PutTeamSettings;
import io.escala.crm.change.TeamChange.PutTeamUser;
import io.escala.crm.change.TeamChange.RaiseLastActive;
import io.escala.crm.change.TeamChange.RaiseLastAssigned;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.DeletedContact;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.conversation.SessionOpener;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.library.FileSource;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.library.UploadKey;
import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordDetails;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** An account with at least one object of every type, with ids that every other account uses too. */
record SampleTenant(Sample of) {
    static final TemplateKey TEMPLATE = new TemplateKey("waba", "welcome", "es_AR");

    static final DeliveryStep SENT =
            new DeliveryStep(DeliveryStep.REPORTED, DeliveryStatus.SENT, StoreContract.NOON, null);

    private static final Instant NOON = StoreContract.NOON;

    SampleTenant(AccountId account) {
        this(new Sample(account));
    }

    /** Returns a ChangeSet that adds the objects. */
    ChangeSet filling() {
        Conversation talk = of.conversation("talk", "line", "who");
        ChangeSet.Builder set = begin("fill");
        List.of(
                        new PutSettings(of.settings(1).withCompanyName("Company of " + of.account())),
                        new PutLine(of.line("line", "line-of-" + of.account())),
                        new PutFieldSettings(of.fields("of-" + of.account(), 1)),
                        new PutTeamSettings(TeamSettings.of(of.account())
                                .with(new Role("of " + of.account(), Set.of()))
                                .withVersion(1)),
                        new PutTeamUser(user("User of " + of.account(), 1)),
                        new RaiseLastAssigned(new UserId("user"), NOON),
                        new RaiseLastActive(new UserId("user"), NOON),
                        new PutAutoCloseRule(of.rule("rule", 1, NOON, "line"), Set.of()),
                        new LibraryChange.AddFile(
                                of.file("file", "of " + of.account(), FileSource.ESCALA_GALLERY, NOON)),
                        new LibraryChange.AddFile(
                                of.file("file-2", "second", FileSource.ESCALA_GALLERY, NOON.plusSeconds(1))),
                        new LibraryChange.RecordUpload(
                                Sample.upload("line", "storage/file", "of-" + of.account(), NOON)),
                        new ScheduleChange.PutScheduled(of.scheduled("later", "talk", NOON.plusSeconds(9))),
                        new ScheduleChange.PutScheduled(of.scheduled("much-later", "talk", NOON.plusSeconds(10))),
                        new AddContact(of.contact("former")),
                        new RemoveContact(new DeletedContact(of.account(), new ContactId("former"), null, NOON)),
                        new AddContact(of.contact("ana", "Ana", "Of " + of.account())),
                        new GrantKey(phone()),
                        new RecordConsent(of.consent("ana", "consent", NOON)),
                        new PutRecord(record(0), null),
                        new PutCompany(of.company("company", "Company of " + of.account(), "company-42"), null),
                        new AddIdentity(of.identity("who")),
                        new SeeAlias(of.number("who", "5491155550001")),
                        new LinkIdentity(new IdentityId("who"), new ContactId("ana")),
                        new AddConversation(talk),
                        new OpenSession(Session.next(talk, SessionOpener.CONTACT, NOON), "cause"),
                        of.raise("talk", Mark.ACTIVITY, NOON),
                        of.raise("talk", Mark.INBOUND_ARRIVAL, NOON),
                        new EditConversation(talk.id(), null, Set.of(new ConversationTag("of " + of.account()))),
                        new AppendMessage(of.inbound("talk", "in", "wamid.in", "Hola " + of.account(), NOON)),
                        new AppendMessage(of.outbound("talk", "out", DeliveryStatus.STARTED, NOON)),
                        new PutMedia(of.media("in", 0, MediaFile.State.FAILED, NOON)),
                        new AddEntry(of.note("talk", "entry", NOON, NOON)),
                        new AddTouchpoint(of.touchpoint("talk", "in", "ad-of-" + of.account(), NOON)),
                        new RecordChannelConsent(of.channelConsent("who", "stop", ConsentState.WITHDRAWN, NOON)),
                        new RaiseHeartbeat(of.heartbeat("line", NOON)),
                        new ReportTemplate(of.report(TEMPLATE, TemplateReport.Aspect.STATUS, "PAUSED", NOON)),
                        new ReportLine(of.lineReport(
                                "number", LineFact.of(LineFact.Aspect.QUALITY, "GREEN-of-" + of.account()), NOON)),
                        new DeferReport(deferred()),
                        new Suggest(Suggestion.of(
                                of.account(),
                                Suggestion.Kind.WEAK_FORM,
                                new IdentityId("who"),
                                List.of(new ContactId("ana")),
                                NOON)),
                        new Quarantine(new QuarantinedItem(
                                of.account(),
                                "aside",
                                null,
                                null,
                                QuarantinedItem.Reason.UNREADABLE,
                                null,
                                RawBytes.copyOf(of.account().value().getBytes(StandardCharsets.UTF_8)),
                                NOON)),
                        new QuarantineWork(of.quarantinedWork(WorkKind.SEND, "harmful")),
                        new AppendRecord(of.audit("audit", NOON)),
                        new AppendItem(of.history("ana", "item", new HistoryContent.MarketingChanged(true), NOON)))
                .forEach(set::change);
        return set.claim(Claim.event("seen"), "by " + of.account())
                .event(new CrmEvent.ContactCreated(new ContactId("ana")))
                .event(new CrmEvent.AttentionNeeded("of " + of.account()))
                .enqueue(work())
                .build();
    }

    /** Returns a ChangeSet that changes all objects, by id wherever a change uses ids. */
    ChangeSet changeEverything() {
        Conversation talk = of.conversation("talk", "line", "who");
        Session closed = Session.next(talk, SessionOpener.CONTACT, NOON).closed(NOON, "Done", null);
        ChangeSet.Builder set = begin("upheaval");
        List.of(
                        new PutSettings(of.settings(2)),
                        new PutAutoCloseRule(of.rule("rule", 2, null, "line"), Set.of(new LineId("line"))),
                        new LibraryChange.RemoveFile(new LibraryFileId("file"), NOON),
                        new LibraryChange.ForgetUpload(
                                new UploadKey(new LineId("line"), "storage/file"), "of-" + of.account()),
                        new ScheduleChange.PutScheduled(of.scheduled("later", "talk", NOON.plusSeconds(9))
                                .cancelled(NOON)),
                        new SetLineAvailability(new LineId("line"), false),
                        new PutFieldSettings(of.fields("changed", 2)),
                        new PutTeamSettings(TeamSettings.of(of.account()).withVersion(2)),
                        new PutTeamUser(user("Changed", 2)),
                        new RaiseLastAssigned(new UserId("user"), NOON.plusSeconds(5)),
                        new RaiseLastActive(new UserId("user"), NOON.plusSeconds(5)),
                        new EditContact(of.contact("ana", "Ana", null)
                                .withNames("Anastasia", null, Origin.HOST)
                                .withVersion(1)),
                        new AddContact(of.contact("former-2")),
                        new RemoveContact(new DeletedContact(of.account(), new ContactId("former-2"), null, NOON)),
                        new AddContact(of.contact("ana-2", "Ana", "Too")),
                        new RevokeKey(phone(), phone().roles()),
                        new RecordConsent(of.consent("ana", "consent-2", NOON)),
                        new PutRecord(record(1), "record-42"),
                        new PutRecord(of.record("record-2", "ana"), null),
                        new RemoveCompany(of.company("company", "Company of " + of.account(), "company-42")),
                        new PutCompany(of.company("company-2", "Company", null), null),
                        new PutCompany(of.company("company-3", "Company", null), null),
                        new LinkIdentity(new IdentityId("who"), null),
                        new NameIdentity(new IdentityId("who"), new ProfileName("Ana", null, null, NOON)),
                        new EndAlias(of.number("who", "5491155550001"), NOON),
                        of.raise("talk", Mark.ACTIVITY, NOON.plusSeconds(5)),
                        new CloseSession(closed),
                        new EditConversation(talk.id(), null, Set.of(new ConversationTag("upheaval"))),
                        new RaiseDelivery(new MessageId("out"), new DeliveryStep(0, DeliveryStatus.READ, NOON, null)),
                        new NameMessage(new MessageId("out"), new LineId("line"), "wamid.out"),
                        new ReleaseReport(deferred()),
                        new Amend(new MessageId("in"), new Amendment.Unsend(NOON)),
                        new PutMedia(of.media("in", 0, MediaFile.State.ERASED, NOON)),
                        new AddEntry(of.note("talk", "entry-2", NOON, NOON)),
                        new AddTouchpoint(of.touchpoint("talk", "in-2", "ad-2-of-" + of.account(), NOON)),
                        new RecordChannelConsent(of.channelConsent("who", "start", ConsentState.GRANTED, NOON)),
                        new RaiseHeartbeat(of.heartbeat("line", NOON.plusSeconds(5))),
                        new ReportTemplate(
                                of.report(TEMPLATE, TemplateReport.Aspect.STATUS, "APPROVED", NOON.plusSeconds(5))),
                        new ReportLine(of.lineReport(
                                "number", LineFact.of(LineFact.Aspect.QUALITY, "RED"), NOON.plusSeconds(5))),
                        new DropQuarantined(of.account(), "aside"),
                        new ReleaseWork(of.account(), new WorkKey(WorkKind.SEND, "harmful")),
                        new AppendRecord(of.audit("audit-2", NOON.plusSeconds(1))),
                        new AppendItem(of.history("ana", "item-2", new HistoryContent.MarketingChanged(false), NOON)),
                        new DropRecords(of.account(), NOON.plusMillis(1), 10))
                .forEach(set::change);
        return set.event(new CrmEvent.AttentionNeeded("again")).build();
    }

    WorkItem work() {
        return new WorkItem(of.account(), new WorkKey(WorkKind.SEND, "out"), "line", "of " + of.account(), NOON, 0);
    }

    private TeamUser user(String name, long version) {
        return TeamUser.of(of.account(), new UserId("user"), name, Role.EDITOR).withVersion(version);
    }

    private CrmRecord record(long version) {
        CrmRecord record =
                of.record("record", "ana", new RecordDetails.Task(null), NOON, version == 0 ? "record-42" : null);
        return version == 0 ? record : record.ownedBy(new UserId("user"), NOON);
    }

    private ContactKey phone() {
        return of.phone("ana", "5491155550001", KeyRole.PRIMARY);
    }

    private DeferredReport deferred() {
        return of.deferred("line", "wamid.parked", SENT);
    }

    private ChangeSet.Builder begin(String operation) {
        return ChangeSet.builder(of.account(), new OperationId(operation), NOON);
    }
}
