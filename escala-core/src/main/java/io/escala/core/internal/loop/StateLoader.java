package io.escala.core.internal.loop;

import io.escala.core.conversations.Assignment;
import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ClaimKind;
import io.escala.crm.change.Holding;
import io.escala.crm.change.Relation;
import io.escala.crm.change.State;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.AutoCloseRuleId;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.library.LibraryFileId;
import io.escala.crm.library.UploadKey;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.record.RecordId;
import io.escala.crm.store.CrmStore;
import io.escala.crm.store.RecordFilter;
import io.escala.crm.template.TemplateKey;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Loads the state for a decision into a {@link State}: in bulk, relation by relation, each decision what it reads and no more.
 * Nothing is read twice, and no query is made for nothing. Methods without keys load a relation for everything that was met so
 * far, so what leads to more comes first: holders of claims, messages, conversations, identities. Confined to one thread.
 */
public class StateLoader {
    private final CrmStore store;
    private final AccountId account;
    private final State state = State.partial();
    private final Set<ContactId> met = new LinkedHashSet<>();

    public StateLoader(CrmStore store, AccountId account) {
        this.store = store;
        this.account = account;
    }

    public final State state() {
        return state;
    }

    /** Marks keys of a relation as loaded, and returns those that were not: they are to be read now. */
    protected <K> Set<K> unread(Relation relation, Collection<K> keys) {
        Set<K> unread = new LinkedHashSet<>(keys);
        unread.removeIf(key -> state.isLoaded(relation, key));
        state.markLoaded(relation, unread);
        return unread;
    }

    public StateLoader settings() {
        if (!unread(Relation.SETTINGS, List.of(State.SETTINGS)).isEmpty()) {
            store.settings(account).ifPresent(state.account()::put);
        }
        return this;
    }

    /** Loads the fields of the account's own. */
    public StateLoader fieldSettings() {
        if (!unread(Relation.FIELD_SETTINGS, List.of(State.SETTINGS)).isEmpty()) {
            store.fieldSettings(account).ifPresent(state.account()::put);
        }
        return this;
    }

    /** Loads the team's roles and statuses. */
    public StateLoader teamSettings() {
        if (!unread(Relation.TEAM_SETTINGS, List.of(State.SETTINGS)).isEmpty()) {
            store.teamSettings(account).ifPresent(state.team()::put);
        }
        return this;
    }

    /**
     * Loads users of the team.
     *
     * @param ids their ids
     */
    public StateLoader teamUsers(Collection<UserId> ids) {
        Set<UserId> unread = unread(Relation.TEAM_USERS, ids);
        if (!unread.isEmpty()) {
            store.teamUsers(account, unread).values().forEach(state.team()::put);
        }
        return this;
    }

    /** Loads every user of the team. */
    public StateLoader allTeamUsers() {
        store.allTeamUsers(account).forEach(state.team()::put);
        state.markLoaded(Relation.TEAM_USERS);
        return this;
    }

    /**
     * Loads when users were given a conversation last.
     *
     * @param users the users
     */
    public StateLoader lastAssigned(Collection<UserId> users) {
        Set<UserId> unread = unread(Relation.LAST_ASSIGNED, users);
        if (!unread.isEmpty()) {
            store.lastAssigned(account, unread).forEach(state.team()::putLastAssigned);
        }
        return this;
    }

    /**
     * Loads when users were active last.
     *
     * @param users the users
     */
    public StateLoader lastActive(Collection<UserId> users) {
        Set<UserId> unread = unread(Relation.LAST_ACTIVE, users);
        if (!unread.isEmpty()) {
            store.lastActive(account, unread).forEach(state.team()::putLastActive);
        }
        return this;
    }

    /**
     * Loads lines.
     *
     * @param ids their ids
     */
    public StateLoader lines(Collection<LineId> ids) {
        Set<LineId> unread = unread(Relation.LINES, ids);
        if (!unread.isEmpty()) {
            store.lines(account, unread).values().forEach(state.account()::put);
        }
        return this;
    }

    /**
     * Loads rules that close conversations.
     *
     * @param ids their ids
     */
    public StateLoader autoCloseRules(Collection<AutoCloseRuleId> ids) {
        Set<AutoCloseRuleId> unread = unread(Relation.AUTO_CLOSE_RULES, ids);
        if (!unread.isEmpty()) {
            store.autoCloseRules(account, unread).values().forEach(state.account()::put);
        }
        return this;
    }

    /**
     * Loads opportunities, activities and tasks.
     *
     * @param ids their ids
     */
    public StateLoader records(Collection<RecordId> ids) {
        Set<RecordId> unread = unread(Relation.RECORDS, ids);
        if (!unread.isEmpty()) {
            store.records(account, unread).values().forEach(state.records()::put);
        }
        return this;
    }

    /** Loads the open records about the contacts met so far, of each the newest, up to one more than may go along with a conversation. */
    public StateLoader openRecords() {
        Set<ContactId> unread = unread(Relation.OPEN_RECORDS, met);
        if (!unread.isEmpty()) {
            RecordFilter open = RecordFilter.EVERYTHING.in(RecordFilter.State.OPEN);
            store.recordsOf(account, unread, open, Assignment.MAX_RECORDS + 1)
                    .values()
                    .forEach(records -> records.forEach(state.records()::put));
        }
        return this;
    }

    /**
     * Loads companies.
     *
     * @param ids their ids
     */
    public StateLoader companies(Collection<CompanyId> ids) {
        Set<CompanyId> unread = unread(Relation.COMPANIES, ids);
        if (!unread.isEmpty()) {
            store.companies(account, unread).values().forEach(state.records()::put);
        }
        return this;
    }

    /**
     * Loads the companies of names.
     *
     * @param names folded names
     */
    public StateLoader companiesNamed(Collection<String> names) {
        Set<String> unread = unread(Relation.COMPANY_NAMES, names);
        if (!unread.isEmpty()) {
            store.companiesNamed(account, unread).values().forEach(all -> all.forEach(state.records()::put));
        }
        return this;
    }

    /** Loads the companies of the contacts met so far. */
    public StateLoader companiesOfContacts() {
        return companies(state.contacts().all().stream()
                .flatMap(contact -> Stream.ofNullable(contact.companyId()))
                .toList());
    }

    /** Loads every line of the account. */
    public StateLoader allLines() {
        List<Line> lines = store.allLines(account);
        state.markLoaded(Relation.LINES, lines.stream().map(Line::id).toList());
        lines.forEach(state.account()::put);
        return this;
    }

    /** Loads the lines of the conversations met so far. */
    public StateLoader lines() {
        return lines(
                state.conversations().all().stream().map(Conversation::line).toList());
    }

    /**
     * Loads the holders of claims, and the identities and messages among them. Contacts among them are met.
     *
     * @param claims the claims
     */
    public StateLoader holders(Collection<Claim> claims) {
        Set<Claim> unread = unread(Relation.HOLDERS, claims);
        if (unread.isEmpty()) {
            return this;
        }
        Set<IdentityId> whose = new LinkedHashSet<>();
        Set<MessageId> which = new LinkedHashSet<>();
        store.holders(account, unread).forEach((claim, holder) -> {
            state.hold(new Holding(claim, holder));
            if (claim.kind() == ClaimKind.IDENTITY_KEY) {
                whose.add(new IdentityId(holder));
            } else if (claim.kind() == ClaimKind.CONTACT_KEY) {
                met.add(new ContactId(holder));
            } else if (claim.kind() == ClaimKind.PROVIDER_MESSAGE || claim.kind() == ClaimKind.CLIENT_REFERENCE) {
                which.add(new MessageId(holder));
            }
        });
        return identities(whose).messages(which);
    }

    /**
     * Loads identities, and the identities they were merged into. The contacts they are linked to are met.
     *
     * @param ids their ids
     */
    public StateLoader identities(Collection<IdentityId> ids) {
        Set<IdentityId> unread = unread(Relation.IDENTITIES, ids);
        while (!unread.isEmpty()) {
            unread = unread(
                    Relation.IDENTITIES, take(store.identities(account, unread).values()));
        }
        return this;
    }

    /** Takes identities that were read, and returns those they were merged into. */
    private Set<IdentityId> take(Collection<ChannelIdentity> identities) {
        Set<IdentityId> next = new LinkedHashSet<>();
        for (ChannelIdentity identity : identities) {
            state.identities().put(identity);
            if (identity.contact() != null) {
                met.add(identity.contact());
            }
            if (identity.fusedInto() != null) {
                next.add(identity.fusedInto());
            }
        }
        return next;
    }

    /** Loads the identities under which the conversations met so far started. */
    public StateLoader identities() {
        return identities(
                state.conversations().all().stream().map(Conversation::identity).toList());
    }

    /** Loads the aliases of the identities met so far. */
    public StateLoader aliases() {
        return aliases(
                state.identities().all().stream().map(ChannelIdentity::id).toList());
    }

    private StateLoader aliases(Collection<IdentityId> ids) {
        Set<IdentityId> unread = unread(Relation.ALIASES, ids);
        if (!unread.isEmpty()) {
            store.aliases(account, unread).values().forEach(aliases -> aliases.forEach(state.identities()::put));
        }
        return this;
    }

    /**
     * Loads contacts.
     *
     * @param ids their ids
     */
    public StateLoader contacts(Collection<ContactId> ids) {
        met.addAll(ids);
        Set<ContactId> unread = unread(Relation.CONTACTS, ids);
        if (!unread.isEmpty()) {
            store.contacts(account, unread).values().forEach(state.contacts()::put);
        }
        return this;
    }

    /**
     * Takes contacts that were read before, as it loads others.
     *
     * @param read the contacts
     */
    public StateLoader take(List<Contact> read) {
        List<ContactId> ids = read.stream().map(Contact::id).toList();
        met.addAll(ids);
        state.markLoaded(Relation.CONTACTS, ids);
        read.forEach(state.contacts()::put);
        return this;
    }

    /**
     * Loads what is left of contacts that were deleted.
     *
     * @param ids their ids
     */
    public StateLoader deletedContacts(Collection<ContactId> ids) {
        Set<ContactId> unread = unread(Relation.DELETED_CONTACTS, ids);
        if (!unread.isEmpty()) {
            store.deletedContacts(account, unread).values().forEach(state.contacts()::put);
        }
        return this;
    }

    /** Loads the contacts met so far. */
    public StateLoader contacts() {
        return contacts(List.copyOf(met));
    }

    /** Loads the keys of the contacts met so far. */
    public StateLoader contactKeys() {
        Set<ContactId> unread = unread(Relation.CONTACT_KEYS, met);
        if (!unread.isEmpty()) {
            store.contactKeys(account, unread).values().forEach(keys -> keys.forEach(state.contacts()::put));
        }
        return this;
    }

    /** Loads the consents of the contacts met so far. */
    public StateLoader consents() {
        Set<ContactId> unread = unread(Relation.CONSENTS, met);
        if (!unread.isEmpty()) {
            store.consents(account, unread).values().forEach(entries -> entries.forEach(state.contacts()::put));
        }
        return this;
    }

    /** Loads which identities are linked to the contacts met so far, and those identities. */
    public StateLoader identitiesOfContacts() {
        Set<ContactId> unread = unread(Relation.IDENTITIES_OF, met);
        if (unread.isEmpty()) {
            return this;
        }
        List<ChannelIdentity> linked = store.identitiesOf(account, unread).values().stream()
                .flatMap(Collection::stream)
                .toList();
        unread(Relation.IDENTITIES, linked.stream().map(ChannelIdentity::id).toList());
        // What was read before may have been linked since: the holders of keys, which were read later, name that
        // contact already.
        return identities(take(linked.stream()
                .filter(identity -> state.isLoaded(Relation.IDENTITIES, identity.id()))
                .toList()));
    }

    /**
     * Loads the channel consents of the persons met so far. Afterwards the canonical identity also has the consents recorded
     * for identities merged into it.
     */
    public StateLoader channelConsents() {
        Set<IdentityId> people = unread(Relation.CHANNEL_CONSENTS, persons());
        if (!people.isEmpty()) {
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
        Set<TemplateKey> unread = unread(Relation.TEMPLATE_REPORTS, keys);
        if (!unread.isEmpty()) {
            store.templateReports(account, unread).values().forEach(reports -> reports.forEach(state.account()::put));
        }
        return this;
    }

    /** Loads Meta's latest reports on the loaded lines. */
    public StateLoader lineReports() {
        return lineReports(state.account().lines().stream().map(Line::key).toList());
    }

    /**
     * Loads Meta's latest reports on lines.
     *
     * @param keys the lines
     */
    public StateLoader lineReports(Collection<LineKey> keys) {
        Set<LineKey> unread = unread(Relation.LINE_REPORTS, keys);
        if (!unread.isEmpty()) {
            store.lineReports(account, unread).values().forEach(reports -> reports.forEach(state.account()::put));
        }
        return this;
    }

    /**
     * Loads messages.
     *
     * @param ids their ids
     */
    public StateLoader messages(Collection<MessageId> ids) {
        Set<MessageId> unread = unread(Relation.MESSAGES, ids);
        if (!unread.isEmpty()) {
            store.messages(account, unread).values().forEach(state.conversations()::put);
        }
        return this;
    }

    /**
     * Loads the state of the media of messages.
     *
     * @param ids the messages
     */
    public StateLoader media(Collection<MessageId> ids) {
        Set<MessageId> unread = unread(Relation.MEDIA, ids);
        if (!unread.isEmpty()) {
            store.media(account, unread).values().forEach(files -> files.forEach(state.conversations()::put));
        }
        return this;
    }

    /** Loads the state of the media of the messages met so far. */
    public StateLoader media() {
        return media(state.conversations().messages().stream().map(Message::id).toList());
    }

    /**
     * Loads scheduled messages.
     *
     * @param ids their ids
     */
    public StateLoader scheduledMessages(Collection<MessageId> ids) {
        Set<MessageId> unread = unread(Relation.SCHEDULED_MESSAGES, ids);
        if (!unread.isEmpty()) {
            store.scheduledMessages(account, unread).values().forEach(state.schedule()::put);
        }
        return this;
    }

    /**
     * Loads files of the library.
     *
     * @param ids their ids
     */
    public StateLoader libraryFiles(Collection<LibraryFileId> ids) {
        Set<LibraryFileId> unread = unread(Relation.LIBRARY_FILES, ids);
        if (!unread.isEmpty()) {
            store.libraryFiles(account, unread).values().forEach(state.library()::put);
        }
        return this;
    }

    /**
     * Loads the latest uploads of files.
     *
     * @param keys the files and the lines
     */
    public StateLoader uploads(Collection<UploadKey> keys) {
        Set<UploadKey> unread = unread(Relation.UPLOADS, keys);
        if (!unread.isEmpty()) {
            store.uploads(account, unread).values().forEach(state.library()::put);
        }
        return this;
    }

    /**
     * Loads conversations, and those that continue them.
     *
     * @param ids their ids
     */
    public StateLoader conversations(Collection<ConversationId> ids) {
        Set<ConversationId> unread = unread(Relation.CONVERSATIONS, ids);
        while (!unread.isEmpty()) {
            Set<ConversationId> next = new LinkedHashSet<>();
            for (Conversation conversation :
                    store.conversations(account, unread).values()) {
                state.conversations().put(conversation);
                if (conversation.supersededBy() != null) {
                    next.add(conversation.supersededBy());
                }
            }
            unread = unread(Relation.CONVERSATIONS, next);
        }
        return this;
    }

    /** Loads the conversations of the messages met so far. */
    public StateLoader conversations() {
        return conversations(state.conversations().messages().stream()
                .map(Message::conversation)
                .distinct()
                .toList());
    }

    /**
     * Loads the conversations of the persons met so far. Afterwards the holder of the claim (line, canonical identity) is the
     * oldest conversation of the person on that line, whichever of the merged identities it started under.
     */
    public StateLoader conversationsOfIdentities() {
        Set<IdentityId> people = unread(Relation.CONVERSATIONS_OF, persons());
        if (!people.isEmpty()) {
            store.conversationsOf(account, people).forEach(state.conversations()::putOf);
        }
        return this;
    }

    /** Every person met so far: the identities that the loaded ones were merged into. */
    private Set<IdentityId> persons() {
        Set<IdentityId> persons = new LinkedHashSet<>();
        for (ChannelIdentity identity : state.identities().all()) {
            state.identities().canonical(identity.id()).map(ChannelIdentity::id).ifPresent(persons::add);
        }
        return persons;
    }

    /** Loads the sends, of the conversations met so far, that may have been sent but have no id of Meta yet. */
    public StateLoader unsettled() {
        Set<ConversationId> unread = unread(
                Relation.UNSETTLED,
                state.conversations().all().stream().map(Conversation::id).toList());
        if (!unread.isEmpty()) {
            store.unsettled(account, unread).forEach(state.conversations()::put);
        }
        return this;
    }

    /**
     * Loads the reports deferred for messages.
     *
     * @param claims claims of messages by Meta's id
     */
    public StateLoader deferred(Collection<Claim> claims) {
        Set<Claim> unread = unread(Relation.DEFERRED, claims);
        if (!unread.isEmpty()) {
            store.deferred(account, unread).values().forEach(reports -> reports.forEach(state.intake()::put));
        }
        return this;
    }

    /**
     * Loads the sessions of conversations.
     *
     * @param ids the conversations
     */
    public StateLoader sessions(Collection<ConversationId> ids) {
        Set<ConversationId> unread = unread(Relation.SESSIONS, ids);
        if (!unread.isEmpty()) {
            store.sessions(account, unread).values().forEach(all -> all.forEach(state.conversations()::put));
        }
        return this;
    }

    /** Loads the sessions of the conversations met so far. */
    public StateLoader sessions() {
        return sessions(
                state.conversations().all().stream().map(Conversation::id).toList());
    }

    /** Reads one thing by its relation and key: what a decision turned out to need besides. */
    void load(Relation relation, Object key) {
        switch (relation) {
            case SETTINGS -> settings();
            case LINES -> lines(keys(relation, key, LineId.class));
            case FIELD_SETTINGS -> fieldSettings();
            case TEAM_SETTINGS -> teamSettings();
            case TEAM_USERS -> teamUsers(keys(relation, key, UserId.class));
            case LAST_ASSIGNED -> lastAssigned(keys(relation, key, UserId.class));
            case RECORDS -> records(keys(relation, key, RecordId.class));
            case OPEN_RECORDS -> meeting(relation, key).openRecords();
            case COMPANIES -> companies(keys(relation, key, CompanyId.class));
            case COMPANY_NAMES -> companiesNamed(keys(relation, key, String.class));
            case LAST_ACTIVE -> lastActive(keys(relation, key, UserId.class));
            case AUTO_CLOSE_RULES -> autoCloseRules(keys(relation, key, AutoCloseRuleId.class));
            case TEMPLATE_REPORTS -> templates(keys(relation, key, TemplateKey.class));
            case LINE_REPORTS -> lineReports(keys(relation, key, LineKey.class));
            case HOLDERS -> holders(keys(relation, key, Claim.class));
            case IDENTITIES -> identities(keys(relation, key, IdentityId.class));
            case ALIASES -> aliases(keys(relation, key, IdentityId.class));
            case CHANNEL_CONSENTS ->
                identities(keys(relation, key, IdentityId.class)).channelConsents();
            case IDENTITIES_OF -> meeting(relation, key).identitiesOfContacts();
            case CONTACTS -> contacts(keys(relation, key, ContactId.class));
            case DELETED_CONTACTS -> deletedContacts(keys(relation, key, ContactId.class));
            case CONTACT_KEYS -> meeting(relation, key).contactKeys();
            case CONSENTS -> meeting(relation, key).consents();
            case CONVERSATIONS -> conversations(keys(relation, key, ConversationId.class));
            case CONVERSATIONS_OF ->
                identities(keys(relation, key, IdentityId.class)).conversationsOfIdentities();
            case SESSIONS -> sessions(keys(relation, key, ConversationId.class));
            case MESSAGES -> messages(keys(relation, key, MessageId.class));
            case UNSETTLED ->
                conversations(keys(relation, key, ConversationId.class)).unsettled();
            case MEDIA -> media(keys(relation, key, MessageId.class));
            case LIBRARY_FILES -> libraryFiles(keys(relation, key, LibraryFileId.class));
            case SCHEDULED_MESSAGES -> scheduledMessages(keys(relation, key, MessageId.class));
            case UPLOADS -> uploads(keys(relation, key, UploadKey.class));
            case DEFERRED -> deferred(keys(relation, key, Claim.class));
        }
    }

    private StateLoader meeting(Relation relation, Object key) {
        met.addAll(keys(relation, key, ContactId.class));
        return this;
    }

    private static <K> List<K> keys(Relation relation, Object key, Class<K> type) {
        if (relation.keyType() != type) {
            throw new IllegalStateException(relation + " have no keys of " + type);
        }
        return List.of(type.cast(key));
    }
}
