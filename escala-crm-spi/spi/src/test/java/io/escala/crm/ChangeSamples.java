package io.escala.crm;

import io.escala.crm.account.UserId;
import io.escala.crm.change.AccountChange;
import io.escala.crm.change.AuditChange;
import io.escala.crm.change.Change;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.HistoryChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.LibraryChange;
import io.escala.crm.change.RecordChange;
import io.escala.crm.change.ScheduleChange;
import io.escala.crm.change.TeamChange;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.contact.Origin;
import io.escala.crm.conversation.ConversationTag;
import io.escala.crm.conversation.Mark;
import io.escala.crm.event.FollowerPosition;
import io.escala.crm.identity.LinkReason;
import io.escala.crm.identity.LinkRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of each change, in an order in which a state without anything can take them. */
public final class ChangeSamples {
    /** Of one account. */
    public static final List<Change> ALL = List.of(
            new AccountChange.PutSettings(SampleRecords.SETTINGS.withVersion(1)),
            new AccountChange.PutLine(SampleRecords.LINE),
            new AccountChange.PutFieldSettings(SampleRecords.FIELDS.withVersion(1)),
            new TeamChange.PutTeamSettings(SampleRecords.TEAM.withVersion(1)),
            new TeamChange.PutTeamUser(SampleRecords.TEAM_USER.withVersion(1)),
            new TeamChange.RaiseLastAssigned(SampleRecords.SELLER, SampleRecords.NOON),
            new TeamChange.RaiseLastActive(SampleRecords.SELLER, SampleRecords.NOON),
            new IdentityChange.AddIdentity(SampleRecords.IDENTITY),
            new IdentityChange.AddIdentity(SampleRecords.OTHER_IDENTITY),
            new ContactChange.AddContact(SampleRecords.CONTACT),
            new IdentityChange.LinkIdentity(
                    SampleRecords.IDENTITY_ID,
                    SampleRecords.CONTACT_ID,
                    Set.of(),
                    LinkReason.of(LinkRule.ASSOCIATED, Origin.PERSON, SampleRecords.SELLER, SampleRecords.NOON)),
            new IdentityChange.FuseIdentity(SampleRecords.OTHER_IDENTITY_ID, SampleRecords.IDENTITY_ID),
            new IdentityChange.NameIdentity(SampleRecords.IDENTITY_ID, SampleRecords.PROFILE),
            new IdentityChange.SeeAlias(SampleRecords.NUMBER),
            new IdentityChange.SeeAlias(SampleRecords.USER_NAME),
            new IdentityChange.EndAlias(SampleRecords.USER_NAME, SampleRecords.NOON.plusSeconds(1)),
            new ContactChange.EditContact(SampleRecords.CONTACT.withVersion(1)),
            new ContactChange.GrantKey(SampleRecords.PHONE_KEY),
            new ContactChange.GrantKey(SampleRecords.EMAIL_KEY),
            new ContactChange.RevokeKey(SampleRecords.PHONE_KEY, Set.of(KeyRole.WHATSAPP)),
            new ContactChange.ChangeRoles(SampleRecords.PHONE_KEY, Set.of(KeyRole.SECONDARY)),
            new ContactChange.RecordConsent(SampleRecords.CONSENT),
            new RecordChange.PutCompany(SampleRecords.COMPANY, "former"),
            new RecordChange.PutRecord(SampleRecords.OPPORTUNITY, "former"),
            new RecordChange.PutRecord(SampleRecords.ACTIVITY, null),
            new RecordChange.PutRecord(SampleRecords.TASK, null),
            new RecordChange.RemoveRecord(SampleRecords.TASK),
            new ConversationChange.AddConversation(SampleRecords.CONVERSATION),
            new ConversationChange.OpenSession(SampleRecords.SESSION, "message-1"),
            new ConversationChange.RaiseMarks(SampleRecords.CONVERSATION_ID, Map.of(Mark.ACTIVITY, SampleRecords.NOON)),
            new ConversationChange.AddConversation(SampleRecords.OTHER_CONVERSATION),
            new ConversationChange.SupersedeConversation(
                    SampleRecords.OTHER_CONVERSATION.id(), SampleRecords.CONVERSATION_ID, 0),
            new ConversationChange.AppendMessage(SampleRecords.MESSAGE),
            new ConversationChange.AppendMessage(SampleRecords.SEND),
            new ConversationChange.NameMessage(
                    SampleRecords.SEND_ID, SampleRecords.LINE_ID, SampleRecords.PROVIDER_ID + "3"),
            new ConversationChange.RaiseDelivery(SampleRecords.SEND_ID, SampleRecords.STEP),
            new ConversationChange.CloseSession(SampleRecords.CLOSED_SESSION),
            new ConversationChange.EditConversation(
                    SampleRecords.CONVERSATION_ID, new UserId("seller-2"), Set.of(new ConversationTag("vip"))),
            new IntakeChange.DeferReport(SampleRecords.PARKED),
            new IntakeChange.ReleaseReport(SampleRecords.PARKED),
            new IntakeChange.Suggest(SampleRecords.SUGGESTION),
            new IntakeChange.Quarantine(SampleRecords.ASIDE),
            new IntakeChange.DropQuarantined(SampleRecords.ACME, "aside-1"),
            new ConversationChange.Amend(SampleRecords.MESSAGE_ID, SampleRecords.EDIT),
            new ConversationChange.Amend(SampleRecords.MESSAGE_ID, SampleRecords.REACTION),
            new ConversationChange.PutMedia(SampleRecords.MEDIA_FILE),
            new ConversationChange.AddEntry(SampleRecords.ENTRY),
            new ConversationChange.AddTouchpoint(SampleRecords.TOUCHPOINT),
            new IdentityChange.RecordChannelConsent(SampleRecords.CHANNEL_CONSENT),
            new AccountChange.RaiseHeartbeat(SampleRecords.PULSE),
            new AccountChange.ReportTemplate(SampleRecords.TEMPLATE_REPORT),
            new AccountChange.ReportLine(SampleRecords.LINE_REPORT),
            new AccountChange.PutAutoCloseRule(SampleRecords.AUTO_CLOSE_RULE, Set.of(SampleRecords.LINE_ID)),
            new AccountChange.SetLineAvailability(SampleRecords.LINE_ID, false),
            new AccountChange.RepointLine(SampleRecords.LINE.key(), SampleRecords.MOVED_LINE),
            new AccountChange.RemoveLine(SampleRecords.MOVED_LINE),
            new AccountChange.RemoveAutoCloseRule(SampleRecords.AUTO_CLOSE_RULE),
            new RecordChange.RemoveCompany(SampleRecords.COMPANY),
            new HistoryChange.AppendItem(SampleRecords.HISTORY_ITEM),
            new ContactChange.RemoveContact(SampleRecords.DELETED_CONTACT),
            new LibraryChange.AddFile(SampleRecords.LIBRARY_FILE),
            new LibraryChange.RemoveFile(SampleRecords.LIBRARY_FILE.id(), SampleRecords.NOON),
            new LibraryChange.RecordUpload(SampleRecords.UPLOAD),
            new LibraryChange.ForgetUpload(SampleRecords.UPLOAD.key(), SampleRecords.UPLOAD.mediaId()),
            new ScheduleChange.PutScheduled(SampleRecords.SCHEDULED),
            new IntakeChange.QuarantineWork(SampleRecords.QUARANTINED_WORK),
            new IntakeChange.ReleaseWork(SampleRecords.ACME, SampleRecords.QUARANTINED_WORK.key()),
            new AuditChange.AppendRecord(SampleRecords.AUDIT_RECORD),
            new AuditChange.DropRecords(SampleRecords.ACME, SampleRecords.NOON.plusSeconds(1), 100));

    /** One of each change that belongs to no account. */
    public static final List<Change> OF_NO_ACCOUNT = List.of(
            new IntakeChange.AppendJournal(SampleRecords.JOURNAL_ENTRY),
            new IntakeChange.DropJournal("body-1"),
            new IntakeChange.DropEvents(SampleRecords.NOON, 100),
            new IntakeChange.DropOperations(SampleRecords.NOON, 100),
            new IntakeChange.MoveFollower("answering", new FollowerPosition("1", "a"), new FollowerPosition("2", "b")));

    private ChangeSamples() {}
}
