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
            new Change.PutSettings(SampleNouns.SETTINGS.withVersion(1)),
            new Change.PutLine(SampleNouns.LINE),
            new Change.AddIdentity(SampleNouns.IDENTITY),
            new Change.AddIdentity(SampleNouns.OTHER_IDENTITY),
            new Change.AddContact(SampleNouns.CONTACT),
            new Change.LinkIdentity(SampleNouns.IDENTITY_ID, SampleNouns.CONTACT_ID),
            new Change.FuseIdentity(SampleNouns.OTHER_IDENTITY_ID, SampleNouns.IDENTITY_ID),
            new Change.NameIdentity(SampleNouns.IDENTITY_ID, SampleNouns.PROFILE),
            new Change.SeeAlias(SampleNouns.NUMBER),
            new Change.SeeAlias(SampleNouns.USER_NAME),
            new Change.EndAlias(SampleNouns.USER_NAME, SampleNouns.NOON.plusSeconds(1)),
            new Change.EditContact(SampleNouns.CONTACT.withVersion(1)),
            new Change.GrantKey(SampleNouns.PHONE_KEY),
            new Change.GrantKey(SampleNouns.EMAIL_KEY),
            new Change.RevokeKey(SampleNouns.PHONE_KEY, Set.of(KeyRole.WHATSAPP)),
            new Change.RecordConsent(SampleNouns.CONSENT),
            new Change.AddConversation(SampleNouns.CONVERSATION),
            new Change.OpenSession(SampleNouns.SESSION, "message-1"),
            new Change.RaiseMarks(SampleNouns.CONVERSATION_ID, Map.of(Mark.ACTIVITY, SampleNouns.NOON)),
            new Change.AppendMessage(SampleNouns.MESSAGE),
            new Change.AppendMessage(SampleNouns.SEND),
            new Change.NameMessage(SampleNouns.SEND_ID, SampleNouns.LINE_ID, SampleNouns.PROVIDER_ID + "3"),
            new Change.RaiseDelivery(SampleNouns.SEND_ID, SampleNouns.STEP),
            new Change.CloseSession(SampleNouns.CLOSED_SESSION),
            new Change.DeferReport(SampleNouns.PARKED),
            new Change.ReleaseReport(SampleNouns.PARKED),
            new Change.Suggest(SampleNouns.SUGGESTION),
            new Change.Quarantine(SampleNouns.ASIDE),
            new Change.DropQuarantined(SampleNouns.ACME, "aside-1"),
            new Change.Amend(SampleNouns.MESSAGE_ID, SampleNouns.EDIT),
            new Change.Amend(SampleNouns.MESSAGE_ID, SampleNouns.REACTION),
            new Change.PutMedia(SampleNouns.MEDIA_FILE),
            new Change.RecordChannelConsent(SampleNouns.CHANNEL_CONSENT),
            new Change.RaisePulse(SampleNouns.PULSE),
            new Change.ReportTemplate(SampleNouns.TEMPLATE_REPORT),
            new Change.QuarantineWork(SampleNouns.QUARANTINED_WORK),
            new Change.ReleaseWork(SampleNouns.ACME, SampleNouns.QUARANTINED_WORK.key()));

    /** One of each change that belongs to no account. */
    public static final List<Change> OF_NO_ACCOUNT =
            List.of(new Change.AppendJournal(SampleNouns.JOURNAL_ENTRY), new Change.DropJournal("body-1"));

    private ChangeSamples() {}
}
