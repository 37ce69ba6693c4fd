package io.escala.crm.store;

import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import java.util.EnumSet;
import java.util.Objects;

/** What each change does to a state: written here once, for decisions, for the memory store, and for whoever checks another. */
final class StateChanges implements Change.Cases<Boolean> {
    private final State state;

    StateChanges(State state) {
        this.state = state;
    }

    @Override
    public Boolean putSettings(Change.PutSettings change) {
        state.put(change.settings());
        return true;
    }

    @Override
    public Boolean putLine(Change.PutLine change) {
        state.put(change.line());
        return true;
    }

    @Override
    public Boolean addIdentity(Change.AddIdentity change) {
        state.put(change.identity());
        return true;
    }

    @Override
    public Boolean linkIdentity(Change.LinkIdentity change) {
        state.put(known(change.identity()).linkedTo(change.contact()));
        return true;
    }

    @Override
    public Boolean fuseIdentity(Change.FuseIdentity change) {
        state.put(known(change.from()).fusedWith(change.into()));
        return true;
    }

    @Override
    public Boolean nameIdentity(Change.NameIdentity change) {
        state.put(known(change.identity()).withProfile(change.name()));
        return true;
    }

    @Override
    public Boolean seeAlias(Change.SeeAlias change) {
        IdentityAlias seen = change.alias();
        state.put(state.alias(seen.identity(), seen.key())
                .map(before -> before.merge(seen))
                .orElse(seen));
        return true;
    }

    @Override
    public Boolean endAlias(Change.EndAlias change) {
        IdentityAlias ended = change.alias();
        state.put(state.alias(ended.identity(), ended.key()).orElse(ended).endedAt(change.end()));
        return true;
    }

    @Override
    public Boolean addContact(Change.AddContact change) {
        state.put(change.contact());
        return true;
    }

    @Override
    public Boolean editContact(Change.EditContact change) {
        state.put(change.contact());
        return true;
    }

    @Override
    public Boolean grantKey(Change.GrantKey change) {
        ContactKey granted = change.key();
        state.put(state.key(granted.contact(), granted.value())
                .map(before -> before.withRoles(granted.roles()))
                .orElse(granted));
        return true;
    }

    @Override
    public Boolean revokeKey(Change.RevokeKey change) {
        state.key(change.key().contact(), change.key().value()).ifPresent(before -> {
            EnumSet<KeyRole> left = EnumSet.noneOf(KeyRole.class);
            left.addAll(before.roles());
            left.removeAll(change.roles());
            if (change.goes() || left.isEmpty()) {
                state.drop(before);
            } else {
                state.put(new ContactKey(before.account(), before.contact(), before.value(), left));
            }
        });
        return true;
    }

    @Override
    public Boolean recordConsent(Change.RecordConsent change) {
        state.put(change.entry());
        return true;
    }

    @Override
    public Boolean addConversation(Change.AddConversation change) {
        state.put(change.conversation());
        return true;
    }

    @Override
    public Boolean openSession(Change.OpenSession change) {
        Session session = change.session();
        Conversation before = known(session.conversation());
        if (before.session() < session.number()) {
            state.put(before.opened());
        }
        state.putIfAbsent(session);
        return true;
    }

    @Override
    public Boolean closeSession(Change.CloseSession change) {
        Session session = change.session();
        state.put(known(session.conversation()).closed(Objects.requireNonNull(session.closedAt())));
        state.put(session);
        return true;
    }

    @Override
    public Boolean raiseMarks(Change.RaiseMarks change) {
        state.put(known(change.conversation()).raised(change.marks()));
        return true;
    }

    @Override
    public Boolean appendMessage(Change.AppendMessage change) {
        state.put(change.message());
        return true;
    }

    @Override
    public Boolean raiseDelivery(Change.RaiseDelivery change) {
        state.put(known(change.message()).raised(change.step()));
        return true;
    }

    @Override
    public Boolean nameMessage(Change.NameMessage change) {
        state.put(known(change.message()).named(change.providerId()));
        return true;
    }

    @Override
    public Boolean deferReport(Change.DeferReport change) {
        state.put(change.deferred());
        return true;
    }

    @Override
    public Boolean releaseReport(Change.ReleaseReport change) {
        state.drop(change.deferred());
        return true;
    }

    @Override
    public Boolean suggest(Change.Suggest change) {
        state.putIfAbsent(change.suggestion());
        return true;
    }

    @Override
    public Boolean quarantine(Change.Quarantine change) {
        state.putIfAbsent(change.item());
        return true;
    }

    @Override
    public Boolean amend(Change.Amend change) {
        state.put(known(change.message()).amended(change.amendment()));
        return true;
    }

    @Override
    public Boolean putMedia(Change.PutMedia change) {
        state.put(change.file());
        return true;
    }

    @Override
    public Boolean recordChannelConsent(Change.RecordChannelConsent change) {
        state.put(change.entry());
        return true;
    }

    @Override
    public Boolean raisePulse(Change.RaisePulse change) {
        state.put(change.pulse());
        return true;
    }

    @Override
    public Boolean reportTemplate(Change.ReportTemplate change) {
        state.put(change.report());
        return true;
    }

    @Override
    public Boolean dropQuarantined(Change.DropQuarantined change) {
        state.dropQuarantined(change.id());
        return true;
    }

    @Override
    public Boolean appendJournal(Change.AppendJournal change) {
        state.put(change.entry());
        return true;
    }

    @Override
    public Boolean dropJournal(Change.DropJournal change) {
        state.dropJournal(change.id());
        return true;
    }

    @Override
    public Boolean quarantineWork(Change.QuarantineWork change) {
        state.putIfAbsent(change.work());
        return true;
    }

    @Override
    public Boolean releaseWork(Change.ReleaseWork change) {
        state.release(change.key());
        return true;
    }

    private ChannelIdentity known(IdentityId id) {
        return state.identity(id).orElseThrow(() -> new IllegalStateException("no identity " + id));
    }

    private Conversation known(ConversationId id) {
        return state.conversation(id).orElseThrow(() -> new IllegalStateException("no conversation " + id));
    }

    private Message known(MessageId id) {
        return state.message(id).orElseThrow(() -> new IllegalStateException("no message " + id));
    }
}
