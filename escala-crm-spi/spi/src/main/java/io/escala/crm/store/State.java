package io.escala.crm.store;

import io.escala.crm.account.AccountSettings;
import io.escala.crm.contact.ConsentEntry;
import io.escala.crm.contact.Contact;
import io.escala.crm.contact.ContactId;
import io.escala.crm.contact.ContactKey;
import io.escala.crm.contact.ContactKeyValue;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.Session;
import io.escala.crm.identity.ChannelConsent;
import io.escala.crm.identity.ChannelIdentity;
import io.escala.crm.identity.IdentityAlias;
import io.escala.crm.identity.IdentityId;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LinePulse;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one account: all of it in the memory store, the loaded part of it in a decision. {@link #apply(Change)} is
 * the one place that says what a change does; decisions fold over it, so the second event of a batch sees what the first did.
 *
 * <p>Depends on nothing but what was put in: no clock, no store. Not thread-safe.
 */
public final class State {
    private static final Comparator<IdentityAlias> ALIAS_ORDER = Comparator.comparing(
                    (IdentityAlias alias) -> alias.key().kind().name())
            .thenComparing(alias -> alias.key().scope())
            .thenComparing(alias -> alias.key().value());
    private static final Comparator<ContactKey> KEY_ORDER = Comparator.comparing(
                    (ContactKey key) -> key.value().kind().name())
            .thenComparing(key -> key.value().value());

    private static final Comparator<WorkKey> WORK_ORDER =
            Comparator.comparing((WorkKey key) -> key.kind().name()).thenComparing(WorkKey::id);

    private final Map<Claim, String> holders = new HashMap<>();
    private final Map<LineId, Line> lines = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    private final Map<IdentityId, ChannelIdentity> identities = new HashMap<>();
    private final Map<IdentityId, Map<IdentityKey, IdentityAlias>> aliases = new HashMap<>();
    private final Map<ContactId, Set<IdentityId>> identitiesOf = new HashMap<>();
    private final Map<ContactId, Contact> contacts = new HashMap<>();
    private final Map<ContactId, Map<ContactKeyValue, ContactKey>> keys = new HashMap<>();
    private final Map<ContactId, Map<String, ConsentEntry>> consents = new HashMap<>();
    private final Map<ConversationId, Conversation> conversations = new HashMap<>();
    private final Map<ConversationId, Map<Integer, Session>> sessions = new HashMap<>();
    private final Map<MessageId, Message> messages = new HashMap<>();
    private final Map<MessageId, Map<Integer, MediaFile>> media = new HashMap<>();
    private final Map<IdentityId, Map<String, ChannelConsent>> channelConsents = new HashMap<>();
    private final Map<LineId, LinePulse> pulses = new HashMap<>();
    private final Map<TemplateKey, Map<TemplateReport.Aspect, TemplateReport>> reports = new HashMap<>();
    private final Map<String, JournalEntry> journal = new TreeMap<>();
    private final Map<Claim, Map<String, DeferredReport>> deferred = new HashMap<>();
    private final Map<String, Suggestion> suggestions = new TreeMap<>();
    private final Map<String, QuarantinedItem> quarantined = new TreeMap<>();
    private final Map<WorkKey, QuarantinedWork> quarantinedWork = new TreeMap<>(WORK_ORDER);
    private @Nullable AccountSettings settings;

    private final StateChanges changes = new StateChanges(this);

    /** Makes an empty state. */
    public State() {}

    /**
     * Applies a change: its releases, its takes, and what it changes. Claims are not checked here; whoever commits does that
     * first.
     *
     * @param change the change
     */
    public void apply(Change change) {
        change.releases().forEach(this::release);
        change.takes().forEach(this::hold);
        change.accept(changes);
    }

    /**
     * Lets a holder hold a claim.
     *
     * @param holding claim and holder
     */
    public void hold(Holding holding) {
        holders.put(holding.claim(), holding.holder());
    }

    /**
     * Takes a claim from a holder; one that the holder does not hold is left alone.
     *
     * @param holding claim and holder
     */
    public void release(Holding holding) {
        holders.remove(holding.claim(), holding.holder());
    }

    /**
     * Answers who holds a claim.
     *
     * @param claim the claim
     * @return the holder, if it is held
     */
    public Optional<String> holder(Claim claim) {
        return Optional.ofNullable(holders.get(claim));
    }

    /**
     * Answers what version a thing has.
     *
     * @param expected names the thing
     * @return its version; for settings never saved 0; empty when the thing does not exist
     */
    public Optional<Long> version(Expected expected) {
        return switch (expected.kind()) {
            case SETTINGS -> Optional.of(settings == null ? 0L : settings.version());
            case CONTACT ->
                Optional.ofNullable(contacts.get(new ContactId(expected.id()))).map(Contact::version);
            case IDENTITY ->
                Optional.ofNullable(identities.get(new IdentityId(expected.id())))
                        .map(ChannelIdentity::version);
            case CONVERSATION ->
                Optional.ofNullable(conversations.get(new ConversationId(expected.id())))
                        .map(Conversation::version);
        };
    }

    /**
     * The settings.
     *
     * @return the settings, or empty when they were never saved
     */
    public Optional<AccountSettings> settings() {
        return Optional.ofNullable(settings);
    }

    /**
     * Every line.
     *
     * @return the lines in order of their ids
     */
    public List<Line> lines() {
        return List.copyOf(lines.values());
    }

    /**
     * A line.
     *
     * @param id its id
     * @return the line, if it is known
     */
    public Optional<Line> line(LineId id) {
        return Optional.ofNullable(lines.get(id));
    }

    /**
     * An identity as it is; one that was fused is a redirect.
     *
     * @param id its id
     * @return the identity, if it is known
     */
    public Optional<ChannelIdentity> identity(IdentityId id) {
        return Optional.ofNullable(identities.get(id));
    }

    /**
     * An identity after following redirects.
     *
     * @param id its id
     * @return the identity it turned out to be, if it is known
     */
    public Optional<ChannelIdentity> canonicalIdentity(IdentityId id) {
        ChannelIdentity identity = identities.get(id);
        // Fusions are one step in almost every case; the bound keeps a defect from spinning.
        for (int step = 0; identity != null && identity.fusedInto() != null && step < 16; step++) {
            identity = identities.get(identity.fusedInto());
        }
        return Optional.ofNullable(identity);
    }

    /**
     * Every identity known.
     *
     * @return a view
     */
    public Collection<ChannelIdentity> identities() {
        return Collections.unmodifiableCollection(identities.values());
    }

    /**
     * The identities linked to a contact.
     *
     * @param contact the contact
     * @return those known, in order of their ids
     */
    public List<ChannelIdentity> identitiesOf(ContactId contact) {
        List<ChannelIdentity> linked = new ArrayList<>();
        identitiesOf.getOrDefault(contact, Set.of()).stream()
                .sorted((a, b) -> a.value().compareTo(b.value()))
                .forEach(id -> identity(id).ifPresent(linked::add));
        return linked;
    }

    /**
     * The aliases of an identity, ended ones included.
     *
     * @param identity the identity
     * @return those known, in order of the kind's name, scope and value
     */
    public List<IdentityAlias> aliases(IdentityId identity) {
        List<IdentityAlias> all =
                new ArrayList<>(aliases.getOrDefault(identity, Map.of()).values());
        all.sort(ALIAS_ORDER);
        return all;
    }

    /**
     * An alias of an identity.
     *
     * @param identity the identity
     * @param key the key
     * @return the alias, if it is known
     */
    public Optional<IdentityAlias> alias(IdentityId identity, IdentityKey key) {
        return Optional.ofNullable(aliases.getOrDefault(identity, Map.of()).get(key));
    }

    /**
     * A contact.
     *
     * @param id its id
     * @return the contact, if it is known
     */
    public Optional<Contact> contact(ContactId id) {
        return Optional.ofNullable(contacts.get(id));
    }

    /**
     * Every contact known.
     *
     * @return a view
     */
    public Collection<Contact> contacts() {
        return Collections.unmodifiableCollection(contacts.values());
    }

    /**
     * The keys of a contact.
     *
     * @param contact the contact
     * @return those known, in order of the kind's name and value
     */
    public List<ContactKey> keys(ContactId contact) {
        List<ContactKey> all =
                new ArrayList<>(keys.getOrDefault(contact, Map.of()).values());
        all.sort(KEY_ORDER);
        return all;
    }

    /**
     * A key of a contact.
     *
     * @param contact the contact
     * @param value the key's value
     * @return the key, if the contact is known to have it
     */
    public Optional<ContactKey> key(ContactId contact, ContactKeyValue value) {
        return Optional.ofNullable(keys.getOrDefault(contact, Map.of()).get(value));
    }

    /**
     * The consent ledger of a contact.
     *
     * @param contact the contact
     * @return the entries known, oldest first, ties by id
     */
    public List<ConsentEntry> consents(ContactId contact) {
        List<ConsentEntry> all =
                new ArrayList<>(consents.getOrDefault(contact, Map.of()).values());
        all.sort((a, b) -> a.at().equals(b.at()) ? a.id().compareTo(b.id()) : a.at().compareTo(b.at()));
        return all;
    }

    /**
     * A conversation.
     *
     * @param id its id
     * @return the conversation, if it is known
     */
    public Optional<Conversation> conversation(ConversationId id) {
        return Optional.ofNullable(conversations.get(id));
    }

    /**
     * Every conversation known.
     *
     * @return a view
     */
    public Collection<Conversation> conversations() {
        return Collections.unmodifiableCollection(conversations.values());
    }

    /**
     * The sessions of a conversation.
     *
     * @param conversation the conversation
     * @return those known, by number
     */
    public List<Session> sessions(ConversationId conversation) {
        return List.copyOf(sessions.getOrDefault(conversation, Map.of()).values());
    }

    /**
     * A message.
     *
     * @param id our id
     * @return the message, if it is known
     */
    public Optional<Message> message(MessageId id) {
        return Optional.ofNullable(messages.get(id));
    }

    /**
     * Every message known.
     *
     * @return a view
     */
    public Collection<Message> messages() {
        return Collections.unmodifiableCollection(messages.values());
    }

    /**
     * The reports deferred for a message.
     *
     * @param message claim of kind {@link ClaimKind#PROVIDER_MESSAGE}
     * @return those known, in order of their keys
     */
    public List<DeferredReport> deferred(Claim message) {
        return List.copyOf(deferred.getOrDefault(message, Map.of()).values());
    }

    /**
     * Every report deferred that is known.
     *
     * @return the reports, in no order
     */
    public List<DeferredReport> deferred() {
        return deferred.values().stream()
                .flatMap(waiting -> waiting.values().stream())
                .toList();
    }

    /**
     * What became of the media of a message.
     *
     * @param message the message
     * @return what is known, by place
     */
    public List<MediaFile> media(MessageId message) {
        return List.copyOf(media.getOrDefault(message, Map.of()).values());
    }

    /**
     * What a person said on their channel about being written to.
     *
     * @param identity the person as the channel sees them
     * @return the entries known, oldest first, ties by id
     */
    public List<ChannelConsent> channelConsents(IdentityId identity) {
        return channelConsents.getOrDefault(identity, Map.of()).values().stream()
                .sorted(Comparator.comparing(ChannelConsent::at).thenComparing(ChannelConsent::id))
                .toList();
    }

    /**
     * When a line was last heard of.
     *
     * @param line the line
     * @return the time, if it ever was
     */
    public Optional<Instant> heard(LineId line) {
        return Optional.ofNullable(pulses.get(line)).map(LinePulse::heardAt);
    }

    /**
     * When each line was last heard of.
     *
     * @return the signs known, in no order
     */
    public List<LinePulse> pulses() {
        return List.copyOf(pulses.values());
    }

    /**
     * What Meta last reported about a template.
     *
     * @param template which
     * @return at most one report per aspect, in order of the aspects
     */
    public List<TemplateReport> reports(TemplateKey template) {
        return List.copyOf(reports.getOrDefault(template, Map.of()).values());
    }

    /**
     * A journalled body.
     *
     * @param id the id of the entry
     * @return the entry, if it is known
     */
    public Optional<JournalEntry> journal(String id) {
        return Optional.ofNullable(journal.get(id));
    }

    /**
     * Every suggestion known.
     *
     * @return the suggestions in order of their ids
     */
    public List<Suggestion> suggestions() {
        return List.copyOf(suggestions.values());
    }

    /**
     * The quarantined work that is known.
     *
     * @return the work, in order of kinds and ids
     */
    public List<QuarantinedWork> quarantinedWork() {
        return List.copyOf(quarantinedWork.values());
    }

    /**
     * One piece of quarantined work.
     *
     * @param key which
     * @return the work, if it is known to be in quarantine
     */
    public Optional<QuarantinedWork> quarantinedWork(WorkKey key) {
        return Optional.ofNullable(quarantinedWork.get(key));
    }

    /**
     * Everything quarantined that is known.
     *
     * @return the items in order of their ids
     */
    public List<QuarantinedItem> quarantined() {
        return List.copyOf(quarantined.values());
    }

    /**
     * Puts a line in as it stands in the store.
     *
     * @param line the line
     */
    public void put(Line line) {
        lines.put(line.id(), line);
    }

    /**
     * Puts settings in as they stand in the store.
     *
     * @param saved the settings
     */
    public void put(AccountSettings saved) {
        settings = saved;
    }

    /**
     * Puts an identity in as it stands in the store.
     *
     * @param identity the identity
     */
    public void put(ChannelIdentity identity) {
        ChannelIdentity before = identities.put(identity.id(), identity);
        if (before != null && before.contact() != null && !before.contact().equals(identity.contact())) {
            Set<IdentityId> linked = identitiesOf.get(before.contact());
            if (linked != null) {
                linked.remove(identity.id());
            }
        }
        if (identity.contact() != null) {
            identitiesOf
                    .computeIfAbsent(identity.contact(), none -> new LinkedHashSet<>())
                    .add(identity.id());
        }
    }

    /**
     * Puts an alias in as it stands in the store.
     *
     * @param alias the alias
     */
    public void put(IdentityAlias alias) {
        aliases.computeIfAbsent(alias.identity(), none -> new LinkedHashMap<>()).put(alias.key(), alias);
    }

    /**
     * Puts a contact in as it stands in the store.
     *
     * @param contact the contact
     */
    public void put(Contact contact) {
        contacts.put(contact.id(), contact);
    }

    /**
     * Puts a contact's key in as it stands in the store.
     *
     * @param key the key
     */
    public void put(ContactKey key) {
        keys.computeIfAbsent(key.contact(), none -> new LinkedHashMap<>()).put(key.value(), key);
    }

    /**
     * Puts a consent entry in as it stands in the store.
     *
     * @param entry the entry
     */
    public void put(ConsentEntry entry) {
        consents.computeIfAbsent(entry.contact(), none -> new LinkedHashMap<>()).putIfAbsent(entry.id(), entry);
    }

    /**
     * Puts a conversation in as it stands in the store.
     *
     * @param conversation the conversation
     */
    public void put(Conversation conversation) {
        conversations.put(conversation.id(), conversation);
    }

    /**
     * Puts a message in as it stands in the store.
     *
     * @param message the message
     */
    public void put(Message message) {
        messages.put(message.id(), message);
    }

    /**
     * Puts a deferred report in as it stands in the store.
     *
     * @param status the report
     */
    public void put(DeferredReport status) {
        deferred.computeIfAbsent(Claim.providerMessage(status.line(), status.providerId()), none -> new TreeMap<>())
                .putIfAbsent(status.report().key(), status);
    }

    /**
     * Puts what became of a medium in; a state that is further stays.
     *
     * @param file how far it is
     */
    public void put(MediaFile file) {
        media.computeIfAbsent(file.message(), none -> new TreeMap<>())
                .merge(file.place(), file, (a, b) -> b.state().compareTo(a.state()) > 0 ? b : a);
    }

    /**
     * Puts an entry of a channel's consent ledger in.
     *
     * @param entry the entry
     */
    public void put(ChannelConsent entry) {
        channelConsents
                .computeIfAbsent(entry.identity(), none -> new LinkedHashMap<>())
                .putIfAbsent(entry.id(), entry);
    }

    /**
     * Puts a sign of life in; a later one stays.
     *
     * @param pulse the sign
     */
    public void put(LinePulse pulse) {
        pulses.merge(pulse.line(), pulse, (a, b) -> b.heardAt().isAfter(a.heardAt()) ? b : a);
    }

    /**
     * Puts a report on a template in; one that outranks it stays.
     *
     * @param report the report
     */
    public void put(TemplateReport report) {
        reports.computeIfAbsent(report.template(), none -> new TreeMap<>())
                .merge(report.aspect(), report, (a, b) -> b.outranks(a) ? b : a);
    }

    void put(JournalEntry entry) {
        journal.putIfAbsent(entry.id(), entry);
    }

    void put(Session session) {
        sessions.computeIfAbsent(session.conversation(), none -> new TreeMap<>())
                .put(session.number(), session);
    }

    void putIfAbsent(Session session) {
        sessions.computeIfAbsent(session.conversation(), none -> new TreeMap<>())
                .putIfAbsent(session.number(), session);
    }

    void putIfAbsent(Suggestion suggestion) {
        suggestions.putIfAbsent(suggestion.id(), suggestion);
    }

    void putIfAbsent(QuarantinedItem item) {
        quarantined.putIfAbsent(item.id(), item);
    }

    void dropQuarantined(String id) {
        quarantined.remove(id);
    }

    void putIfAbsent(QuarantinedWork work) {
        quarantinedWork.putIfAbsent(work.key(), work);
    }

    void release(WorkKey key) {
        quarantinedWork.remove(key);
    }

    void dropJournal(String id) {
        journal.remove(id);
    }

    void drop(ContactKey key) {
        keys.getOrDefault(key.contact(), Map.of()).remove(key.value());
    }

    void drop(DeferredReport status) {
        Claim claim = Claim.providerMessage(status.line(), status.providerId());
        Map<String, DeferredReport> waiting = deferred.get(claim);
        if (waiting != null) {
            waiting.remove(status.report().key());
            if (waiting.isEmpty()) {
                deferred.remove(claim);
            }
        }
    }
}
