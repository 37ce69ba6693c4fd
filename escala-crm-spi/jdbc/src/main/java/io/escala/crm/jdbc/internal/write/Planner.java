package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.AccountChange;
import io.escala.crm.change.AuditChange;
import io.escala.crm.change.Change;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.HistoryChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.IntakeChange;
import io.escala.crm.change.LibraryChange;
import io.escala.crm.change.RecordChange;
import io.escala.crm.change.ScheduleChange;
import io.escala.crm.change.TeamChange;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.store.ChangeSet;

/** Turns a ChangeSet into planned writes: one writer per family of changes. */
final class Planner implements Change.Cases<Boolean> {
    private final AccountWriter account;
    private final TeamWriter team;
    private final IdentityWriter identity;
    private final ContactWriter contact;
    private final RecordWriter record;
    private final ConversationWriter conversation;
    private final IntakeWriter intake;
    private final LibraryWriter library;
    private final ScheduleWriter schedule;
    private final AuditWriter audit;
    private final HistoryWriter history;

    private Planner(AccountPlan plan) {
        this.account = new AccountWriter(plan);
        this.team = new TeamWriter(plan);
        this.identity = new IdentityWriter(plan);
        this.contact = new ContactWriter(plan);
        this.record = new RecordWriter(plan);
        this.conversation = new ConversationWriter(plan);
        this.intake = new IntakeWriter(plan);
        this.library = new LibraryWriter(plan);
        this.schedule = new ScheduleWriter(plan);
        this.audit = new AuditWriter(plan);
        this.history = new HistoryWriter(plan);
    }

    /** Adds what a ChangeSet writes once it may be committed. */
    static void plan(ChangeSet set, WritePlan writes) {
        AccountPlan plan = new AccountPlan(writes, set.account().value());
        Planner planner = new Planner(plan);
        set.changes().forEach(change -> change.accept(planner));
        WorkWriter.write(set, plan);
        for (CrmEvent event : set.events()) {
            plan.add(EventStatements.LOG_EVENT, "", new EventStatements.Logged(set.at(), event));
        }
    }

    @Override
    public Boolean account(AccountChange change) {
        return change.accept(account);
    }

    @Override
    public Boolean team(TeamChange change) {
        return change.accept(team);
    }

    @Override
    public Boolean identity(IdentityChange change) {
        return change.accept(identity);
    }

    @Override
    public Boolean contact(ContactChange change) {
        return change.accept(contact);
    }

    @Override
    public Boolean record(RecordChange change) {
        return change.accept(record);
    }

    @Override
    public Boolean conversation(ConversationChange change) {
        return change.accept(conversation);
    }

    @Override
    public Boolean intake(IntakeChange change) {
        return change.accept(intake);
    }

    @Override
    public Boolean library(LibraryChange change) {
        return change.accept(library);
    }

    @Override
    public Boolean schedule(ScheduleChange change) {
        return change.accept(schedule);
    }

    @Override
    public Boolean audit(AuditChange change) {
        return change.accept(audit);
    }

    @Override
    public Boolean history(HistoryChange change) {
        return change.accept(history);
    }
}
