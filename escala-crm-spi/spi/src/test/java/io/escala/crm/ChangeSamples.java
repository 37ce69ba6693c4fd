package io.escala.crm;

import io.escala.crm.change.AccountChange;
import io.escala.crm.change.Change;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Mark;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of each change, in an order in which a state without anything can take them. */
public final class ChangeSamples {
    /** Of one account. */
    public static final List<Change> ALL = List.of(
            new AccountChange.PutSettings(SampleNouns.SETTINGS.withVersion(1)),
            new AccountChange.PutLine(SampleNouns.LINE),
            new IdentityChange.AddIdentity(SampleNouns.IDENTITY),
            new IdentityChange.AddIdentity(SampleNouns.OTHER_IDENTITY),
            new ContactChange.AddContact(SampleNouns.CONTACT),
            new IdentityChange.LinkIdentity(SampleNouns.IDENTITY_ID, SampleNouns.CONTACT_ID),
            new IdentityChange.FuseIdentity(SampleNouns.OTHER_IDENTITY_ID, SampleNouns.IDENTITY_ID),
            new IdentityChange.NameIdentity(SampleNouns.IDENTITY_ID, SampleNouns.PROFILE),
            new IdentityChange.SeeAlias(SampleNouns.NUMBER),
            new IdentityChange.SeeAlias(SampleNouns.USER_NAME),
            new IdentityChange.EndAlias(SampleNouns.USER_NAME, SampleNouns.NOON.plusSeconds(1)),
            new ContactChange.EditContact(SampleNouns.CONTACT.withVersion(1)),
            new ContactChange.GrantKey(SampleNouns.PHONE_KEY),
            new ContactChange.GrantKey(SampleNouns.EMAIL_KEY),
            new ContactChange.RevokeKey(SampleNouns.PHONE_KEY, Set.of(KeyRole.WHATSAPP)),
            new ContactChange.RecordConsent(SampleNouns.CONSENT),
            new ConversationChange.AddConversation(SampleNouns.CONVERSATION),
            new ConversationChange.OpenSession(SampleNouns.SESSION, "message-1"),
            new ConversationChange.RaiseMarks(SampleNouns.CONVERSATION_ID, Map.of(Mark.ACTIVITY, SampleNouns.NOON)),
            new ConversationChange.AppendMessage(SampleNouns.MESSAGE),
            new ConversationChange.AppendMessage(SampleNouns.SEND),
            new ConversationChange.NameMessage(SampleNouns.SEND_ID, SampleNouns.LINE_ID, SampleNouns.PROVIDER_ID + "3"),
            new ConversationChange.RaiseDelivery(SampleNouns.SEND_ID, SampleNouns.STEP),
            new ConversationChange.CloseSession(SampleNouns.CLOSED_SESSION),
            new IntakeChange.DeferReport(SampleNouns.PARKED),
            new IntakeChange.ReleaseReport(SampleNouns.PARKED),
            new IntakeChange.Suggest(SampleNouns.SUGGESTION),
            new IntakeChange.Quarantine(SampleNouns.ASIDE),
            new IntakeChange.DropQuarantined(SampleNouns.ACME, "aside-1"),
            new ConversationChange.Amend(SampleNouns.MESSAGE_ID, SampleNouns.EDIT),
            new ConversationChange.Amend(SampleNouns.MESSAGE_ID, SampleNouns.REACTION),
            new ConversationChange.PutMedia(SampleNouns.MEDIA_FILE),
            new IdentityChange.RecordChannelConsent(SampleNouns.CHANNEL_CONSENT),
            new AccountChange.RaiseHeartbeat(SampleNouns.PULSE),
            new AccountChange.ReportTemplate(SampleNouns.TEMPLATE_REPORT),
            new IntakeChange.QuarantineWork(SampleNouns.QUARANTINED_WORK),
            new IntakeChange.ReleaseWork(SampleNouns.ACME, SampleNouns.QUARANTINED_WORK.key()));

    /** One of each change that belongs to no account. */
    public static final List<Change> OF_NO_ACCOUNT =
            List.of(new IntakeChange.AppendJournal(SampleNouns.JOURNAL_ENTRY), new IntakeChange.DropJournal("body-1"));

    private ChangeSamples() {}
}
