package io.escala.crm.change;

import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.field.FieldSettings;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.Line;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordId;
import io.escala.crm.schedule.ScheduledMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data of one account: all of it in the memory store ({@link #complete()}), the loaded part of it in a decision ({@link #partial()}).
 * {@link #apply(Change)} is the one place that says what a change does; a decision applies each change as it makes it, so the
 * second event of a batch sees the effect of the first.
 *
 * <p>A partial state knows what was loaded: reading anything else throws {@link NotLoadedException}, so "absent" always means absent in
 * the store. What a change adds counts as loaded with everything that belongs to it. The {@code all()} lists hold what is loaded and
 * never throw.
 *
 * <p>Depends on nothing but what was put in: no clock, no store. Not thread-safe.
 */
public final class State {
    /** The only key of {@link Relation#SETTINGS}. */
    public static final String SETTINGS = "settings";

    private final LoadedRelations loaded;
    private final Map<Claim, String> holders = new HashMap<>();
    private final AccountState account;
    private final TeamState team;
    private final IdentityState identities;
    private final ContactState contacts;
    private final RecordState records;
    private final ConversationState conversations;
    private final IntakeState intake;
    private final LibraryState library;
    private final ScheduleState schedule;
    private final AuditState audit = new AuditState();
    private final HistoryState history;
    private final Change.Cases<Boolean> effects = new Effects();

    private State(LoadedRelations loaded) {
        this.loaded = loaded;
        this.account = new AccountState(loaded);
        this.team = new TeamState(loaded);
        this.identities = new IdentityState(loaded);
        this.contacts = new ContactState(loaded);
        this.records = new RecordState(loaded);
        this.conversations = new ConversationState(loaded, holders, identities);
        this.intake = new IntakeState(loaded);
        this.library = new LibraryState(loaded);
        this.schedule = new ScheduleState(loaded);
        this.history = new HistoryState(loaded, contacts);
    }

    /** Makes an empty state in which what was not put in does not exist. */
    public static State complete() {
        return new State(LoadedRelations.everything());
    }

    /** Makes an empty state in which nothing is loaded yet. */
    public static State partial() {
        return new State(LoadedRelations.nothing());
    }

    /**
     * Applies a change: its releases, its takes, and its effect. Claims are not checked here; whoever commits checks them first.
     *
     * @throws NotLoadedException when the change needs something that was not loaded
     * @throws IllegalStateException when it changes something that does not exist
     */
    public void apply(Change change) {
        change.releases().forEach(this::release);
        change.takes().forEach(this::hold);
        change.accept(effects);
    }

    /** Marks keys of a relation as loaded: what was not put in for them does not exist. */
    public void markLoaded(Relation relation, Collection<?> keys) {
        loaded.addAll(relation, keys);
    }

    /** Marks a whole relation as loaded. */
    public void markLoaded(Relation relation) {
        loaded.complete(relation);
    }

    /** Whether a key of a relation was loaded, or added by a change. */
    public boolean isLoaded(Relation relation, Object key) {
        return loaded.contains(relation, key);
    }

    /** Gives a claim to a holder. */
    public void hold(Holding holding) {
        loaded.add(Relation.HOLDERS, holding.claim());
        holders.put(holding.claim(), holding.holder());
    }

    /** Takes a claim from a holder; a claim that the holder does not hold is left alone. */
    public void release(Holding holding) {
        holders.remove(holding.claim(), holding.holder());
    }

    /**
     * The holder of a claim.
     *
     * @return the holder, or empty when the claim is free
     * @throws NotLoadedException when the claim was not loaded
     */
    public Optional<String> holder(Claim claim) {
        loaded.require(Relation.HOLDERS, claim);
        return Optional.ofNullable(holders.get(claim));
    }

    /** Every claim that is held, with its holder: a view. */
    public Map<Claim, String> holders() {
        return Collections.unmodifiableMap(holders);
    }

    /**
     * Everything in this state but its claims, as the changes that make it of an empty one: to keep a copy of an account. After them
     * the copy gets exactly the {@linkplain #holders() claims} of this one, since some were taken or released for other reasons.
     *
     * @return the changes, in an order in which {@link #apply} takes them
     */
    public List<Change> changes() {
        return Stream.of(
                        account.changes(),
                        team.changes(),
                        contacts.changes(),
                        records.changes(),
                        identities.changes(),
                        conversations.changes(),
                        intake.changes(),
                        library.changes(),
                        schedule.changes(),
                        audit.changes(),
                        history.changes())
                .flatMap(part -> part)
                .toList();
    }

    /**
     * The version of a subject.
     *
     * @return its version; for settings and users never saved 0; empty when the subject does not exist
     * @throws NotLoadedException when the subject was not loaded
     */
    public Optional<Long> version(Expected expected) {
        return switch (expected.kind()) {
            case SETTINGS ->
                Optional.of(account.settings().map(AccountSettings::version).orElse(0L));
            case FIELD_SETTINGS ->
                Optional.of(account.fieldSettings().map(FieldSettings::version).orElse(0L));
            case TEAM_SETTINGS ->
                Optional.of(team.settings().map(TeamSettings::version).orElse(0L));
            case TEAM_USER ->
                Optional.of(team.user(new UserId(expected.id()))
                        .map(TeamUser::version)
                        .orElse(0L));
            case LAST_ACTIVE ->
                Optional.of(team.lastActive(new UserId(expected.id()))
                        .map(Instant::toEpochMilli)
                        .orElse(0L));
            case CONTACT -> contacts.find(new ContactId(expected.id())).map(Contact::version);
            case RECORD -> records.find(new RecordId(expected.id())).map(CrmRecord::version);
            case SCHEDULED_MESSAGE ->
                schedule.find(new MessageId(expected.id())).map(ScheduledMessage::version);
            case COMPANY -> records.company(new CompanyId(expected.id())).map(Company::version);
            case IDENTITY -> identities.find(new IdentityId(expected.id())).map(ChannelIdentity::version);
            case AUTO_CLOSE_RULE ->
                account.autoCloseRule(new AutoCloseRuleId(expected.id())).map(AutoCloseRule::version);
            case CONVERSATION ->
                conversations.find(new ConversationId(expected.id())).map(Conversation::version);
            case WINDOW -> mark(expected, Mark.WINDOW_OPENED);
            case INBOUND -> mark(expected, Mark.INBOUND_ARRIVAL);
            case ANSWERED -> mark(expected, Mark.ANSWERED);
        };
    }

    private Optional<Long> mark(Expected expected, Mark mark) {
        return conversations
                .find(new ConversationId(expected.id()))
                .map(conversation ->
                        conversation.mark(mark).map(Instant::toEpochMilli).orElse(0L));
    }

    /**
     * Whether a requirement is met.
     *
     * @throws NotLoadedException when its subject was not loaded
     */
    public boolean meets(Requirement requirement) {
        if (requirement instanceof Requirement.Present present) {
            return exists(present.subject());
        }
        if (requirement instanceof Requirement.Absent absent) {
            return !exists(absent.subject());
        }
        if (requirement instanceof Requirement.LineKeyKept kept) {
            return account.line(kept.line())
                    .map(Line::key)
                    .filter(key -> !key.equals(kept.key()))
                    .isEmpty();
        }
        if (requirement instanceof Requirement.LineHasKey has) {
            return account.line(has.line())
                    .filter(line -> line.key().equals(has.key()))
                    .isPresent();
        }
        throw new IllegalStateException("no case for " + requirement.getClass());
    }

    private boolean exists(Subject subject) {
        return switch (subject.kind()) {
            case IDENTITY -> identities.find(new IdentityId(subject.id())).isPresent();
            case CONTACT -> contacts.find(new ContactId(subject.id())).isPresent();
            case CONVERSATION ->
                conversations.find(new ConversationId(subject.id())).isPresent();
            case MESSAGE -> conversations.message(new MessageId(subject.id())).isPresent();
            case OUTBOUND_MESSAGE -> conversations.outbound(new MessageId(subject.id()));
        };
    }

    /** Settings, fields, lines, template reports and rules that close conversations. */
    public AccountState account() {
        return account;
    }

    /** Users, roles and statuses. */
    public TeamState team() {
        return team;
    }

    /** Channel identities. */
    public IdentityState identities() {
        return identities;
    }

    /** Contacts. */
    public ContactState contacts() {
        return contacts;
    }

    /** Opportunities, activities, tasks and companies. */
    public RecordState records() {
        return records;
    }

    /** Conversations and messages. */
    public ConversationState conversations() {
        return conversations;
    }

    /** Deferred reports, suggestions, quarantine and journal. */
    public IntakeState intake() {
        return intake;
    }

    /** Files, and where they were uploaded. */
    public LibraryState library() {
        return library;
    }

    /** Messages that are to be sent later. */
    public ScheduleState schedule() {
        return schedule;
    }

    /** The audit trail. */
    public AuditState audit() {
        return audit;
    }

    /** The histories of contacts. */
    public HistoryState history() {
        return history;
    }

    /** Frees the keys of a contact, and takes off it whoever and whatever names it. */
    private void detach(ContactId id) {
        contacts.keys(id)
                .forEach(key ->
                        new ContactChange.RevokeKey(key, key.roles()).releases().forEach(this::release));
        identities.of(id).forEach(person -> identities.put(person.linkedTo(null, person.vetoes(), null)));
        intake.forget(id);
        history.forget(id);
    }

    private final class Effects implements Change.Cases<Boolean> {
        @Override
        public Boolean account(AccountChange change) {
            return change.accept(account.effects());
        }

        @Override
        public Boolean team(TeamChange change) {
            return change.accept(team.effects());
        }

        @Override
        public Boolean identity(IdentityChange change) {
            return change.accept(identities.effects());
        }

        @Override
        public Boolean contact(ContactChange change) {
            if (change instanceof ContactChange.RemoveContact removed) {
                detach(removed.deleted().contact());
            }
            return change.accept(contacts.effects());
        }

        @Override
        public Boolean record(RecordChange change) {
            return change.accept(records.effects());
        }

        @Override
        public Boolean conversation(ConversationChange change) {
            return change.accept(conversations.effects());
        }

        @Override
        public Boolean intake(IntakeChange change) {
            return change.accept(intake.effects());
        }

        @Override
        public Boolean library(LibraryChange change) {
            return change.accept(library.effects());
        }

        @Override
        public Boolean schedule(ScheduleChange change) {
            return change.accept(schedule.effects());
        }

        @Override
        public Boolean audit(AuditChange change) {
            return change.accept(audit.effects());
        }

        @Override
        public Boolean history(HistoryChange change) {
            return change.accept(history.effects());
        }
    }
}
