package io.escala.core.internal.loop;

import io.escala.core.port.IdSource;
import io.escala.crm.AccountId;
import io.escala.crm.change.Change;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ConversationChange;
import io.escala.crm.change.Expected;
import io.escala.crm.change.IdentityChange;
import io.escala.crm.change.State;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.store.ChangeSet;
import io.escala.crm.store.OperationId;
import io.escala.crm.work.Lease;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A decision in the making: what is known so far, and the ChangeSet that grows as each change is applied to it. Pure: time and
 * ids are handed in, no store is in reach. Confined to one thread.
 */
public final class UnitOfWork {
    private final AccountId account;
    private final State state;
    private final Instant now;
    private final Instant decidedAt;
    private final IdSource ids;
    private final ChangeSet.Builder builder;
    private final Set<IdentityId> added = new HashSet<>();
    private final Set<String> expectedIds = new HashSet<>();
    private final Set<Claim> touched = new HashSet<>();
    private boolean fetchesMedia;
    private final Set<WorkKey> enqueued = new HashSet<>();
    private final Set<ConversationId> opened = new HashSet<>();
    private int changes;

    /**
     * Begins a decision.
     *
     * @param account the account
     * @param state what is known; changes are applied to it
     * @param now the time that holds for the whole decision
     * @param ids where ids come from
     */
    public UnitOfWork(AccountId account, State state, Instant now, IdSource ids) {
        this(account, state, now, now, ids);
    }

    /**
     * Begins a decision as it would have been made before: what was received and waited is filed as of its receipt.
     *
     * @param account the account
     * @param state what is known; changes are applied to it
     * @param asOf the time that holds for the whole decision
     * @param decidedAt when it is made in fact, the time of its ChangeSet
     * @param ids where ids come from
     */
    public UnitOfWork(AccountId account, State state, Instant asOf, Instant decidedAt, IdSource ids) {
        this.account = account;
        this.state = state;
        this.now = asOf;
        this.decidedAt = decidedAt;
        this.ids = ids;
        this.builder = ChangeSet.builder(account, new OperationId(ids.next()), decidedAt);
    }

    /**
     * The account.
     *
     * @return the account
     */
    public AccountId account() {
        return account;
    }

    /**
     * What is known, with every change so far applied.
     *
     * @return the state
     */
    public State state() {
        return state;
    }

    /**
     * The time that holds for the whole decision: that of the receipt where something received is filed, however much later that
     * is done; else now.
     *
     * @return the time to judge by
     */
    public Instant now() {
        return now;
    }

    /**
     * When the decision is made in fact: for what must not lie in the past, such as the waiting that begins with it.
     *
     * @return now by the clock
     */
    public Instant decidedAt() {
        return decidedAt;
    }

    /**
     * A fresh id.
     *
     * @return the id
     */
    public String id() {
        return ids.next();
    }

    /** Says that media are fetched: a storage is set up for them. */
    public UnitOfWork fetchingMedia() {
        fetchesMedia = true;
        return this;
    }

    /**
     * Whether media are fetched.
     *
     * @return whether work of that kind is done by anybody
     */
    public boolean fetchesMedia() {
        return fetchesMedia;
    }

    /**
     * Decides a change, and sees the state with it from here on.
     *
     * @param change the change
     */
    public UnitOfWork change(Change change) {
        if (change instanceof IdentityChange.AddIdentity add) {
            added.add(add.identity().id());
        }
        if (change instanceof ConversationChange.OpenSession open) {
            opened.add(open.session().conversation());
        }
        change.takes().forEach(holding -> touched.add(holding.claim()));
        change.releases().forEach(holding -> touched.add(holding.claim()));
        state.apply(change);
        builder.change(change);
        changes++;
        return this;
    }

    /**
     * How much was changed so far; equal before and after a step that changed nothing.
     *
     * @return the number of changes
     */
    public int changes() {
        return changes;
    }

    /**
     * Whether this decision itself has taken or given back a claim. Such a one cannot change hands once more within it: in a
     * ChangeSet all releases come before all takes.
     *
     * @param claim the claim
     * @return whether it was touched
     */
    public boolean touched(Claim claim) {
        return touched.contains(claim);
    }

    /**
     * Requires that an identity's link is still what this decision saw; one that the decision adds itself needs no requiring.
     * Call it before the first change of the link.
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
     * Requires that a contact is still what this decision saw. Call it before the first edit.
     *
     * @param contact the contact as it was read
     */
    public UnitOfWork expect(Contact contact) {
        expect(Expected.Kind.CONTACT, contact.id().value(), contact.version());
        return this;
    }

    /**
     * Requires that a conversation that was read as open still is, and still the same person's. One that this decision opens itself
     * is protected by the claim on its session.
     *
     * @param conversation the conversation as it is known, open
     */
    public UnitOfWork expectOpen(Conversation conversation) {
        if (!opened.contains(conversation.id())) {
            expect(Expected.Kind.CONVERSATION, conversation.id().value(), conversation.version());
        }
        return this;
    }

    /**
     * Requires a version; only the first requirement of a thing counts, later versions are this decision's own.
     *
     * @param kind what is versioned
     * @param id its id
     * @param version the version it was read at
     */
    public void expect(Expected.Kind kind, String id, long version) {
        if (expectedIds.add(kind + "/" + id)) {
            builder.expect(new Expected(kind, id, version));
        }
    }

    /**
     * Tells that something happened.
     *
     * @param event what
     */
    public UnitOfWork event(CrmEvent event) {
        builder.event(event);
        return this;
    }

    /**
     * Leaves work for after the commit; the same twice is one.
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
     * Decides under a lease.
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
     * Puts work of the leased lane off.
     *
     * @param item the work with its next due time
     */
    public UnitOfWork reschedule(WorkItem item) {
        builder.reschedule(item);
        return this;
    }

    /**
     * What was decided.
     *
     * @return the ChangeSet, or empty when nothing is to change
     */
    public Optional<ChangeSet> changeSet() {
        return builder.isEmpty() ? Optional.empty() : Optional.of(builder.build());
    }
}
