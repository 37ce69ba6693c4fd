package io.escala.crm.memory;

import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.Line;
import io.escala.crm.store.Change;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Refuses misuse before anything is touched: adding what exists, changing what does not. */
final class MisuseCheck implements Change.Cases<Boolean> {
    private final State state;
    private final Set<IdentityId> identities = new HashSet<>();
    private final Set<ContactId> contacts = new HashSet<>();
    private final Set<ConversationId> conversations = new HashSet<>();
    private final Map<MessageId, Message> messages = new HashMap<>();

    private MisuseCheck(State state) {
        this.state = state;
    }

    /**
     * Checks the changes of a ChangeSet in their order.
     *
     * @throws IllegalArgumentException naming the kind of change that does not fit
     */
    static void check(ChangeSet set, State state) {
        MisuseCheck existence = new MisuseCheck(state);
        for (Change change : set.changes()) {
            if (!change.accept(existence)) {
                throw new IllegalArgumentException(
                        change.getClass().getSimpleName() + " adds what exists or changes what does not");
            }
        }
    }

    @Override
    public Boolean putSettings(Change.PutSettings change) {
        return true;
    }

    @Override
    public Boolean putLine(Change.PutLine change) {
        Optional<Line> before = state.line(change.line().id());
        return before.isEmpty() || before.get().key().equals(change.line().key());
    }

    @Override
    public Boolean addIdentity(Change.AddIdentity change) {
        return !exists(change.identity().id())
                && identities.add(change.identity().id());
    }

    @Override
    public Boolean linkIdentity(Change.LinkIdentity change) {
        return exists(change.identity());
    }

    @Override
    public Boolean fuseIdentity(Change.FuseIdentity change) {
        return exists(change.from()) && exists(change.into());
    }

    @Override
    public Boolean nameIdentity(Change.NameIdentity change) {
        return exists(change.identity());
    }

    @Override
    public Boolean seeAlias(Change.SeeAlias change) {
        return exists(change.alias().identity());
    }

    @Override
    public Boolean endAlias(Change.EndAlias change) {
        return exists(change.alias().identity());
    }

    @Override
    public Boolean addContact(Change.AddContact change) {
        return !exists(change.contact().id()) && contacts.add(change.contact().id());
    }

    @Override
    public Boolean editContact(Change.EditContact change) {
        return exists(change.contact().id());
    }

    @Override
    public Boolean grantKey(Change.GrantKey change) {
        return exists(change.key().contact());
    }

    @Override
    public Boolean revokeKey(Change.RevokeKey change) {
        return exists(change.key().contact());
    }

    @Override
    public Boolean recordConsent(Change.RecordConsent change) {
        return exists(change.entry().contact());
    }

    @Override
    public Boolean addConversation(Change.AddConversation change) {
        return !exists(change.conversation().id())
                && conversations.add(change.conversation().id());
    }

    @Override
    public Boolean openSession(Change.OpenSession change) {
        return exists(change.session().conversation());
    }

    @Override
    public Boolean closeSession(Change.CloseSession change) {
        return exists(change.session().conversation());
    }

    @Override
    public Boolean raiseMarks(Change.RaiseMarks change) {
        return exists(change.conversation());
    }

    @Override
    public Boolean appendMessage(Change.AppendMessage change) {
        Message message = change.message();
        return exists(message.conversation())
                && message(message.id()).isEmpty()
                && messages.put(message.id(), message) == null;
    }

    @Override
    public Boolean raiseDelivery(Change.RaiseDelivery change) {
        return message(change.message())
                .filter(message -> message.direction() == Direction.OUTBOUND)
                .isPresent();
    }

    @Override
    public Boolean nameMessage(Change.NameMessage change) {
        return message(change.message()).isPresent();
    }

    @Override
    public Boolean deferReport(Change.DeferReport change) {
        return true;
    }

    @Override
    public Boolean releaseReport(Change.ReleaseReport change) {
        return true;
    }

    @Override
    public Boolean suggest(Change.Suggest change) {
        return true;
    }

    @Override
    public Boolean quarantine(Change.Quarantine change) {
        return true;
    }

    @Override
    public Boolean amend(Change.Amend change) {
        return message(change.message()).isPresent();
    }

    @Override
    public Boolean putMedia(Change.PutMedia change) {
        return message(change.file().message()).isPresent();
    }

    @Override
    public Boolean recordChannelConsent(Change.RecordChannelConsent change) {
        return exists(change.entry().identity());
    }

    @Override
    public Boolean raisePulse(Change.RaisePulse change) {
        return true;
    }

    @Override
    public Boolean reportTemplate(Change.ReportTemplate change) {
        return true;
    }

    @Override
    public Boolean dropQuarantined(Change.DropQuarantined change) {
        return true;
    }

    @Override
    public Boolean appendJournal(Change.AppendJournal change) {
        return true;
    }

    @Override
    public Boolean dropJournal(Change.DropJournal change) {
        return true;
    }

    @Override
    public Boolean quarantineWork(Change.QuarantineWork change) {
        return true;
    }

    @Override
    public Boolean releaseWork(Change.ReleaseWork change) {
        return true;
    }

    private boolean exists(IdentityId id) {
        return identities.contains(id) || state.identity(id).isPresent();
    }

    private boolean exists(ContactId id) {
        return contacts.contains(id) || state.contact(id).isPresent();
    }

    private boolean exists(ConversationId id) {
        return conversations.contains(id) || state.conversation(id).isPresent();
    }

    private Optional<Message> message(MessageId id) {
        return Optional.ofNullable(messages.get(id)).or(() -> state.message(id));
    }
}
