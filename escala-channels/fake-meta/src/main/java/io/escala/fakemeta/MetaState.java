package io.escala.fakemeta;

import io.escala.fakemeta.internal.graph.Accepted;
import io.escala.fakemeta.internal.graph.AccountState;
import io.escala.fakemeta.internal.graph.GraphError;
import io.escala.fakemeta.internal.graph.GraphWorld;
import io.escala.fakemeta.internal.graph.NumberState;
import io.escala.fakemeta.internal.graph.Route;
import io.escala.fakemeta.internal.graph.StoredFile;
import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.internal.text.Texts;
import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Line;
import io.escala.fakemeta.setup.Page;
import io.escala.fakemeta.setup.Template;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The state of the fake: connections, people, the times of their messages, and sent messages. */
final class MetaState implements GraphWorld {

    private static final Duration PHONE_SHOWN_AFTER_SEND = Duration.ofDays(30);

    /** A person and a line, which share one messaging window. */
    private record Between(String line, String person) {}

    private final Connections connections;
    private final Clock clock;
    private final boolean closedWindowLater;
    private final Ids ids = new Ids();
    private final Subscriptions subscriptions = new Subscriptions();
    private final SentLog ledger = new SentLog();
    private final WebhookPost post = new WebhookPost();
    private final Map<String, WhatsAppPerson> whatsAppPeople = new ConcurrentHashMap<>();
    private final Map<Between, Person> directPeople = new ConcurrentHashMap<>();
    private final Map<Between, Instant> lastInbound = new ConcurrentHashMap<>();
    private final Map<Between, Instant> lastPhoneSend = new ConcurrentHashMap<>();
    private final Set<Between> marketingStopped = ConcurrentHashMap.newKeySet();
    private final Set<Between> inboundIds = ConcurrentHashMap.newKeySet();
    private final Map<String, NumberState> numbers = new ConcurrentHashMap<>();
    private final Map<String, AccountState> accounts = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> messengerProfiles = new ConcurrentHashMap<>();
    private final Map<String, StoredFile> files = new ConcurrentHashMap<>();
    private volatile String baseUrl = "";

    MetaState(Connections connections, Clock clock, boolean closedWindowLater) {
        this.connections = connections;
        this.clock = clock;
        this.closedWindowLater = closedWindowLater;
    }

    void listensAt(String url) {
        baseUrl = url;
    }

    String baseUrl() {
        return baseUrl;
    }

    Connections connections() {
        return connections;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    SentLog ledger() {
        return ledger;
    }

    WebhookPost post() {
        return post;
    }

    <T extends Line> T only(Class<T> kind) {
        return connections.only(kind);
    }

    String onlyPortfolio() {
        return connections.onlyPortfolio();
    }

    void clear() {
        connections.reset();
        subscriptions.clear();
        ledger.clear();
        whatsAppPeople.clear();
        directPeople.clear();
        lastInbound.clear();
        lastPhoneSend.clear();
        marketingStopped.clear();
        inboundIds.clear();
        numbers.clear();
        accounts.clear();
        messengerProfiles.clear();
        files.clear();
    }

    // People

    WhatsAppPerson whatsAppPerson(String waId) {
        if (!Texts.isDigits(waId, 5, 20)) {
            throw new IllegalArgumentException("a WhatsApp person is known by digits with country code");
        }
        synchronized (whatsAppPeople) {
            for (WhatsAppPerson each : whatsAppPeople.values()) {
                if (each.waId().equals(waId)) {
                    return each;
                }
            }
            // A number that one person gave up may pass to another.
            String key = whatsAppPeople.containsKey(waId) ? waId + '/' + whatsAppPeople.size() : waId;
            WhatsAppPerson person = new WhatsAppPerson(this, key, waId);
            whatsAppPeople.put(key, person);
            return person;
        }
    }

    MessengerPerson messengerPerson(Page page, String psid) {
        Between key = new Between(page.id(), psid);
        return (MessengerPerson) directPeople.computeIfAbsent(key, it -> new MessengerPerson(this, page, psid));
    }

    InstagramPerson instagramPerson(InstagramAccount account, String igsid) {
        Between key = new Between(account.id(), igsid);
        return (InstagramPerson) directPeople.computeIfAbsent(key, it -> new InstagramPerson(this, account, igsid));
    }

    @Nullable
    Person person(Line line, @Nullable String key) {
        if (key == null) {
            return null;
        }
        return line instanceof WhatsAppNumber ? whatsAppPeople.get(key) : directPeople.get(new Between(line.id(), key));
    }

    // Events

    /** Returns a new id for an inbound message. */
    String inbound(Line line) {
        String id = ids.message(line.channel());
        inboundIds.add(new Between(line.id(), id));
        return id;
    }

    /** Returns a new id for a message not sent through the Graph API, such as one typed on the phone. */
    String newId(Line line) {
        return ids.message(line.channel());
    }

    /** Records an event that opens the window; an older event never moves it back. */
    void opens(Line line, Person person, Instant at) {
        lastInbound.merge(new Between(line.id(), person.key()), at, (one, other) -> one.isAfter(other) ? one : other);
    }

    boolean showsPhone(Line line, WhatsAppPerson person) {
        Instant written = lastPhoneSend.get(new Between(line.id(), person.key()));
        return !person.phoneHidden() || (written != null && now().isBefore(written.plus(PHONE_SHOWN_AFTER_SEND)));
    }

    void stopMarketing(Line line, Person person, boolean stop) {
        Between key = new Between(line.id(), person.key());
        if (stop) {
            marketingStopped.add(key);
        } else {
            marketingStopped.remove(key);
        }
    }

    Webhook webhook(Line line, ObjectNode body, List<String> messageIds) {
        return new Webhook(post, Signer.of(appOf(line).secret()), Json.bytes(body), messageIds);
    }

    // GraphWorld

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public @Nullable Line line(String id) {
        return connections.line(id);
    }

    @Override
    public List<Line> linesOf(String token) {
        return connections.linesOf(token);
    }

    @Override
    public boolean revoked(String token) {
        return connections.revoked(token);
    }

    @Override
    public App appOf(Line line) {
        return connections.app(line.appId());
    }

    @Override
    public void put(Template template) {
        connections.put(template);
    }

    @Override
    public void removeTemplates(String owner, String name) {
        connections.removeTemplates(owner, name);
    }

    @Override
    public List<Template> templates(String owner) {
        return connections.templates(owner);
    }

    @Override
    public @Nullable List<String> subscribedFields(String id) {
        return subscriptions.of(id);
    }

    @Override
    public void subscribe(String id, @Nullable List<String> fields) {
        if (fields == null) {
            subscriptions.lose(id);
        } else if (fields.isEmpty()) {
            subscriptions.restore(id);
        } else {
            subscriptions.put(id, fields.toArray(String[]::new));
        }
    }

    @Override
    public NumberState number(String id) {
        return numbers.computeIfAbsent(id, none -> new NumberState());
    }

    @Override
    public String newCall(WhatsAppNumber number) {
        return "wacid." + newId(number).substring("wamid.".length());
    }

    @Override
    public AccountState account(String id) {
        return accounts.computeIfAbsent(id, none -> AccountState.ofAccount());
    }

    @Override
    public ObjectNode messengerProfile(String key) {
        ObjectNode profile = messengerProfiles.get(key);
        return profile == null ? Json.object() : profile.deepCopy();
    }

    @Override
    public void putMessengerProfile(String key, ObjectNode profile) {
        messengerProfiles.put(key, profile.deepCopy());
    }

    @Override
    public List<InstagramAccount> instagramLinkedTo(String pageId) {
        return connections.instagramLinkedTo(pageId);
    }

    @Override
    public @Nullable Reached byPhone(WhatsAppNumber number, String digits) {
        for (WhatsAppPerson each : whatsAppPeople.values()) {
            if (each.reachedBy(digits)) {
                return new Reached(each.key(), each.waId(), each.userIdFor(number));
            }
        }
        return null;
    }

    @Override
    public @Nullable Reached byUserId(WhatsAppNumber number, String userId) {
        for (WhatsAppPerson each : whatsAppPeople.values()) {
            if (each.userIdFor(number).equals(userId)) {
                return new Reached(each.key(), each.waId(), userId);
            }
        }
        return null;
    }

    @Override
    public boolean knowsPerson(Line line, String scopedId) {
        return directPeople.containsKey(new Between(line.id(), scopedId));
    }

    @Override
    public boolean wroteWithin(Line line, String person, Duration length) {
        Instant last = lastInbound.get(new Between(line.id(), person));
        return last != null && now().isBefore(last.plus(length));
    }

    @Override
    public boolean refusesClosedWindowLater() {
        return closedWindowLater;
    }

    @Override
    public boolean knowsInbound(Line line, String messageId) {
        return inboundIds.contains(new Between(line.id(), messageId));
    }

    @Override
    public boolean knowsMessage(Line line, String messageId) {
        SentMessage sent = ledger.find(messageId);
        return knowsInbound(line, messageId)
                || (sent != null && sent.line().id().equals(line.id()));
    }

    @Override
    public String keep(Accepted accepted) {
        String id = ids.message(accepted.line().channel());
        Person person = person(accepted.line(), accepted.person());
        boolean windowClosed = person != null
                && accepted.line() instanceof WhatsAppNumber
                && accepted.template() == null
                && !wroteWithin(accepted.line(), person.key(), Duration.ofHours(24));
        boolean marketingRefused = person != null
                && accepted.template() != null
                && accepted.template().category().equals("MARKETING")
                && marketingStopped.contains(new Between(accepted.line().id(), person.key()));
        Failure failure = Failure.foreseen(accepted, person, windowClosed, marketingRefused);
        if (person != null && accepted.route() == Route.PHONE) {
            lastPhoneSend.put(new Between(accepted.line().id(), person.key()), now());
        }
        boolean free = person != null && wroteWithin(accepted.line(), person.key(), Duration.ofHours(24));
        ledger.add(new SentMessage(this, accepted, id, person, now(), failure, free));
        return id;
    }

    @Override
    public void act(Line line, String action, String person, String messageId) {
        ledger.add(new SenderAction(line, action, person, messageId, now()));
    }

    @Override
    public void downloads(String path, boolean withToken) {
        ledger.add(new Download(path, withToken));
    }

    @Override
    public void refused(String method, String path, GraphError error) {
        String reason = error.details().isEmpty() ? error.message() : error.message() + ": " + error.details();
        ledger.add(new RefusedCall(method, path, error.http(), error.code(), error.subcode(), reason));
    }

    @Override
    public Profile profile(Line line, String scopedId) {
        Person person = directPeople.get(new Between(line.id(), scopedId));
        boolean wrote = lastInbound.containsKey(new Between(line.id(), scopedId));
        if (person instanceof MessengerPerson messenger) {
            return switch (messenger.access()) {
                case OPEN -> new Profile.Open(messenger.fields());
                case WITHHELD -> new Profile.Withheld();
                case AFTER_WRITING -> wrote ? new Profile.Open(messenger.fields()) : new Profile.Unknown();
            };
        }
        if (person instanceof InstagramPerson instagram) {
            boolean readable = instagram.access() == ProfileAccess.OPEN
                    || (instagram.access() == ProfileAccess.AFTER_WRITING && wrote);
            return readable ? new Profile.Open(instagram.fields()) : new Profile.Withheld();
        }
        return new Profile.Unknown();
    }

    @Override
    public @Nullable StoredFile file(String id) {
        return files.get(id);
    }

    @Override
    public String store(String mimeType, String name, byte[] bytes) {
        return store("", mimeType, name, bytes);
    }

    @Override
    public String upload(String owner, String mimeType, String name, byte[] bytes) {
        String id = store(owner, mimeType, name, bytes);
        ledger.add(new Upload(id, owner, mimeType, name, bytes.length));
        return id;
    }

    private String store(String owner, String mimeType, String name, byte[] bytes) {
        String id = ids.number();
        files.put(id, new StoredFile(id, mimeType, name, bytes, now(), owner, now()));
        return id;
    }

    @Override
    public void touch(StoredFile file) {
        files.computeIfPresent(
                file.id(),
                (id, known) -> new StoredFile(
                        id, known.mimeType(), known.name(), known.bytes(), now(), known.owner(), known.uploaded()));
    }

    /** Forgets uploaded files, as Meta does before their time. */
    void forgetUploads() {
        files.values().removeIf(file -> !file.owner().isEmpty());
    }
}
