package io.escala.crm;

import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Mark;
import io.escala.crm.store.Change;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of each change, in an order in which a state without anything can take them. */
public final class ChangeSamples {
    /** Of one account. */
    public static final List<Change> ALL = List.of(
            new Change.PutSettings(SampleRecords.SETTINGS.withVersion(1)),
            new Change.PutLine(SampleRecords.LINE),
            new Change.AddIdentity(SampleRecords.IDENTITY),
            new Change.AddIdentity(SampleRecords.OTHER_IDENTITY),
            new Change.AddContact(SampleRecords.CONTACT),
            new Change.LinkIdentity(SampleRecords.IDENTITY_ID, SampleRecords.CONTACT_ID),
            new Change.FuseIdentity(SampleRecords.OTHER_IDENTITY_ID, SampleRecords.IDENTITY_ID),
            new Change.NameIdentity(SampleRecords.IDENTITY_ID, SampleRecords.PROFILE),
            new Change.SeeAlias(SampleRecords.NUMBER),
            new Change.SeeAlias(SampleRecords.USER_NAME),
            new Change.EndAlias(SampleRecords.USER_NAME, SampleRecords.NOON.plusSeconds(1)),
            new Change.EditContact(SampleRecords.CONTACT.withVersion(1)),
            new Change.GrantKey(SampleRecords.PHONE_KEY),
            new Change.GrantKey(SampleRecords.EMAIL_KEY),
            new Change.RevokeKey(SampleRecords.PHONE_KEY, Set.of(KeyRole.WHATSAPP)),
            new Change.RecordConsent(SampleRecords.CONSENT),
            new Change.AddConversation(SampleRecords.CONVERSATION),
            new Change.OpenSession(SampleRecords.SESSION, "message-1"),
            new Change.RaiseMarks(SampleRecords.CONVERSATION_ID, Map.of(Mark.ACTIVITY, SampleRecords.NOON)),
            new Change.AppendMessage(SampleRecords.MESSAGE),
            new Change.AppendMessage(SampleRecords.SEND),
            new Change.NameMessage(SampleRecords.SEND_ID, SampleRecords.LINE_ID, SampleRecords.PROVIDER_ID + "3"),
            new Change.RaiseDelivery(SampleRecords.SEND_ID, SampleRecords.STEP),
            new Change.CloseSession(SampleRecords.CLOSED_SESSION),
            new Change.DeferReport(SampleRecords.PARKED),
            new Change.ReleaseReport(SampleRecords.PARKED),
            new Change.Suggest(SampleRecords.SUGGESTION),
            new Change.Quarantine(SampleRecords.ASIDE),
            new Change.DropQuarantined(SampleRecords.ACME, "aside-1"),
            new Change.Amend(SampleRecords.MESSAGE_ID, SampleRecords.EDIT),
            new Change.Amend(SampleRecords.MESSAGE_ID, SampleRecords.REACTION),
            new Change.PutMedia(SampleRecords.MEDIA_FILE),
            new Change.RecordChannelConsent(SampleRecords.CHANNEL_CONSENT),
            new Change.RaisePulse(SampleRecords.PULSE),
            new Change.ReportTemplate(SampleRecords.TEMPLATE_REPORT),
            new Change.QuarantineWork(SampleRecords.QUARANTINED_WORK),
            new Change.ReleaseWork(SampleRecords.ACME, SampleRecords.QUARANTINED_WORK.key()));

    /** One of each change that belongs to no account. */
    public static final List<Change> OF_NO_ACCOUNT =
            List.of(new Change.AppendJournal(SampleRecords.JOURNAL_ENTRY), new Change.DropJournal("body-1"));

    private ChangeSamples() {}
}
