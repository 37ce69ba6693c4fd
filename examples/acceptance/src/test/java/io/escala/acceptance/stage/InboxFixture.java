package io.escala.acceptance.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.AppSecret;
import io.escala.channels.gateway.MetaGateway;
import io.escala.channels.gateway.MetaProfiles;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.health.SubscriptionCheck;
import io.escala.channels.media.MediaHosts;
import io.escala.channels.media.MetaMedia;
import io.escala.channels.webhook.MetaEvents;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookResponse;
import io.escala.core.channel.BodyReader;
import io.escala.core.channel.ChannelGateway;
import io.escala.core.channel.MediaSource;
import io.escala.core.channel.Receipt;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.CreateResult;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationView;
import io.escala.core.inbox.Inbox;
import io.escala.core.port.MediaStorage;
import io.escala.core.port.Metrics;
import io.escala.core.port.TemplateCatalogue;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.send.SendResult;
import io.escala.crm.account.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Entitlement;
import io.escala.crm.account.Permission;
import io.escala.crm.account.RegistrationFlow;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.aside.QuarantineFilter;
import io.escala.crm.aside.QuarantinedItem;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.event.LoggedEvent;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ConversationFilter;
import io.escala.crm.store.CrmStore;
import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One account on one store, with its lines connected and Meta's stand-in behind them. Webhooks go in as bytes; what is asserted is
 * read back through the inbox. Time
 * stands still but for {@link #hears}, unless a test moves it.
 */
public final class InboxFixture implements AutoCloseable {
    private final ManualClock clock;
    private final FakeMeta meta;
    private final GraphApi graph;
    private final Supplier<CrmStore> stores;
    private final List<CrmStore> opened = new ArrayList<>();
    private final AtomicReference<Set<Entitlement>> bought = new AtomicReference<>(EnumSet.allOf(Entitlement.class));
    private final AtomicInteger references = new AtomicInteger();
    private final StoreSetups setups;
    private final Node first;

    /** One machine of the host: its own way to the store, its own inbox. */
    public record Node(CrmStore store, Inbox inbox, MetaWebhooks webhooks) {
        public WebhookResponse post(Webhook webhook) {
            return webhooks.post(WebhookRequest.of(
                    name -> webhook.headers().entrySet().stream()
                            .filter(header -> header.getKey().equalsIgnoreCase(name))
                            .map(Map.Entry::getValue)
                            .toList(),
                    webhook.bytes()));
        }

        WebhookResponse post(String signature, byte[] body) {
            return webhooks.post(WebhookRequest.of(Map.of("X-Hub-Signature-256", List.of(signature)), body));
        }

        /** Delivers webhooks as one body. */
        public Receipt deliver(Webhook webhook) {
            WebhookResponse response = post(webhook);
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.receipt()).isNotNull();
            return response.receipt();
        }
    }

    InboxFixture(ManualClock clock, FakeMeta meta, GraphApi graph, Supplier<CrmStore> stores, StoreSetups setups) {
        this.clock = clock;
        this.meta = meta;
        this.graph = graph;
        this.stores = stores;
        this.setups = setups;
        this.first = node();
        assertThat(inbox().accounts()
                        .save(AccountSettings.of(TestBusiness.ACCOUNT, "AR", ZoneOffset.UTC), administrator()))
                .isEmpty();
        TestBusiness.lines().forEach(this::connect);
    }

    /** The same shop on empty stores of the same kind, again and again; this world is not asked any more then. */
    public StoreSetups setups() {
        return setups;
    }

    /** Adds a machine over the same data. */
    public Node node() {
        return node(new MetaGateway(graph));
    }

    /** Adds a machine whose sends go another way. */
    public Node node(ChannelGateway gateway) {
        return node(UnaryOperator.identity(), gateway, Metrics.none());
    }

    /** Adds a machine that is watched. */
    public Node node(Metrics metrics) {
        return node(UnaryOperator.identity(), metrics);
    }

    /** Adds a machine that is watched, with something between it and the store. */
    public Node node(UnaryOperator<CrmStore> between, Metrics metrics) {
        return node(between, new MetaGateway(graph), metrics);
    }

    /** Adds a machine that fetches media. */
    public Node node(MediaSource source, MediaStorage storage) {
        return node(UnaryOperator.identity(), new MetaGateway(graph), Metrics.none(), new Media(source, storage));
    }

    /** What fetches media from Meta's stand-in; the caller closes it. */
    public MetaMedia metaMedia() {
        return MetaMedia.builder(graph, SharedServers.TOKENS)
                .hosts(MediaHosts.standIn(URI.create(meta.baseUrl())))
                .maxBytes(1_048_576)
                .deadline(Duration.ofSeconds(10))
                .build();
    }

    private record Media(MediaSource source, MediaStorage storage) {}

    private Node node(UnaryOperator<CrmStore> between, ChannelGateway gateway, Metrics metrics) {
        return node(between, gateway, metrics, null);
    }

    private Node node(UnaryOperator<CrmStore> between, ChannelGateway gateway, Metrics metrics, @Nullable Media media) {
        CrmStore store = between.apply(stores.get());
        Inbox inbox = inbox(store, gateway, metrics, MetaEvents::read, media);
        return new Node(store, inbox, webhooks(inbox).build());
    }

    /** Adds a machine that answers before it files. */
    public Node journalling(UnaryOperator<CrmStore> between) {
        return journalling(between, MetaEvents::read);
    }

    /** As above, with another reader of what was kept, such as that of another version. */
    public Node journalling(UnaryOperator<CrmStore> between, BodyReader reader) {
        CrmStore store = between.apply(stores.get());
        Inbox inbox = inbox(store, new MetaGateway(graph), Metrics.none(), reader, null);
        return new Node(store, inbox, webhooks(inbox).journal(inbox.journal()).build());
    }

    private Inbox inbox(
            CrmStore store, ChannelGateway gateway, Metrics metrics, BodyReader reader, @Nullable Media media) {
        opened.add(store);
        Inbox.Builder builder = Inbox.builder(store)
                .clock(clock)
                .gateway(gateway)
                .profiles(MetaProfiles.builder(graph)
                        .nanos(() ->
                                Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                        .build())
                .entitlements(account -> bought.get())
                .templates(TemplateCatalogue.of(TestBusiness.templates()))
                .metrics(metrics)
                .subscriptions(new SubscriptionCheck(graph))
                .reader(reader);
        if (media != null) {
            builder.media(media.source(), media.storage());
        }
        return builder.build();
    }

    private static MetaWebhooks.Builder webhooks(Inbox inbox) {
        return MetaWebhooks.builder(inbox)
                .app(TestBusiness.APP, AppSecret.of(TestBusiness.APP_SECRET))
                .app(TestBusiness.STRANGER_APP, AppSecret.of(TestBusiness.STRANGER_SECRET))
                .verifyToken("verify");
    }

    public Inbox inbox() {
        return first.inbox();
    }

    public FakeMeta meta() {
        return meta;
    }

    /** The number customers write to when a test does not say which; only while the others are not asked for. */
    public WhatsAppNumber sales() {
        return meta.whatsApp(TestBusiness.SALES_NUMBER);
    }

    /** The account's second number. From then on a test says which one a customer writes to. */
    public WhatsAppNumber support() {
        return TestBusiness.supportOn(meta);
    }

    /** The number of another business. From then on a test says which one a customer writes to. */
    public WhatsAppNumber stranger() {
        meta.put(TestBusiness.stranger());
        return meta.whatsApp(TestBusiness.STRANGER_NUMBER);
    }

    public ManualClock clock() {
        return clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** For what only the store's contract shows. */
    public CrmStore store() {
        return first.store();
    }

    // People of the business

    public Actor administrator() {
        return user("ada", Role.ADMINISTRATOR);
    }

    public Actor salesUser() {
        return user("sam", Role.SALES_USER);
    }

    public Actor editor() {
        return user("eve", Role.EDITOR);
    }

    public Actor custom(Permission... permissions) {
        return user("cus", new Role("custom", Set.of(permissions)));
    }

    public Actor flow() {
        return Actor.flow(TestBusiness.ACCOUNT);
    }

    private static Actor user(String name, Role role) {
        return Actor.user(TestBusiness.ACCOUNT, new UserId(name), role);
    }

    // Settings

    public void connect(Line line) {
        assertThat(inbox().accounts().connect(line, administrator())).isEmpty();
    }

    public void bought(Entitlement... entitlements) {
        bought.set(Set.of(entitlements));
    }

    public void flows(RegistrationFlow... flows) {
        AccountSettings settings =
                inbox().accounts().settings(TestBusiness.ACCOUNT).orElseThrow();
        assertThat(inbox().accounts().save(settings.withFlows(Set.of(flows)), administrator()))
                .isEmpty();
    }

    // What happens

    public Receipt deliver(Webhook webhook) {
        return first.deliver(webhook);
    }

    public WebhookResponse post(Webhook webhook) {
        return first.post(webhook);
    }

    /** Posts bytes under a signature that may be another body's. */
    public WebhookResponse post(String signature, byte[] body) {
        return first.post(signature, body);
    }

    /** Delivers a message and runs the work that follows from it; a second goes by, so that what comes next is later. */
    public ConversationView hears(Webhook webhook) {
        Receipt receipt = deliver(webhook);
        runWork();
        later(Duration.ofSeconds(1));
        Receipt.Item last = receipt.items().get(receipt.items().size() - 1);
        assertThat(last.conversation()).as("a conversation, instead of " + last).isNotNull();
        return view(last.conversation());
    }

    /** Runs all work that is due. */
    public void runWork() {
        runWork(first);
    }

    public void runWork(Node node) {
        for (int turn = 0; node.inbox().work().runDue(1_000) > 0; turn++) {
            assertThat(turn).as("turns until the work is done").isLessThan(100);
        }
    }

    public void later(Duration by) {
        clock.advance(by);
    }

    public SendResult send(Recipient to, Draft draft, Actor actor) {
        return inbox().messages().send(new SendRequest(to, draft, "reference-" + references.incrementAndGet()), actor);
    }

    /** Sends as the administrator, and lets it go out. */
    public Message sends(Recipient to, Draft draft) {
        Message queued = queues(to, draft);
        runWork();
        return message(queued.conversation(), queued.id());
    }

    public Message queues(Recipient to, Draft draft) {
        SendResult result = send(to, draft, administrator());
        assertThat(result).isInstanceOf(SendResult.Queued.class);
        SendResult.Queued queued = (SendResult.Queued) result;
        return message(queued.conversation(), queued.message());
    }

    public ContactCard add(NewContact.Builder contact) {
        CreateResult result = inbox().contacts().add(contact.build(), administrator());
        assertThat(result).isInstanceOf(CreateResult.Created.class);
        return ((CreateResult.Created) result).card();
    }

    // What is there then

    /** What was quarantined in an account, or outside of all. */
    public List<QuarantinedItem> quarantined(AccountId account) {
        return inbox().quarantine()
                .list(account, QuarantineFilter.EVERYTHING, null, 1_000)
                .items();
    }

    public ConversationView view(ConversationId id) {
        return inbox().conversations().view(id, administrator()).orElseThrow();
    }

    public List<ConversationView> conversations() {
        return inbox().conversations()
                .list(ConversationFilter.EVERYTHING, null, 1_000, administrator())
                .items();
    }

    public List<ConversationView> conversations(LineId line) {
        return conversations().stream()
                .filter(view -> view.line().id().equals(line))
                .toList();
    }

    /** The messages of a conversation, oldest first. */
    public List<Message> thread(ConversationId id) {
        List<Message> messages = new ArrayList<>(
                inbox().conversations().thread(id, null, 1_000, administrator()).items());
        Collections.reverse(messages);
        return messages;
    }

    public List<String> texts(ConversationId id) {
        return thread(id).stream().map(message -> message.content().text()).toList();
    }

    public Message message(ConversationId conversation, MessageId id) {
        return thread(conversation).stream()
                .filter(message -> message.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public ContactCard card(ContactId id) {
        return inbox().contacts().card(id, administrator()).orElseThrow();
    }

    /** The contact of a conversation, or null when the person is none yet. */
    public @Nullable ContactCard contactOf(ConversationView view) {
        return inbox().contacts()
                .card(view.conversation().id(), administrator())
                .orElse(null);
    }

    /** Everybody whose name, phone or e-mail holds a term. */
    public List<ContactCard> search(String term) {
        return inbox().contacts().search(term, null, 1_000, administrator()).items();
    }

    public List<CrmEvent> events() {
        return inbox().events(TestBusiness.ACCOUNT, null, 1_000).stream()
                .map(LoggedEvent::event)
                .toList();
    }

    public <E extends CrmEvent> List<E> events(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        opened.forEach(CrmStore::close);
    }
}
