package io.escala.crm.memory;

import io.escala.crm.store.Change;

/** Brings the indexes of a room up to date after a change was applied to its state. */
final class IndexUpdate implements Change.Cases<Boolean> {
    private final ContactIndex contacts;
    private final ConversationIndex conversations;
    private final MessageIndex messages;

    IndexUpdate(ContactIndex contacts, ConversationIndex conversations, MessageIndex messages) {
        this.contacts = contacts;
        this.conversations = conversations;
        this.messages = messages;
    }

    @Override
    public Boolean putSettings(Change.PutSettings change) {
        return false;
    }

    @Override
    public Boolean putLine(Change.PutLine change) {
        return false;
    }

    @Override
    public Boolean addIdentity(Change.AddIdentity change) {
        return false;
    }

    @Override
    public Boolean linkIdentity(Change.LinkIdentity change) {
        return false;
    }

    @Override
    public Boolean fuseIdentity(Change.FuseIdentity change) {
        conversations.fused(change.from(), change.into());
        return true;
    }

    @Override
    public Boolean nameIdentity(Change.NameIdentity change) {
        return false;
    }

    @Override
    public Boolean seeAlias(Change.SeeAlias change) {
        return false;
    }

    @Override
    public Boolean endAlias(Change.EndAlias change) {
        return false;
    }

    @Override
    public Boolean addContact(Change.AddContact change) {
        contacts.update(change.contact().id());
        return true;
    }

    @Override
    public Boolean editContact(Change.EditContact change) {
        contacts.update(change.contact().id());
        return true;
    }

    @Override
    public Boolean grantKey(Change.GrantKey change) {
        contacts.update(change.key().contact());
        return true;
    }

    @Override
    public Boolean revokeKey(Change.RevokeKey change) {
        contacts.update(change.key().contact());
        return true;
    }

    @Override
    public Boolean recordConsent(Change.RecordConsent change) {
        return false;
    }

    @Override
    public Boolean addConversation(Change.AddConversation change) {
        conversations.update(change.conversation().id());
        return true;
    }

    @Override
    public Boolean openSession(Change.OpenSession change) {
        return false;
    }

    @Override
    public Boolean closeSession(Change.CloseSession change) {
        return false;
    }

    @Override
    public Boolean raiseMarks(Change.RaiseMarks change) {
        conversations.update(change.conversation());
        return true;
    }

    @Override
    public Boolean appendMessage(Change.AppendMessage change) {
        messages.update(change.message().id());
        return true;
    }

    @Override
    public Boolean raiseDelivery(Change.RaiseDelivery change) {
        messages.update(change.message());
        return true;
    }

    @Override
    public Boolean nameMessage(Change.NameMessage change) {
        messages.update(change.message());
        return true;
    }

    @Override
    public Boolean deferReport(Change.DeferReport change) {
        return false;
    }

    @Override
    public Boolean releaseReport(Change.ReleaseReport change) {
        return false;
    }

    @Override
    public Boolean suggest(Change.Suggest change) {
        return false;
    }

    @Override
    public Boolean quarantine(Change.Quarantine change) {
        return false;
    }

    @Override
    public Boolean amend(Change.Amend change) {
        return false;
    }

    @Override
    public Boolean putMedia(Change.PutMedia change) {
        return false;
    }

    @Override
    public Boolean recordChannelConsent(Change.RecordChannelConsent change) {
        return false;
    }

    @Override
    public Boolean raisePulse(Change.RaisePulse change) {
        return false;
    }

    @Override
    public Boolean reportTemplate(Change.ReportTemplate change) {
        return false;
    }

    @Override
    public Boolean dropQuarantined(Change.DropQuarantined change) {
        return false;
    }

    @Override
    public Boolean appendJournal(Change.AppendJournal change) {
        return false;
    }

    @Override
    public Boolean dropJournal(Change.DropJournal change) {
        return false;
    }

    @Override
    public Boolean quarantineWork(Change.QuarantineWork change) {
        return false;
    }

    @Override
    public Boolean releaseWork(Change.ReleaseWork change) {
        return false;
    }
}
