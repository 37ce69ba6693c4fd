package io.escala.core.internal.loop;

import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ClaimKind;
import io.escala.crm.change.Holding;
import io.escala.crm.change.Relation;
import io.escala.crm.change.State;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.line.LineId;
import io.escala.crm.store.CrmStore;
import io.escala.crm.template.TemplateKey;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Loads the state for a decision into a {@link State}, in bulk and in few round trips: holders of claims; the objects
 * themselves; what belongs to them. Nothing is read twice, and no query is made for nothing. Confined to one thread.
 */
public final class StateLoader {
    private final CrmStore store;
    private final AccountId account;
    private final State state = State.partial();

    public StateLoader(CrmStore store, AccountId account) {
        this.store = store;
        this.account = account;
    }

    public State state() {
        return state;
    }

    public StateLoader settings() {
        state.markLoaded(Relation.SETTINGS, List.of(State.SETTINGS));
        store.settings(account).ifPresent(state.account()::put);
        return this;
    }

    /**
     * Loads lines.
     *
     * @param ids their ids
     */
    public StateLoader lines(Collection<LineId> ids) {
        Set<LineId> wanted = new LinkedHashSet<>(ids);
        wanted.removeIf(id -> state.isLoaded(Relation.LINES, id));
        if (!wanted.isEmpty()) {
            state.markLoaded(Relation.LINES, wanted);
            store.lines(account, wanted).values().forEach(state.account()::put);
        }
        return this;
    }

    /**
     * Loads the holders of claims, and then the identities, contacts and messages among them.
     *
     * @param claims the claims
     */
    public StateLoader holders(Collection<Claim> claims) {
        if (claims.isEmpty()) {
            return this;
        }
        Set<IdentityId> whose = new LinkedHashSet<>();
        Set<ContactId> who = new LinkedHashSet<>();
        Set<MessageId> which = new LinkedHashSet<>();
        state.markLoaded(Relation.HOLDERS, claims);
        store.holders(account, claims).forEach((claim, holder) -> {
            state.hold(new Holding(claim, holder));
            if (claim.kind() == ClaimKind.IDENTITY_KEY) {
                whose.add(new IdentityId(holder));
            } else if (claim.kind() == ClaimKind.CONTACT_KEY) {
                who.add(new ContactId(holder));
            } else if (claim.kind() == ClaimKind.PROVIDER_MESSAGE || claim.kind() == ClaimKind.CLIENT_REFERENCE) {
                which.add(new MessageId(holder));
            }
        });
        return identities(whose).contacts(who).messages(which);
    }

    /**
     * Loads identities with their aliases, the identities they were merged into, and the contacts they are linked to.
     *
     * @param ids their ids
     */
    public StateLoader identities(Collection<IdentityId> ids) {
        Set<IdentityId> wanted = new LinkedHashSet<>(ids);
        Set<ContactId> linked = new LinkedHashSet<>();
        wanted.removeIf(id -> state.isLoaded(Relation.IDENTITIES, id));
        while (!wanted.isEmpty()) {
            state.markLoaded(Relation.IDENTITIES, wanted);
            state.markLoaded(Relation.ALIASES, wanted);
            Map<IdentityId, ChannelIdentity> read = store.identities(account, wanted);
            store.aliases(account, read.keySet()).values().forEach(aliases -> aliases.forEach(state.identities()::put));
            wanted = new LinkedHashSet<>();
            for (ChannelIdentity identity : read.values()) {
                state.identities().put(identity);
                if (identity.contact() != null) {
                    linked.add(identity.contact());
                }
                if (identity.fusedInto() != null && !state.isLoaded(Relation.IDENTITIES, identity.fusedInto())) {
                    wanted.add(identity.fusedInto());
                }
            }
        }
        return contacts(linked);
    }

    /**
     * Loads contacts with their keys.
     *
     * @param ids their ids
     */
    public StateLoader contacts(Collection<ContactId> ids) {
        Set<ContactId> wanted = new LinkedHashSet<>(ids);
        wanted.removeIf(id -> state.isLoaded(Relation.CONTACTS, id));
        if (!wanted.isEmpty()) {
            state.markLoaded(Relation.CONTACTS, wanted);
            state.markLoaded(Relation.CONTACT_KEYS, wanted);
            store.contacts(account, wanted).values().forEach(state.contacts()::put);
            store.contactKeys(account, wanted).values().forEach(keys -> keys.forEach(state.contacts()::put));
        }
        return this;
    }

    /**
     * Loads the consents of contacts.
     *
     * @param ids the contacts
     */
    public StateLoader consents(Collection<ContactId> ids) {
        if (!ids.isEmpty()) {
            state.markLoaded(Relation.CONSENTS, ids);
            store.consents(account, ids).values().forEach(entries -> entries.forEach(state.contacts()::put));
        }
        return this;
    }

    /**
     * Loads the consents of every contact loaded so far: those of the contact itself, and the channel consents of the people
     * linked to it. Channel consents of other people loaded so far are included.
     */
    public StateLoader consents() {
        Set<ContactId> read = new LinkedHashSet<>();
        state.contacts().all().forEach(contact -> read.add(contact.id()));
        return consents(read).identitiesOf(read).channelConsents();
    }

    /**
     * Loads the channel consents of every person loaded so far. Afterwards the canonical identity also has the consents
     * recorded for identities merged into it.
     */
    public StateLoader channelConsents() {
        Set<IdentityId> people = persons();
        if (!people.isEmpty()) {
            state.markLoaded(Relation.CHANNEL_CONSENTS, people);
            store.channelConsents(account, people)
                    .forEach((person, entries) -> entries.forEach(entry -> state.identities()
                            .put(new ChannelConsent(
                                    account, person, entry.id(), entry.purpose(), entry.state(), entry.at()))));
        }
        return this;
    }

    /**
     * Loads Meta's latest reports on templates.
     *
     * @param keys the templates
     */
    public StateLoader templates(Collection<TemplateKey> keys) {
        if (!keys.isEmpty()) {
            state.markLoaded(Relation.TEMPLATE_REPORTS, keys);
            store.templateReports(account, keys).values().forEach(reports -> reports.forEach(state.account()::put));
        }
        return this;
    }

    /**
     * Loads the identities linked to contacts, with their aliases.
     *
     * @param ids the contacts
     */
    public StateLoader identitiesOf(Collection<ContactId> ids) {
        if (ids.isEmpty()) {
            return this;
        }
        state.markLoaded(Relation.IDENTITIES_OF, ids);
        Set<IdentityId> linked = new LinkedHashSet<>();
        store.identitiesOf(account, ids).values().forEach(all -> all.forEach(identity -> linked.add(identity.id())));
        return identities(linked);
    }

    /**
     * Loads messages.
     *
     * @param ids their ids
     */
    public StateLoader messages(Collection<MessageId> ids) {
        Set<MessageId> wanted = new LinkedHashSet<>(ids);
        wanted.removeIf(id -> state.isLoaded(Relation.MESSAGES, id));
        if (!wanted.isEmpty()) {
            state.markLoaded(Relation.MESSAGES, wanted);
            store.messages(account, wanted).values().forEach(state.conversations()::put);
        }
        return this;
    }

    /**
     * Loads the state of the media of messages.
     *
     * @param ids the messages
     */
    public StateLoader media(Collection<MessageId> ids) {
        if (!ids.isEmpty()) {
            state.markLoaded(Relation.MEDIA, ids);
            store.media(account, ids).values().forEach(files -> files.forEach(state.conversations()::put));
        }
        return this;
    }

    /** Reads the media files of every message read so far. */
    public StateLoader mediaOfMessages() {
        return media(state.conversations().messages().stream().map(Message::id).toList());
    }

    /**
     * Loads conversations, their lines and identities.
     *
     * @param ids their ids
     */
    public StateLoader conversations(Collection<ConversationId> ids) {
        if (ids.isEmpty()) {
            return this;
        }
        Set<LineId> lines = new LinkedHashSet<>();
        Set<IdentityId> people = new LinkedHashSet<>();
        state.markLoaded(Relation.CONVERSATIONS, ids);
        for (Conversation conversation : store.conversations(account, ids).values()) {
            state.conversations().put(conversation);
            lines.add(conversation.line());
            people.add(conversation.identity());
        }
        return lines(lines).identities(people);
    }

    /**
     * Loads the conversations of every identity loaded so far. Afterwards the holder of the claim (line, canonical identity)
     * is the oldest conversation of the person on that line, whichever of the merged identities it started under.
     */
    public StateLoader conversationsOfIdentities() {
        Set<IdentityId> people = persons();
        people.removeIf(id -> state.isLoaded(Relation.CONVERSATIONS_OF, id));
        if (!people.isEmpty()) {
            state.markLoaded(Relation.CONVERSATIONS_OF, people);
            store.conversationsOf(account, people).forEach(state.conversations()::putOf);
        }
        return this;
    }

    /** Every person loaded so far: the identities that the loaded ones were merged into. */
    private Set<IdentityId> persons() {
        Set<IdentityId> persons = new LinkedHashSet<>();
        for (ChannelIdentity identity : state.identities().all()) {
            state.identities().canonical(identity.id()).map(ChannelIdentity::id).ifPresent(persons::add);
        }
        return persons;
    }

    /** Loads the sends, of every conversation loaded so far, that may have been sent but have no id of Meta yet. */
    public StateLoader unsettled() {
        Set<ConversationId> ids = new LinkedHashSet<>();
        state.conversations().all().forEach(conversation -> ids.add(conversation.id()));
        if (!ids.isEmpty()) {
            state.markLoaded(Relation.UNSETTLED, ids);
            store.unsettled(account, ids).forEach(state.conversations()::put);
        }
        return this;
    }

    /**
     * Loads the reports deferred for messages.
     *
     * @param claims claims of messages by Meta's id
     */
    public StateLoader deferred(Collection<Claim> claims) {
        if (!claims.isEmpty()) {
            state.markLoaded(Relation.DEFERRED, claims);
            store.deferred(account, claims).values().forEach(reports -> reports.forEach(state.intake()::put));
        }
        return this;
    }

    /** Reads one thing by its relation and key: what a decision turned out to need besides. */
    void load(Relation relation, Object key) {
        switch (relation) {
            case SETTINGS -> settings();
            case LINES -> lines(keys(relation, key, LineId.class));
            case TEMPLATE_REPORTS -> templates(keys(relation, key, TemplateKey.class));
            case HOLDERS -> holders(keys(relation, key, Claim.class));
            case IDENTITIES, ALIASES -> identities(keys(relation, key, IdentityId.class));
            case CHANNEL_CONSENTS ->
                identities(keys(relation, key, IdentityId.class)).channelConsents();
            case IDENTITIES_OF -> identitiesOf(keys(relation, key, ContactId.class));
            case CONTACTS, CONTACT_KEYS -> contacts(keys(relation, key, ContactId.class));
            case CONSENTS -> consents(keys(relation, key, ContactId.class));
            case CONVERSATIONS -> conversations(keys(relation, key, ConversationId.class));
            case CONVERSATIONS_OF ->
                identities(keys(relation, key, IdentityId.class)).conversationsOfIdentities();
            case SESSIONS -> sessions(keys(relation, key, ConversationId.class));
            case MESSAGES -> messages(keys(relation, key, MessageId.class));
            case UNSETTLED ->
                conversations(keys(relation, key, ConversationId.class)).unsettled();
            case MEDIA -> media(keys(relation, key, MessageId.class));
            case DEFERRED -> deferred(keys(relation, key, Claim.class));
        }
    }

    private static <K> List<K> keys(Relation relation, Object key, Class<K> type) {
        if (relation.keyType() != type) {
            throw new IllegalStateException(relation + " have no keys of " + type);
        }
        return List.of(type.cast(key));
    }

    private StateLoader sessions(Collection<ConversationId> ids) {
        state.markLoaded(Relation.SESSIONS, ids);
        ids.forEach(id -> store.sessions(account, id).forEach(state.conversations()::put));
        return this;
    }
}
