package io.escala.crm.store;

import io.escala.crm.AccountId;
import java.util.Optional;

/** Answers which account a change speaks of; empty for one that names ids only, which are looked up in the ChangeSet's account. */
final class ChangeAccount implements Change.Cases<Optional<AccountId>> {
    static final ChangeAccount OF = new ChangeAccount();

    private ChangeAccount() {}

    @Override
    public Optional<AccountId> putSettings(Change.PutSettings change) {
        return Optional.of(change.settings().account());
    }

    @Override
    public Optional<AccountId> putLine(Change.PutLine change) {
        return Optional.of(change.line().account());
    }

    @Override
    public Optional<AccountId> addIdentity(Change.AddIdentity change) {
        return Optional.of(change.identity().account());
    }

    @Override
    public Optional<AccountId> linkIdentity(Change.LinkIdentity change) {
        return Optional.empty();
    }

    @Override
    public Optional<AccountId> fuseIdentity(Change.FuseIdentity change) {
        return Optional.empty();
    }

    @Override
    public Optional<AccountId> nameIdentity(Change.NameIdentity change) {
        return Optional.empty();
    }

    @Override
    public Optional<AccountId> seeAlias(Change.SeeAlias change) {
        return Optional.of(change.alias().account());
    }

    @Override
    public Optional<AccountId> endAlias(Change.EndAlias change) {
        return Optional.of(change.alias().account());
    }

    @Override
    public Optional<AccountId> addContact(Change.AddContact change) {
        return Optional.of(change.contact().account());
    }

    @Override
    public Optional<AccountId> editContact(Change.EditContact change) {
        return Optional.of(change.contact().account());
    }

    @Override
    public Optional<AccountId> grantKey(Change.GrantKey change) {
        return Optional.of(change.key().account());
    }

    @Override
    public Optional<AccountId> revokeKey(Change.RevokeKey change) {
        return Optional.of(change.key().account());
    }

    @Override
    public Optional<AccountId> recordConsent(Change.RecordConsent change) {
        return Optional.of(change.entry().account());
    }

    @Override
    public Optional<AccountId> addConversation(Change.AddConversation change) {
        return Optional.of(change.conversation().account());
    }

    @Override
    public Optional<AccountId> openSession(Change.OpenSession change) {
        return Optional.of(change.session().account());
    }

    @Override
    public Optional<AccountId> closeSession(Change.CloseSession change) {
        return Optional.of(change.session().account());
    }

    @Override
    public Optional<AccountId> raiseMarks(Change.RaiseMarks change) {
        return Optional.empty();
    }

    @Override
    public Optional<AccountId> appendMessage(Change.AppendMessage change) {
        return Optional.of(change.message().account());
    }

    @Override
    public Optional<AccountId> raiseDelivery(Change.RaiseDelivery change) {
        return Optional.empty();
    }

    @Override
    public Optional<AccountId> nameMessage(Change.NameMessage change) {
        return Optional.empty();
    }

    @Override
    public Optional<AccountId> deferReport(Change.DeferReport change) {
        return Optional.of(change.deferred().account());
    }

    @Override
    public Optional<AccountId> releaseReport(Change.ReleaseReport change) {
        return Optional.of(change.deferred().account());
    }

    @Override
    public Optional<AccountId> suggest(Change.Suggest change) {
        return Optional.of(change.suggestion().account());
    }

    @Override
    public Optional<AccountId> quarantine(Change.Quarantine change) {
        return Optional.of(change.item().account());
    }

    @Override
    public Optional<AccountId> amend(Change.Amend change) {
        return Optional.empty();
    }

    @Override
    public Optional<AccountId> putMedia(Change.PutMedia change) {
        return Optional.of(change.file().account());
    }

    @Override
    public Optional<AccountId> recordChannelConsent(Change.RecordChannelConsent change) {
        return Optional.of(change.entry().account());
    }

    @Override
    public Optional<AccountId> raisePulse(Change.RaisePulse change) {
        return Optional.of(change.pulse().account());
    }

    @Override
    public Optional<AccountId> reportTemplate(Change.ReportTemplate change) {
        return Optional.of(change.report().account());
    }

    @Override
    public Optional<AccountId> dropQuarantined(Change.DropQuarantined change) {
        return Optional.of(change.account());
    }

    @Override
    public Optional<AccountId> appendJournal(Change.AppendJournal change) {
        return Optional.of(AccountId.NONE);
    }

    @Override
    public Optional<AccountId> dropJournal(Change.DropJournal change) {
        return Optional.of(AccountId.NONE);
    }

    @Override
    public Optional<AccountId> quarantineWork(Change.QuarantineWork change) {
        return Optional.of(change.work().account());
    }

    @Override
    public Optional<AccountId> releaseWork(Change.ReleaseWork change) {
        return Optional.of(change.account());
    }
}
