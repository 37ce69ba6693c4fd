package io.escala.core.internal.loop;

import io.escala.core.internal.history.ContactFacts;
import io.escala.core.port.IdSource;
import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ContactChange;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Expected;
import io.escala.crm.change.HistoryChange;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.record.RecordId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A decision in progress: the loaded state, and the ChangeSet that grows as each change is applied to it. Pure: time and ids
 * are passed in, and it cannot reach the store. Confined to one thread.
 */
public final class UnitOfWork {
    private final AccountId account;
    private final State state;
    private final Instant now;
    private final Instant decidedAt;
    private final IdSource ids;
    private final ChangeSet.Builder builder;
    private final Set<IdentityId> added = new HashSet<>();
    private final Set<ContactId> addedContacts = new HashSet<>();
    private final Set<String> expectedIds = new HashSet<>();
    private final Set<Claim> touched = new HashSet<>();
    private boolean fetchesMedia;
    private SendSettings sending = SendSettings.DEFAULT;
    private final Set<WorkKey> enqueued = new HashSet<>();
    private final Set<ConversationId> opened = new HashSet<>();
    private final Map<ContactId, Set<String>> changedContacts = new LinkedHashMap<>();
    private final Set<RecordId> reassignedRecords = new LinkedHashSet<>();
    private final ContactFacts facts;
    private Author by = Author.CHANNEL;
    private boolean told = true;
    private int changes;

    /**
     * Starts a decision as of now.
     *
     * @param account the account
     * @param state the loaded state; changes are applied to it
     * @param now the time that holds for the whole decision
     * @param ids the source of ids
     */
    public UnitOfWork(AccountId account, State state, Instant now, IdSource ids) {
        this(account, state, now, now, ids);
    }

    /**
     * Starts a decision as of an earlier time: what was received earlier is filed as of its receipt.
     *
     * @param account the account
     * @param state the loaded state; changes are applied to it
     * @param asOf the time that holds for the whole decision
     * @param decidedAt the current time, which is the time of its ChangeSet
     * @param ids the source of ids
     */
    public UnitOfWork(AccountId account, State state, Instant asOf, Instant decidedAt, IdSource ids) {
        this.account = account;
        this.state = state;
        this.now = asOf;
        this.decidedAt = decidedAt;
        this.ids = ids;
        this.facts = new ContactFacts(state);
        this.builder = ChangeSet.builder(account, new OperationId(ids.next()), decidedAt);
    }

    public AccountId account() {
        return account;
    }

    /** Returns the loaded state, with every change so far applied. */
    public State state() {
        return state;
    }

    /**
     * Returns the time that holds for the whole decision: the receipt for an event that is filed, however much later; else
     * now.
     */
    public Instant now() {
        return now;
    }

    /** Returns the current time: for what must not lie in the past, such as a due time. */
    public Instant decidedAt() {
        return decidedAt;
    }

    /** Returns a new id. */
    public String id() {
        return ids.next();
    }

    /** Records that media are fetched, because a storage is configured. */
    public UnitOfWork fetchingMedia() {
        fetchesMedia = true;
        return this;
    }

    /** Records the host's settings of sends, which the window of a conversation depends on. */
    public UnitOfWork sending(SendSettings settings) {
        sending = settings;
        return this;
    }

    /** Returns the host's settings of sends; the defaults unless others were recorded. */
    public SendSettings sending() {
        return sending;
    }

    /** Records who decides, which the histories of contacts tell; {@link Author#CHANNEL} unless it is recorded. */
    public UnitOfWork by(Author author) {
        by = author;
        return this;
    }

    /** Records that nothing happened to contacts: what changes is how something is stored, which their histories do not tell. */
    public UnitOfWork untold() {
        told = false;
        return this;
    }

    /** Records that a contact is created from a conversation. */
    public void createdFrom(ContactId contact, ConversationId conversation) {
        facts.createdFrom(contact, conversation);
    }

    /** Returns whether media are fetched. */
    public boolean fetchesMedia() {
        return fetchesMedia;
    }

    /**
     * Adds a change, and applies it to the state. What gives a contact something expects that it is as it was read.
     *
     * @param change the change
     */
    public UnitOfWork change(Change change) {
        if (change instanceof IdentityChange.AddIdentity add) {
            added.add(add.identity().id());
        }
        if (change instanceof ConversationChange.AddConversation add) {
            opened.add(add.conversation().id());
        }
        if (change instanceof ConversationChange.OpenSession open) {
            opened.add(open.session().conversation());
        }
        if (change instanceof ContactChange.AddContact add) {
            addedContacts.add(add.contact().id());
        }
        reliedOn(change)
                .filter(contact -> !addedContacts.contains(contact))
                .flatMap(state.contacts()::find)
                .ifPresent(this::expect);
        change.takes().forEach(holding -> touched.add(holding.claim()));
        change.releases().forEach(holding -> touched.add(holding.claim()));
        facts.before(change);
        state.apply(change);
        builder.change(change);
        changes++;
        return this;
    }

    /** The contact that must still be there: a deleted one gets neither keys nor people. */
    private static Optional<ContactId> reliedOn(Change change) {
        if (change instanceof ContactChange.GrantKey grant) {
            return Optional.of(grant.key().contact());
        }
        if (change instanceof ContactChange.RevokeKey revoke) {
            return Optional.of(revoke.key().contact());
        }
        if (change instanceof ContactChange.ChangeRoles roles) {
            return Optional.of(roles.key().contact());
        }
        if (change instanceof ContactChange.RecordConsent consent) {
            return Optional.of(consent.entry().contact());
        }
        return change instanceof IdentityChange.LinkIdentity link
                ? Optional.ofNullable(link.contact())
                : Optional.empty();
    }

    /**
     * Returns whether this decision created an identity.
     *
     * @param identity the identity
     * @return whether it is new
     */
    public boolean adds(ChannelIdentity identity) {
        return added.contains(identity.id());
    }

    /** Returns the number of changes so far; equal before and after a step that changed nothing. */
    public int changes() {
        return changes;
    }

    /**
     * Returns whether this decision has already taken or released a claim. Such a claim cannot change its holder again in
     * this decision, because in a ChangeSet all releases come before all takes.
     *
     * @param claim the claim
     * @return whether it was taken or released
     */
    public boolean touched(Claim claim) {
        return touched.contains(claim);
    }

    /**
     * Requires at commit that an identity's link is unchanged; an identity added by this decision needs no requirement. Call
     * it before the first change of the link.
     *
     * @param identity the identity as it was read
     */
    public UnitOfWork expect(ChannelIdentity identity) {
        if (!added.contains(identity.id())) {
            expect(Expected.Kind.IDENTITY, identity.id().value(), identity.version());
        }
        return this;
    }

    /**
     * Requires at commit that a contact is unchanged. Call it before the first edit.
     *
     * @param contact the contact as it was read
     */
    public UnitOfWork expect(Contact contact) {
        expect(Expected.Kind.CONTACT, contact.id().value(), contact.version());
        return this;
    }

    /**
     * Requires at commit that a conversation is as it was read: open or closed, and not superseded. One that this decision added
     * or opened is protected by its claims.
     *
     * @param conversation the conversation as it was read
     */
    public UnitOfWork expect(Conversation conversation) {
        if (!opened.contains(conversation.id())) {
            expect(Expected.Kind.CONVERSATION, conversation.id().value(), conversation.version());
        }
        return this;
    }

    /**
     * Requires at commit that nobody else holds a claim: what the decision read as absent and relies on.
     *
     * @param claim the claim; judged before this decision's own takes
     */
    public UnitOfWork expectFree(Claim claim) {
        builder.expectFree(claim);
        return this;
    }

    /**
     * Requires a version at commit; only the first requirement of an object counts, because later versions are this
     * decision's own.
     *
     * @param kind the kind of object
     * @param id its id
     * @param version the version it was read at
     */
    public void expect(Expected.Kind kind, String id, long version) {
        if (expectedIds.add(kind + "/" + id)) {
            builder.expect(new Expected(kind, id, version));
        }
    }

    /**
     * Emits an event.
     *
     * @param event the event
     */
    public UnitOfWork event(CrmEvent event) {
        builder.event(event);
        facts.event(event);
        if (event instanceof CrmEvent.ContactChanged changed) {
            changed(changed.contact()).addAll(changed.fields());
        } else if (event instanceof CrmEvent.WhatsAppPhoneRecorded recorded) {
            changed(recorded.contact()).add("WHATSAPP_PHONE");
        } else if (event instanceof CrmEvent.RecordsReassigned reassigned) {
            reassigned.records().forEach(each -> reassignedRecords.add(each.record()));
        }
        return this;
    }

    private Set<String> changed(ContactId contact) {
        return changedContacts.computeIfAbsent(contact, none -> new TreeSet<>());
    }

    /** Returns the contacts that this decision changes, with the names of their fields that its events tell. */
    public Map<ContactId, Set<String>> changedContacts() {
        return Collections.unmodifiableMap(changedContacts);
    }

    /** Returns the records that its events tell another user has. */
    public Set<RecordId> reassignedRecords() {
        return Collections.unmodifiableSet(reassignedRecords);
    }

    /**
     * Enqueues work for after the commit; the same item twice counts once.
     *
     * @param item the work
     */
    public UnitOfWork enqueue(WorkItem item) {
        if (enqueued.add(item.key())) {
            builder.enqueue(item);
        }
        return this;
    }

    /**
     * Commits under a lease.
     *
     * @param lease the lease
     */
    public UnitOfWork under(Lease lease) {
        builder.under(lease);
        return this;
    }

    /**
     * Settles work of the leased lane.
     *
     * @param key the work
     */
    public UnitOfWork done(WorkKey key) {
        builder.done(key);
        return this;
    }

    /**
     * Reschedules work of the leased lane.
     *
     * @param item the work with its next due time
     */
    public UnitOfWork reschedule(WorkItem item) {
        builder.reschedule(item);
        return this;
    }

    /** Returns the ChangeSet, with what it tells the histories of contacts, or empty when nothing changes. */
    public Optional<ChangeSet> changeSet() {
        return builder.isEmpty() ? Optional.empty() : Optional.of(builder.build(history()));
    }

    private List<Change> history() {
        if (!told) {
            return List.of();
        }
        return facts.items(account, by, now, ids::next).stream()
                .<Change>map(HistoryChange.AppendItem::new)
                .toList();
    }
}
