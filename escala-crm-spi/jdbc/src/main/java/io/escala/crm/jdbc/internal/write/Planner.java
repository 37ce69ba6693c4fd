package io.escala.crm.jdbc.internal.write;

import io.escala.crm.aside.Parked;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.jdbc.internal.codec.Tags;
import io.escala.crm.store.Change;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;

/** Turns the parts of a ChangeSet into steps, in their order. */
final class Planner implements Change.Cases<Boolean> {
    private final Plan plan;
    private final String account;

    private Planner(Plan plan, String account) {
        this.plan = plan;
        this.account = account;
    }

    /** Adds what a ChangeSet writes once it may land. */
    static void plan(ChangeSet set, Plan plan) {
        Planner planner = new Planner(plan, set.account().value());
        set.changes().forEach(change -> change.accept(planner));
        planner.work(set);
        for (CrmEvent event : set.events()) {
            planner.add(SideSteps.LOG_EVENT, "", new SideSteps.Logged(set.at(), event));
        }
    }

    /** What is over, what is put off, what is given back, what is new: in this order. */
    private void work(ChangeSet set) {
        Lease lease = set.lease();
        if (lease != null) {
            for (WorkKey done : set.done()) {
                add(SideSteps.DONE, key(done), new SideSteps.InLane<>(lease.lane(), done));
            }
            for (WorkItem again : set.rescheduled()) {
                add(SideSteps.RESCHEDULE, key(again.key()), new SideSteps.InLane<>(lease.lane(), again));
                if (!set.releasesLease()) {
                    add(SideSteps.NOT_BEGUN, lease.lane(), new SideSteps.Begun(lease, again.key()));
                }
            }
            if (set.releasesLease()) {
                add(SideSteps.RELEASE_LEASE, lease.lane(), lease);
            }
        }
        for (WorkItem item : set.enqueued()) {
            add(SideSteps.ENQUEUE, key(item.key()), item);
        }
    }

    private <T> boolean add(Step<T> step, String key, T thing) {
        plan.add(step, account, key, thing);
        return true;
    }

    private static String key(WorkKey key) {
        return Tags.WORK.tag(key.kind()) + "/" + key.id();
    }

    private static String key(IdentityAlias alias) {
        return alias.identity() + "/" + Tags.IDENTITY_KEY.tag(alias.key().kind()) + "/"
                + alias.key().scope() + "/" + alias.key().value();
    }

    private static String key(ContactKey key) {
        return key.contact() + "/" + Tags.CONTACT_KEY.tag(key.value().kind()) + "/"
                + key.value().value();
    }

    private static String key(Session session) {
        return session.conversation() + "/" + session.number();
    }

    @Override
    public Boolean putSettings(Change.PutSettings change) {
        return add(PeopleSteps.PUT_SETTINGS, account, change.settings());
    }

    @Override
    public Boolean putLine(Change.PutLine change) {
        return add(PeopleSteps.PUT_LINE, change.line().id().value(), change.line());
    }

    @Override
    public Boolean addIdentity(Change.AddIdentity change) {
        return add(PeopleSteps.ADD_IDENTITY, change.identity().id().value(), change.identity());
    }

    @Override
    public Boolean linkIdentity(Change.LinkIdentity change) {
        return add(PeopleSteps.LINK_IDENTITY, change.identity().value(), change);
    }

    @Override
    public Boolean fuseIdentity(Change.FuseIdentity change) {
        return add(PeopleSteps.FUSE_IDENTITY, change.from().value(), change);
    }

    @Override
    public Boolean nameIdentity(Change.NameIdentity change) {
        return add(PeopleSteps.NAME_IDENTITY, change.identity().value(), change);
    }

    @Override
    public Boolean seeAlias(Change.SeeAlias change) {
        return add(PeopleSteps.SEE_ALIAS, key(change.alias()), change.alias());
    }

    @Override
    public Boolean endAlias(Change.EndAlias change) {
        return add(PeopleSteps.END_ALIAS, key(change.alias()), change.alias().endedAt(change.end()));
    }

    @Override
    public Boolean addContact(Change.AddContact change) {
        return add(PeopleSteps.ADD_CONTACT, change.contact().id().value(), change.contact());
    }

    @Override
    public Boolean editContact(Change.EditContact change) {
        return add(PeopleSteps.EDIT_CONTACT, change.contact().id().value(), change.contact());
    }

    @Override
    public Boolean grantKey(Change.GrantKey change) {
        return add(PeopleSteps.GRANT_KEY, key(change.key()), change.key());
    }

    @Override
    public Boolean revokeKey(Change.RevokeKey change) {
        add(
                PeopleSteps.KNOW_CONTACT,
                change.key().contact().value(),
                change.key().contact());
        add(PeopleSteps.REVOKE_ROLES, key(change.key()), change);
        return add(PeopleSteps.DROP_KEY, key(change.key()), change.key());
    }

    @Override
    public Boolean recordConsent(Change.RecordConsent change) {
        return add(
                PeopleSteps.RECORD_CONSENT,
                change.entry().contact() + "/" + change.entry().id(),
                change.entry());
    }

    @Override
    public Boolean addConversation(Change.AddConversation change) {
        return add(TalkSteps.ADD_CONVERSATION, change.conversation().id().value(), change.conversation());
    }

    @Override
    public Boolean openSession(Change.OpenSession change) {
        Session session = change.session();
        add(TalkSteps.OPEN_CONVERSATION, session.conversation().value(), session);
        return add(TalkSteps.ADD_SESSION, key(session), session);
    }

    @Override
    public Boolean closeSession(Change.CloseSession change) {
        Session session = change.session();
        add(TalkSteps.CLOSE_CONVERSATION, session.conversation().value(), session);
        return add(TalkSteps.PUT_SESSION, key(session), session);
    }

    @Override
    public Boolean raiseMarks(Change.RaiseMarks change) {
        return add(TalkSteps.RAISE_MARKS, change.conversation().value(), change);
    }

    @Override
    public Boolean appendMessage(Change.AppendMessage change) {
        return add(TalkSteps.APPEND_MESSAGE, change.message().id().value(), change.message());
    }

    @Override
    public Boolean raiseDelivery(Change.RaiseDelivery change) {
        String message = change.message().value();
        add(TalkSteps.raiseDeliveryTo(change.step().status()), message, change);
        return change.step().error() == null || add(TalkSteps.RECORD_ERROR, message, change);
    }

    @Override
    public Boolean nameMessage(Change.NameMessage change) {
        return add(TalkSteps.NAME_MESSAGE, change.message().value(), change);
    }

    @Override
    public Boolean park(Change.Park change) {
        return add(SideSteps.PARK, parkedKey(change.parked()), change.parked());
    }

    @Override
    public Boolean unpark(Change.Unpark change) {
        return add(SideSteps.UNPARK, parkedKey(change.parked()), change.parked());
    }

    private static String parkedKey(Parked parked) {
        return SideSteps.message(parked) + "/" + parked.report().key();
    }

    @Override
    public Boolean suggest(Change.Suggest change) {
        return add(SideSteps.SUGGEST, change.suggestion().id(), change.suggestion());
    }

    @Override
    public Boolean setAside(Change.PutAside change) {
        return add(SideSteps.SET_ASIDE, change.item().id(), change.item());
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
            return add(TalkSteps.EDIT, message.value(), new TalkSteps.Amending<>(message, edit));
        }

        @Override
        public Boolean unsend(Amendment.Unsend unsend) {
            return add(TalkSteps.UNSEND, message.value(), new TalkSteps.Amending<>(message, unsend));
        }

        @Override
        public Boolean reaction(Amendment.Reaction reaction) {
            return add(
                    reaction.by() == Direction.INBOUND ? TalkSteps.CUSTOMER_REACTED : TalkSteps.BUSINESS_REACTED,
                    message.value(),
                    new TalkSteps.Amending<>(message, reaction));
        }
    }

    @Override
    public Boolean putMedia(Change.PutMedia change) {
        MediaFile file = change.file();
        return add(TalkSteps.PUT_MEDIA, file.message() + "/" + file.place(), file);
    }

    @Override
    public Boolean recordChannelConsent(Change.RecordChannelConsent change) {
        ChannelConsent entry = change.entry();
        return add(PeopleSteps.RECORD_CHANNEL_CONSENT, entry.identity() + "/" + entry.id(), entry);
    }

    @Override
    public Boolean raisePulse(Change.RaisePulse change) {
        return add(PeopleSteps.RAISE_PULSE, change.pulse().line().value(), change.pulse());
    }

    @Override
    public Boolean reportTemplate(Change.ReportTemplate change) {
        TemplateReport report = change.report();
        TemplateKey template = report.template();
        return add(
                PeopleSteps.REPORT_TEMPLATE,
                template.wabaId() + "/" + template.name() + "/" + template.language() + "/"
                        + Tags.ASPECT.tag(report.aspect()),
                report);
    }

    @Override
    public Boolean dropAside(Change.DropAside change) {
        return add(SideSteps.DROP_ASIDE, change.id(), change.id());
    }

    @Override
    public Boolean appendJournal(Change.AppendJournal change) {
        return add(SideSteps.APPEND_JOURNAL, change.entry().id(), change.entry());
    }

    @Override
    public Boolean dropJournal(Change.DropJournal change) {
        return add(SideSteps.DROP_JOURNAL, change.id(), change.id());
    }

    @Override
    public Boolean quarantineWork(Change.QuarantineWork change) {
        return add(SideSteps.QUARANTINE_WORK, key(change.work().key()), change.work());
    }

    @Override
    public Boolean releaseWork(Change.ReleaseWork change) {
        return add(SideSteps.RELEASE_WORK, key(change.key()), change.key());
    }
}
