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
            new Change.PutSettings(Nouns.SETTINGS.withVersion(1)),
            new Change.PutLine(Nouns.LINE),
            new Change.AddIdentity(Nouns.IDENTITY),
            new Change.AddIdentity(Nouns.OTHER_IDENTITY),
            new Change.AddContact(Nouns.CONTACT),
            new Change.LinkIdentity(Nouns.IDENTITY_ID, Nouns.CONTACT_ID),
            new Change.FuseIdentity(Nouns.OTHER_IDENTITY_ID, Nouns.IDENTITY_ID),
            new Change.NameIdentity(Nouns.IDENTITY_ID, Nouns.PROFILE),
            new Change.SeeAlias(Nouns.NUMBER),
            new Change.SeeAlias(Nouns.USER_NAME),
            new Change.EndAlias(Nouns.USER_NAME, Nouns.NOON.plusSeconds(1)),
            new Change.EditContact(Nouns.CONTACT.withVersion(1)),
            new Change.GrantKey(Nouns.PHONE_KEY),
            new Change.GrantKey(Nouns.EMAIL_KEY),
            new Change.RevokeKey(Nouns.PHONE_KEY, Set.of(KeyRole.WHATSAPP)),
            new Change.RecordConsent(Nouns.CONSENT),
            new Change.AddConversation(Nouns.CONVERSATION),
            new Change.OpenSession(Nouns.SESSION, "message-1"),
            new Change.RaiseMarks(Nouns.CONVERSATION_ID, Map.of(Mark.ACTIVITY, Nouns.NOON)),
            new Change.AppendMessage(Nouns.MESSAGE),
            new Change.AppendMessage(Nouns.SEND),
            new Change.NameMessage(Nouns.SEND_ID, Nouns.LINE_ID, Nouns.PROVIDER_ID + "3"),
            new Change.RaiseDelivery(Nouns.SEND_ID, Nouns.STEP),
            new Change.CloseSession(Nouns.CLOSED_SESSION),
            new Change.Park(Nouns.PARKED),
            new Change.Unpark(Nouns.PARKED),
            new Change.Suggest(Nouns.SUGGESTION),
            new Change.PutAside(Nouns.ASIDE),
            new Change.DropAside(Nouns.ACME, "aside-1"),
            new Change.Amend(Nouns.MESSAGE_ID, Nouns.EDIT),
            new Change.Amend(Nouns.MESSAGE_ID, Nouns.REACTION),
            new Change.PutMedia(Nouns.MEDIA_FILE),
            new Change.RecordChannelConsent(Nouns.CHANNEL_CONSENT),
            new Change.RaisePulse(Nouns.PULSE),
            new Change.ReportTemplate(Nouns.TEMPLATE_REPORT),
            new Change.QuarantineWork(Nouns.QUARANTINED_WORK),
            new Change.ReleaseWork(Nouns.ACME, Nouns.QUARANTINED_WORK.key()));

    /** One of each change that belongs to no account. */
    public static final List<Change> OF_NO_ACCOUNT =
            List.of(new Change.AppendJournal(Nouns.JOURNAL_ENTRY), new Change.DropJournal("body-1"));

    private ChangeSamples() {}
}
