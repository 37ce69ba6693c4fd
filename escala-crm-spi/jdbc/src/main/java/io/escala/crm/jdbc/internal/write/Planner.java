package io.escala.crm.jdbc.internal.write;

import io.escala.crm.contact.ContactKey;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.store.Change;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;

/** Turns the parts of a ChangeSet into steps, in their order. */
final class Planner implements Change.Cases<Boolean> {
    private final WritePlan plan;
    private final String account;

    private Planner(WritePlan plan, String account) {
        this.plan = plan;
        this.account = account;
    }

    /** Adds what a ChangeSet writes once it may land. */
    static void plan(ChangeSet set, WritePlan plan) {
        Planner planner = new Planner(plan, set.account().value());
        set.changes().forEach(change -> change.accept(planner));
        planner.work(set);
        for (CrmEvent event : set.events()) {
            planner.add(IntakeStatements.LOG_EVENT, "", new IntakeStatements.Logged(set.at(), event));
        }
    }

    /** What is over, what is put off, what is given back, what is new: in this order. */
    private void work(ChangeSet set) {
        Lease lease = set.lease();
        if (lease != null) {
            for (WorkKey done : set.done()) {
                add(IntakeStatements.DONE, key(done), new IntakeStatements.InLane<>(lease.lane(), done));
            }
            for (WorkItem again : set.rescheduled()) {
                add(IntakeStatements.RESCHEDULE, key(again.key()), new IntakeStatements.InLane<>(lease.lane(), again));
                if (!set.releasesLease()) {
                    add(IntakeStatements.NOT_BEGUN, lease.lane(), new IntakeStatements.Begun(lease, again.key()));
                }
            }
            if (set.releasesLease()) {
                add(IntakeStatements.RELEASE_LEASE, lease.lane(), lease);
            }
        }
        for (WorkItem item : set.enqueued()) {
            add(IntakeStatements.ENQUEUE, key(item.key()), item);
        }
    }

    private <T> boolean add(WriteStatement<T> step, String key, T thing) {
        plan.add(step, account, key, thing);
        return true;
    }

    private static String key(WorkKey key) {
        return StoredNames.WORK.tag(key.kind()) + "/" + key.id();
    }

    private static String key(IdentityAlias alias) {
        return alias.identity() + "/" + StoredNames.IDENTITY_KEY.tag(alias.key().kind()) + "/"
                + alias.key().scope() + "/" + alias.key().value();
    }

    private static String key(ContactKey key) {
        return key.contact() + "/" + StoredNames.CONTACT_KEY.tag(key.value().kind()) + "/"
                + key.value().value();
    }

    private static String key(Session session) {
        return session.conversation() + "/" + session.number();
    }

    @Override
    public Boolean putSettings(Change.PutSettings change) {
        return add(ContactStatements.PUT_SETTINGS, account, change.settings());
    }

    @Override
    public Boolean putLine(Change.PutLine change) {
        return add(ContactStatements.PUT_LINE, change.line().id().value(), change.line());
    }

    @Override
    public Boolean addIdentity(Change.AddIdentity change) {
        return add(ContactStatements.ADD_IDENTITY, change.identity().id().value(), change.identity());
    }

    @Override
    public Boolean linkIdentity(Change.LinkIdentity change) {
        return add(ContactStatements.LINK_IDENTITY, change.identity().value(), change);
    }

    @Override
    public Boolean fuseIdentity(Change.FuseIdentity change) {
        return add(ContactStatements.FUSE_IDENTITY, change.from().value(), change);
    }

    @Override
    public Boolean nameIdentity(Change.NameIdentity change) {
        return add(ContactStatements.NAME_IDENTITY, change.identity().value(), change);
    }

    @Override
    public Boolean seeAlias(Change.SeeAlias change) {
        return add(ContactStatements.SEE_ALIAS, key(change.alias()), change.alias());
    }

    @Override
    public Boolean endAlias(Change.EndAlias change) {
        return add(
                ContactStatements.END_ALIAS, key(change.alias()), change.alias().endedAt(change.end()));
    }

    @Override
    public Boolean addContact(Change.AddContact change) {
        return add(ContactStatements.ADD_CONTACT, change.contact().id().value(), change.contact());
    }

    @Override
    public Boolean editContact(Change.EditContact change) {
        return add(ContactStatements.EDIT_CONTACT, change.contact().id().value(), change.contact());
    }

    @Override
    public Boolean grantKey(Change.GrantKey change) {
        return add(ContactStatements.GRANT_KEY, key(change.key()), change.key());
    }

    @Override
    public Boolean revokeKey(Change.RevokeKey change) {
        add(
                ContactStatements.KNOW_CONTACT,
                change.key().contact().value(),
                change.key().contact());
        add(ContactStatements.REVOKE_ROLES, key(change.key()), change);
        return add(ContactStatements.DROP_KEY, key(change.key()), change.key());
    }

    @Override
    public Boolean recordConsent(Change.RecordConsent change) {
        return add(
                ContactStatements.RECORD_CONSENT,
                change.entry().contact() + "/" + change.entry().id(),
                change.entry());
    }

    @Override
    public Boolean addConversation(Change.AddConversation change) {
        return add(
                ConversationStatements.ADD_CONVERSATION,
                change.conversation().id().value(),
                change.conversation());
    }

    @Override
    public Boolean openSession(Change.OpenSession change) {
        Session session = change.session();
        add(ConversationStatements.OPEN_CONVERSATION, session.conversation().value(), session);
        return add(ConversationStatements.ADD_SESSION, key(session), session);
    }

    @Override
    public Boolean closeSession(Change.CloseSession change) {
        Session session = change.session();
        add(ConversationStatements.CLOSE_CONVERSATION, session.conversation().value(), session);
        return add(ConversationStatements.PUT_SESSION, key(session), session);
    }

    @Override
    public Boolean raiseMarks(Change.RaiseMarks change) {
        return add(ConversationStatements.RAISE_MARKS, change.conversation().value(), change);
    }

    @Override
    public Boolean appendMessage(Change.AppendMessage change) {
        return add(ConversationStatements.APPEND_MESSAGE, change.message().id().value(), change.message());
    }

    @Override
    public Boolean raiseDelivery(Change.RaiseDelivery change) {
        String message = change.message().value();
        add(ConversationStatements.raiseDeliveryTo(change.step().status()), message, change);
        return change.step().error() == null || add(ConversationStatements.RECORD_ERROR, message, change);
    }

    @Override
    public Boolean nameMessage(Change.NameMessage change) {
        return add(ConversationStatements.NAME_MESSAGE, change.message().value(), change);
    }

    @Override
    public Boolean deferReport(Change.DeferReport change) {
        return add(IntakeStatements.PARK, deferredKey(change.deferred()), change.deferred());
    }

    @Override
    public Boolean releaseReport(Change.ReleaseReport change) {
        return add(IntakeStatements.UNPARK, deferredKey(change.deferred()), change.deferred());
    }

    private static String deferredKey(DeferredReport deferred) {
        return IntakeStatements.message(deferred) + "/" + deferred.report().key();
    }

    @Override
    public Boolean suggest(Change.Suggest change) {
        return add(IntakeStatements.SUGGEST, change.suggestion().id(), change.suggestion());
    }

    @Override
    public Boolean quarantine(Change.Quarantine change) {
        return add(IntakeStatements.SET_ASIDE, change.item().id(), change.item());
    }

    @Override
    public Boolean amend(Change.Amend change) {
        return change.amendment().accept(new Amend(change.message()));
    }

    /** Each kind of amendment has its own statement. */
    private final class Amend implements Amendment.Cases<Boolean> {
        private final MessageId message;

        Amend(MessageId message) {
            this.message = message;
        }

        @Override
        public Boolean edit(Amendment.Edit edit) {
            return add(
                    ConversationStatements.EDIT, message.value(), new ConversationStatements.Amending<>(message, edit));
        }

        @Override
        public Boolean unsend(Amendment.Unsend unsend) {
            return add(
                    ConversationStatements.UNSEND,
                    message.value(),
                    new ConversationStatements.Amending<>(message, unsend));
        }

        @Override
        public Boolean reaction(Amendment.Reaction reaction) {
            return add(
                    reaction.by() == Direction.INBOUND
                            ? ConversationStatements.CUSTOMER_REACTED
                            : ConversationStatements.BUSINESS_REACTED,
                    message.value(),
                    new ConversationStatements.Amending<>(message, reaction));
        }
    }

    @Override
    public Boolean putMedia(Change.PutMedia change) {
        MediaFile file = change.file();
        return add(ConversationStatements.PUT_MEDIA, file.message() + "/" + file.place(), file);
    }

    @Override
    public Boolean recordChannelConsent(Change.RecordChannelConsent change) {
        ChannelConsent entry = change.entry();
        return add(ContactStatements.RECORD_CHANNEL_CONSENT, entry.identity() + "/" + entry.id(), entry);
    }

    @Override
    public Boolean raisePulse(Change.RaisePulse change) {
        return add(ContactStatements.RAISE_PULSE, change.pulse().line().value(), change.pulse());
    }

    @Override
    public Boolean reportTemplate(Change.ReportTemplate change) {
        TemplateReport report = change.report();
        TemplateKey template = report.template();
        return add(
                ContactStatements.REPORT_TEMPLATE,
                template.wabaId() + "/" + template.name() + "/" + template.language() + "/"
                        + StoredNames.ASPECT.tag(report.aspect()),
                report);
    }

    @Override
    public Boolean dropQuarantined(Change.DropQuarantined change) {
        return add(IntakeStatements.DROP_ASIDE, change.id(), change.id());
    }

    @Override
    public Boolean appendJournal(Change.AppendJournal change) {
        return add(IntakeStatements.APPEND_JOURNAL, change.entry().id(), change.entry());
    }

    @Override
    public Boolean dropJournal(Change.DropJournal change) {
        return add(IntakeStatements.DROP_JOURNAL, change.id(), change.id());
    }

    @Override
    public Boolean quarantineWork(Change.QuarantineWork change) {
        return add(IntakeStatements.QUARANTINE_WORK, key(change.work().key()), change.work());
    }

    @Override
    public Boolean releaseWork(Change.ReleaseWork change) {
        return add(IntakeStatements.RELEASE_WORK, key(change.key()), change.key());
    }
}
