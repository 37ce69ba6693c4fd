package io.escala.crm.store;

import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.KeyRole;
import io.escala.crm.conversation.Amendment;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.DeliveryStep;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.ProfileName;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LinePulse;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is different afterwards. A closed family: match it with {@link #accept(Cases)}. What each variant does to the
 * state is written once, in {@link State#apply(Change)}; a store that keeps its state otherwise must end in the same.
 *
 * <p>The claims a change takes and gives back follow from it ({@link #takes()}, {@link #releases()}), so a decision cannot
 * forget one.
 */
public sealed interface Change {
    /**
     * Calls the case of this variant.
     *
     * @param cases one method per variant
     * @return what the case returned
     */
    <R> R accept(Cases<R> cases);

    /**
     * The claims that must be free, or held by the same holder already, for this change to land.
     *
     * @return claim and new holder, possibly none
     */
    default List<Holding> takes() {
        return List.of();
    }

    /**
     * The claims this change gives back; one that the named holder does not hold is left alone.
     *
     * @return claim and old holder, possibly none
     */
    default List<Holding> releases() {
        return List.of();
    }

    /** One method per variant. */
    interface Cases<R> {
        /** Settings are replaced. */
        R putSettings(PutSettings change);

        /** A line is connected or replaced. */
        R putLine(PutLine change);

        /** An identity is new. */
        R addIdentity(AddIdentity change);

        /** An identity is linked to a contact, or to none. */
        R linkIdentity(LinkIdentity change);

        /** An identity turned out to be another. */
        R fuseIdentity(FuseIdentity change);

        /** A profile name was seen. */
        R nameIdentity(NameIdentity change);

        /** An alias was seen. */
        R seeAlias(SeeAlias change);

        /** An alias ended. */
        R endAlias(EndAlias change);

        /** A contact is new. */
        R addContact(AddContact change);

        /** A contact is replaced. */
        R editContact(EditContact change);

        /** A contact gets a key, or more roles for one it has. */
        R grantKey(GrantKey change);

        /** A contact's key loses roles, or goes. */
        R revokeKey(RevokeKey change);

        /** The consent ledger grows. */
        R recordConsent(RecordConsent change);

        /** A conversation is new. */
        R addConversation(AddConversation change);

        /** A session begins. */
        R openSession(OpenSession change);

        /** A session ends. */
        R closeSession(CloseSession change);

        /** Marks of a conversation move forward. */
        R raiseMarks(RaiseMarks change);

        /** A message is new. */
        R appendMessage(AppendMessage change);

        /** A send came further. */
        R raiseDelivery(RaiseDelivery change);

        /** Meta named a send. */
        R nameMessage(NameMessage change);

        /** A report waits for its message. */
        R deferReport(DeferReport change);

        /** A report waits no longer. */
        R releaseReport(ReleaseReport change);

        /** A suggestion is recorded. */
        R suggest(Suggest change);

        /** Something is quarantined. */
        R quarantine(Quarantine change);

        /** Something became of a message. */
        R amend(Amend change);

        /** A medium came further. */
        R putMedia(PutMedia change);

        /** A person said something about being written to. */
        R recordChannelConsent(RecordChannelConsent change);

        /** A line was heard of. */
        R raisePulse(RaisePulse change);

        /** Meta reported on a template. */
        R reportTemplate(ReportTemplate change);

        /** Something leaves the quarantine. */
        R dropQuarantined(DropQuarantined change);

        /** A body was acknowledged before it was filed. */
        R appendJournal(AppendJournal change);

        /** A journalled body is filed. */
        R dropJournal(DropJournal change);

        /** Work goes into quarantine. */
        R quarantineWork(QuarantineWork change);

        /** Work leaves the quarantine. */
        R releaseWork(ReleaseWork change);
    }

    /**
     * Settings are replaced. The ChangeSet must expect the version before.
     *
     * @param settings the new settings, one version later
     */
    record PutSettings(AccountSettings settings) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.putSettings(this);
        }
    }

    /**
     * A line is connected, or replaced when its id exists. Its key stays its key: another key is another line.
     *
     * @param line the line
     */
    record PutLine(Line line) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.putLine(this);
        }

        @Override
        public List<Holding> takes() {
            return List.of(new Holding(Claim.line(line.key()), line.account() + "/" + line.id()));
        }
    }

    /**
     * An identity is new. Its keys come as {@link SeeAlias}.
     *
     * @param identity the identity
     */
    record AddIdentity(ChannelIdentity identity) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.addIdentity(this);
        }
    }

    /**
     * An identity is linked to a contact, or to none; its version counts up. The ChangeSet must expect the version before,
     * unless it adds the identity itself.
     *
     * @param identity the identity
     * @param contact the contact, or null
     */
    record LinkIdentity(IdentityId identity, @Nullable ContactId contact) implements Change {
        public LinkIdentity {
            Objects.requireNonNull(identity, "identity");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.linkIdentity(this);
        }
    }

    /**
     * An identity turned out to be another: it becomes a redirect, its version counts up, and nothing else is rewritten. The
     * ChangeSet must expect the versions of both.
     *
     * @param from the identity that redirects from now on
     * @param into the identity that remains
     */
    record FuseIdentity(IdentityId from, IdentityId into) implements Change {
        /** Checks that they are two. */
        public FuseIdentity {
            if (from.equals(into)) {
                throw new IllegalArgumentException("an identity cannot be fused into itself");
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.fuseIdentity(this);
        }
    }

    /**
     * A profile name was seen; the latest sighting holds ({@link ProfileName#latest}). Commutes.
     *
     * @param identity whose
     * @param name the sighting
     */
    record NameIdentity(IdentityId identity, ProfileName name) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.nameIdentity(this);
        }
    }

    /**
     * An alias was seen: added, or merged with what is known ({@link IdentityAlias#merge}). Sightings commute.
     *
     * @param alias the sighting, valid
     */
    record SeeAlias(IdentityAlias alias) implements Change {
        /** Checks that the alias is valid. */
        public SeeAlias {
            if (!alias.valid()) {
                throw new IllegalArgumentException("a sighting is of a valid alias");
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.seeAlias(this);
        }

        @Override
        public List<Holding> takes() {
            return List.of(
                    new Holding(Claim.identityKey(alias.key()), alias.identity().value()));
        }
    }

    /**
     * An alias ended: it stays on record and frees its key.
     *
     * @param alias the alias as it was, valid
     * @param end when it stopped naming its identity
     */
    record EndAlias(IdentityAlias alias, Instant end) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.endAlias(this);
        }

        @Override
        public List<Holding> releases() {
            return List.of(
                    new Holding(Claim.identityKey(alias.key()), alias.identity().value()));
        }
    }

    /**
     * A contact is new. Its keys come as {@link GrantKey}.
     *
     * @param contact the contact
     */
    record AddContact(Contact contact) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.addContact(this);
        }
    }

    /**
     * A contact is replaced. The ChangeSet must expect the version before.
     *
     * @param contact the contact as it is now, one version later
     */
    record EditContact(Contact contact) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.editContact(this);
        }
    }

    /**
     * A contact gets a key, or a key it has gets more roles ({@link ContactKey#withRoles}). Commutes.
     *
     * @param key the key with the roles to add
     */
    record GrantKey(ContactKey key) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.grantKey(this);
        }

        @Override
        public List<Holding> takes() {
            List<Holding> takes = new ArrayList<>();
            takes.add(new Holding(Claim.contactKey(key.value()), key.contact().value()));
            takes.addAll(soleRoles(key));
            return takes;
        }
    }

    /**
     * A contact's key loses roles. One that loses every role it was known with goes, even if it was granted another meanwhile, and
     * with it all it holds; so does a key without roles (ID field, user name, reference).
     *
     * @param key the key as it was
     * @param roles the roles it loses
     */
    record RevokeKey(ContactKey key, Set<KeyRole> roles) implements Change {
        public RevokeKey {
            roles = Set.copyOf(roles);
            if (!key.roles().containsAll(roles)) {
                throw new IllegalArgumentException("a key can lose only roles it has");
            }
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.revokeKey(this);
        }

        /**
         * Whether the key goes.
         *
         * @return true when it keeps no role
         */
        public boolean goes() {
            return key.roles().equals(roles);
        }

        @Override
        public List<Holding> releases() {
            List<Holding> releases = new ArrayList<>();
            if (goes()) {
                releases.add(
                        new Holding(Claim.contactKey(key.value()), key.contact().value()));
            }
            for (KeyRole role : List.of(KeyRole.PRIMARY, KeyRole.WHATSAPP)) {
                if (goes() || roles.contains(role)) {
                    releases.add(new Holding(
                            Claim.contactRole(key.contact(), key.value(), role),
                            key.value().value()));
                }
            }
            return releases;
        }
    }

    /**
     * The consent ledger grows; an entry whose id is there already changes nothing. Commutes.
     *
     * @param entry the entry
     */
    record RecordConsent(ConsentEntry entry) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.recordConsent(this);
        }
    }

    /**
     * A conversation is new.
     *
     * @param conversation the conversation, without session
     */
    record AddConversation(Conversation conversation) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.addConversation(this);
        }

        @Override
        public List<Holding> takes() {
            return List.of(new Holding(
                    Claim.conversation(conversation.line(), conversation.identity()),
                    conversation.id().value()));
        }
    }

    /**
     * A session begins; the conversation is open. Two that want to begin the same session conflict, unless the cause is the same.
     *
     * @param session the session, open
     * @param cause id of what opened it: a message, or an operation
     */
    record OpenSession(Session session, String cause) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.openSession(this);
        }

        @Override
        public List<Holding> takes() {
            return List.of(new Holding(Claim.session(session.conversation(), session.number()), cause));
        }
    }

    /**
     * A session ends; the conversation is closed and its version counts up. The ChangeSet must expect the version before.
     *
     * @param session the session, closed
     */
    record CloseSession(Session session) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.closeSession(this);
        }
    }

    /**
     * Marks of a conversation move forward; one that would move back stays. Commutes.
     *
     * @param conversation whose
     * @param marks the marks seen
     */
    record RaiseMarks(ConversationId conversation, Map<Mark, Instant> marks) implements Change {
        public RaiseMarks {
            Objects.requireNonNull(conversation, "conversation");
            marks = Map.copyOf(marks);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.raiseMarks(this);
        }
    }

    /**
     * A message is new. Commutes with every other message.
     *
     * @param message the message
     */
    record AppendMessage(Message message) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.appendMessage(this);
        }

        @Override
        public List<Holding> takes() {
            List<Holding> takes = new ArrayList<>();
            String providerId = message.providerId();
            if (providerId != null) {
                takes.add(new Holding(
                        Claim.providerMessage(message.line(), providerId),
                        message.id().value()));
            }
            String reference = message.clientReference();
            if (reference != null) {
                takes.add(new Holding(
                        Claim.clientReference(reference), message.id().value()));
            }
            return takes;
        }
    }

    /**
     * A send came further; the highest (attempt, rank) holds. Commutes.
     *
     * @param message which send
     * @param step what was seen
     */
    record RaiseDelivery(MessageId message, DeliveryStep step) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.raiseDelivery(this);
        }
    }

    /**
     * Meta named a send.
     *
     * @param message which send
     * @param line its line
     * @param providerId Meta's id
     */
    record NameMessage(MessageId message, LineId line, String providerId) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.nameMessage(this);
        }

        @Override
        public List<Holding> takes() {
            return List.of(new Holding(Claim.providerMessage(line, providerId), message.value()));
        }

        /** Without Meta's id: WhatsApp's ids of messages hold the customer's number. */
        @Override
        public String toString() {
            return "NameMessage[" + message + "]";
        }
    }

    /**
     * A report waits for its message; the same one twice is one. Commutes.
     *
     * @param deferred the report
     */
    record DeferReport(DeferredReport deferred) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.deferReport(this);
        }
    }

    /**
     * A deferred report waits no longer: its message came and took it, or its time is over.
     *
     * @param deferred the report
     */
    record ReleaseReport(DeferredReport deferred) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.releaseReport(this);
        }
    }

    /**
     * A suggestion is recorded; one whose id is there already changes nothing. Commutes.
     *
     * @param suggestion the suggestion
     */
    record Suggest(Suggestion suggestion) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.suggest(this);
        }
    }

    /**
     * Something is quarantined; an item whose id is there already changes nothing. Commutes.
     *
     * @param item the item
     */
    record Quarantine(QuarantinedItem item) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.quarantine(this);
        }
    }

    /**
     * Something became of a message ({@link Message#amended}). Commutes. An unsend leaves nothing of content, context and edits.
     *
     * @param message which message
     * @param amendment what became of it
     */
    record Amend(MessageId message, Amendment amendment) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.amend(this);
        }
    }

    /**
     * A medium came further; the later state holds, of the same state the first. Commutes.
     *
     * @param file how far it is
     */
    record PutMedia(MediaFile file) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.putMedia(this);
        }
    }

    /**
     * A person said something about being written to; an entry whose id is there already changes nothing. Commutes.
     *
     * @param entry the entry
     */
    record RecordChannelConsent(ChannelConsent entry) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.recordChannelConsent(this);
        }
    }

    /**
     * A line was heard of; the latest time stays. Commutes.
     *
     * @param pulse the sign
     */
    record RaisePulse(LinePulse pulse) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.raisePulse(this);
        }
    }

    /**
     * Meta reported on a template; the report that outranks holds ({@link TemplateReport#outranks}). Commutes.
     *
     * @param report the report
     */
    record ReportTemplate(TemplateReport report) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.reportTemplate(this);
        }
    }

    /**
     * Something leaves the quarantine: it was replayed, or is kept long enough. Dropping what is not there changes nothing.
     *
     * @param account the account, or {@link AccountId#NONE}
     * @param id its id
     */
    record DropQuarantined(AccountId account, String id) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.dropQuarantined(this);
        }
    }

    /**
     * A body was acknowledged before it was filed; an entry whose id is there already changes nothing. Belongs to {@link AccountId#NONE}.
     *
     * @param entry the entry
     */
    record AppendJournal(JournalEntry entry) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.appendJournal(this);
        }
    }

    /**
     * A journalled body is filed, and needed no more. Belongs to {@link AccountId#NONE}.
     *
     * @param id the id of the entry
     */
    record DropJournal(String id) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.dropJournal(this);
        }
    }

    /**
     * Work goes into quarantine; what is there already stays as it is. Commutes. The ChangeSet settles the item in its lane as well.
     *
     * @param work the work
     */
    record QuarantineWork(QuarantinedWork work) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.quarantineWork(this);
        }
    }

    /**
     * Work leaves the quarantine: it is to run again, or to be forgotten. Releasing what is not there changes nothing.
     *
     * @param account the account, or {@link AccountId#NONE}
     * @param key which work
     */
    record ReleaseWork(AccountId account, WorkKey key) implements Change {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.releaseWork(this);
        }
    }

    private static List<Holding> soleRoles(ContactKey key) {
        List<Holding> sole = new ArrayList<>();
        for (KeyRole role : key.roles()) {
            if (role != KeyRole.SECONDARY) {
                sole.add(new Holding(
                        Claim.contactRole(key.contact(), key.value(), role),
                        key.value().value()));
            }
        }
        return sole;
    }
}
