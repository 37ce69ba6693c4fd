package io.escala.fakemeta;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.escala.fakemeta.internal.graph.GraphServer;
import io.escala.fakemeta.internal.graph.InjectedDownloadFault;
import io.escala.fakemeta.internal.graph.InjectedFault;
import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Line;
import io.escala.fakemeta.setup.Page;
import io.escala.fakemeta.setup.Template;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A fake Meta for tests: the Graph API over HTTP on a free local port, with Meta's error answers, and the signed webhooks
 * that Meta would send. It records sent messages. Thread-safe; close it after use.
 *
 * <pre>{@code
 * try (FakeMeta meta = FakeMeta.start()) {
 *     WhatsAppPerson rosa = meta.whatsAppPerson("5493415550101").named("Rosa");
 *     rosa.writes("hola").sendTo("http://localhost:8080/webhook");
 *     meta.awaitSent(1, Duration.ofSeconds(5));
 * }
 * }</pre>
 */
public final class FakeMeta implements AutoCloseable {
    /** Longer than a busy machine needs; nobody waits for it when all goes well. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MetaState world;
    private final GraphServer server;
    private final Queue<Fault> sendFaults = new ConcurrentLinkedQueue<>();
    private final Queue<Fault> readFaults = new ConcurrentLinkedQueue<>();
    private final Queue<DownloadFault> downloadFaults = new ConcurrentLinkedQueue<>();

    private FakeMeta(MetaState world, int port) {
        this.world = world;
        this.server = new GraphServer(port, world, this::next, this::nextDownload);
    }

    static FakeMeta started(MetaState world, int port) {
        FakeMeta fake = new FakeMeta(world, port);
        fake.server.start();
        world.listensAt(fake.server.baseUrl());
        return fake;
    }

    /** Starts with one app, one WhatsApp number with the template {@code hello_world}, one page and one Instagram account. */
    public static FakeMeta start() {
        return FakeMetaBuilder.shop().start();
    }

    /** Returns a builder without apps and lines. */
    public static FakeMetaBuilder builder() {
        return new FakeMetaBuilder();
    }

    /** Returns the URL of the Graph API, without version and trailing slash. It replaces both of Meta's hosts. */
    public String baseUrl() {
        return server.baseUrl();
    }

    /** Stops the server. */
    @Override
    public void close() {
        server.stop();
    }

    // Connections

    /** Returns the only app. */
    public App app() {
        return world.connections().onlyApp();
    }

    /** Returns the app with that id. */
    public App app(String id) {
        return world.connections().app(id);
    }

    /** Returns the only WhatsApp number. */
    public WhatsAppNumber whatsApp() {
        return world.only(WhatsAppNumber.class);
    }

    /** Returns the WhatsApp number with that phone number id. */
    public WhatsAppNumber whatsApp(String id) {
        return world.connections().line(WhatsAppNumber.class, id);
    }

    /** Returns the only page. */
    public Page page() {
        return world.only(Page.class);
    }

    /** Returns the page with that id. */
    public Page page(String id) {
        return world.connections().line(Page.class, id);
    }

    /** Returns the only Instagram account. */
    public InstagramAccount instagram() {
        return world.only(InstagramAccount.class);
    }

    /** Returns the Instagram account with that id. */
    public InstagramAccount instagram(String id) {
        return world.connections().line(InstagramAccount.class, id);
    }

    /**
     * Connects a line or replaces the one with the same id, such as {@code put(whatsApp().token("new"))}.
     *
     * @throws IllegalArgumentException naming what is missing
     */
    public void put(Line line) {
        world.connections().put(line);
    }

    /**
     * Adds a template or replaces the one with the same owner, name and language.
     *
     * @throws IllegalArgumentException if no line belongs to that owner
     */
    public void put(Template template) {
        world.connections().put(template);
    }

    /**
     * Changes a template as somebody does at Meta, and returns Meta's report of its status.
     *
     * @param template the template of a WhatsApp Business Account as it is from now on
     * @return the delivery for the app of a number of that account
     * @throws IllegalArgumentException if no number belongs to that account
     */
    public Webhook changes(Template template) {
        put(template);
        return TemplateReports.status(world, template);
    }

    /** Returns what Meta thinks of a WhatsApp number and its account. */
    public NumberReports reports(WhatsAppNumber number) {
        return new NumberReports(world, number);
    }

    /**
     * Returns where the messages of a WhatsApp number are delivered: where its number says, else its account; empty for the address of the app.
     * This fake delivers a webhook only where the test sends it.
     */
    public Optional<String> callback(WhatsAppNumber number) {
        String own = world.number(number.id()).standing().override();
        return Optional.ofNullable(own == null ? world.account(number.waba()).override() : own);
    }

    /**
     * Subscribes the app of a line to only these fields; initially it is subscribed to all. Webhooks are still created for
     * other fields.
     *
     * @param id the id of a Page, Instagram account or WhatsApp Business Account
     */
    public void subscribe(String id, String... fields) {
        world.subscriptions().put(id, fields);
    }

    /**
     * Ends the subscription, as Meta does silently when an endpoint has failed for about an hour.
     *
     * @param id the id of a Page, Instagram account or WhatsApp Business Account
     */
    public void unsubscribe(String id) {
        world.subscriptions().lose(id);
    }

    /** Returns the code that was asked for last and sent to the number by text message or call; empty for none. */
    public String verificationCode(WhatsAppNumber number) {
        return world.number(number.id()).code();
    }

    /**
     * Returns WhatsApp as it asks the endpoint of a form of the only number. Its requests are encrypted with the public key that was uploaded for
     * the number.
     *
     * @param url the endpoint
     * @param token the token of the form; empty for none
     * @throws IllegalStateException if no key was uploaded
     */
    public FormClient form(String url, String token) {
        String key = world.number(whatsApp().id()).formKey();
        if (key.isEmpty()) {
            throw new IllegalStateException("no public key of forms was uploaded for the number");
        }
        return form(url, token, key);
    }

    /** Returns WhatsApp as it asks the endpoint of a form, with any public key in PEM. */
    public FormClient form(String url, String token, String publicKey) {
        return new FormClient(world.post(), signer(), publicKey, url, token);
    }

    /** Revokes a token: calls with it are answered with error 190. */
    public void revokeToken(String token) {
        world.connections().revoke(token);
    }

    // People

    /**
     * Returns the WhatsApp user with that number, created on first use.
     *
     * @param waId the number in Meta's form: digits with country code
     */
    public WhatsAppPerson whatsAppPerson(String waId) {
        return world.whatsAppPerson(waId);
    }

    /** Returns the person with that page-scoped id on the only page, created on first use. */
    public MessengerPerson messengerPerson(String psid) {
        return messengerPerson(page(), psid);
    }

    /** Returns the person with that page-scoped id on a page, created on first use. */
    public MessengerPerson messengerPerson(Page page, String psid) {
        return world.messengerPerson(page, psid);
    }

    /** Returns the person with that Instagram-scoped id on the only account, created on first use. */
    public InstagramPerson instagramPerson(String igsid) {
        return instagramPerson(instagram(), igsid);
    }

    /** Returns the person with that Instagram-scoped id on an account, created on first use. */
    public InstagramPerson instagramPerson(InstagramAccount account, String igsid) {
        return world.instagramPerson(account, igsid);
    }

    // Calls of the business

    /** Returns the accepted messages, oldest first. */
    public List<SentMessage> sent() {
        return world.ledger().sent();
    }

    /** Returns the accepted messages that reach this person, oldest first. */
    public List<SentMessage> sentTo(Person person) {
        return sent().stream()
                .filter(each ->
                        each.person().filter(reached -> reached == person).isPresent())
                .toList();
    }

    /**
     * Waits until that many messages were accepted in total, for at most 20 seconds.
     *
     * @param count the least number of messages
     * @return all accepted messages, oldest first
     * @throws AssertionError if there are fewer after that time; it lists the refused calls
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public List<SentMessage> awaitSent(int count) throws InterruptedException {
        return awaitSent(count, PATIENCE);
    }

    /**
     * Waits until that many messages were accepted in total.
     *
     * @param count the least number of messages
     * @param timeout how long to wait, in real time whatever the configured clock
     * @return all accepted messages, oldest first
     * @throws AssertionError if there are fewer after that time; it lists the refused calls
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public List<SentMessage> awaitSent(int count, Duration timeout) throws InterruptedException {
        return world.ledger().await(count, timeout);
    }

    /** Returns the calls that did not send a message: marks read, typing, page reactions; oldest first. */
    public List<SenderAction> actions() {
        return world.ledger().actions();
    }

    /** Returns the calls that Meta's rules refused, oldest first. */
    public List<RefusedCall> refused() {
        return world.ledger().refused();
    }

    /** Returns the requests for the bytes of files, including refused ones, oldest first. */
    public List<Download> downloads() {
        return world.ledger().downloads();
    }

    /** Returns the accepted uploads of files, oldest first. */
    public List<Upload> uploads() {
        return world.ledger().uploads();
    }

    /** Forgets every uploaded file, so that their ids are no longer valid; Meta may do that before their time is over. */
    public void forgetUploads() {
        world.forgetUploads();
    }

    // Faults

    /** Makes the next send fail; faults of several calls are queued, one for each send. */
    public void failNextSend(Fault fault) {
        sendFaults.add(fault);
    }

    /** Makes the next call that is not a send fail (profiles, templates, media, uploads); faults are queued. */
    public void failNextRead(Fault fault) {
        readFaults.add(fault);
    }

    /** Makes the next download fail; faults are queued. The preceding look-up of its address is a read. */
    public void failNextDownload(DownloadFault fault) {
        downloadFaults.add(fault);
    }

    private @Nullable InjectedDownloadFault nextDownload() {
        DownloadFault fault = downloadFaults.poll();
        return fault == null ? null : fault.disturbance();
    }

    private @Nullable InjectedFault next(boolean send) {
        Fault fault = (send ? sendFaults : readFaults).poll();
        return fault == null ? null : fault.in(world);
    }

    // Other webhooks

    /** Returns the signer of the only app. */
    public Signer signer() {
        return Signer.of(app().secret());
    }

    /** Returns a delivery of exactly these bytes, signed for the only app. */
    public Webhook webhook(byte[] body) {
        return webhook(app(), body);
    }

    /** Returns a delivery of exactly these bytes, signed for an app. */
    public Webhook webhook(App app, byte[] body) {
        return new Webhook(world.post(), Signer.of(app.secret()), body, List.of());
    }

    /**
     * Returns the signed request that Meta posts when a person requests the deletion of their data from the only app, or
     * removes the app.
     *
     * @param userId the app-scoped id of a person who once logged in; it does not occur in conversations
     */
    public SignedRequest signedRequest(String userId) {
        return signedRequest(app(), userId);
    }

    /** Returns the signed request for an app. */
    public SignedRequest signedRequest(App app, String userId) {
        return new SignedRequest(world.post(), Signer.of(app.secret()), userId, world.now());
    }

    /**
     * Runs Meta's verification handshake: sends the endpoint a challenge.
     *
     * @param url the URL of the endpoint
     * @param verifyToken the token to verify
     * @return whether the endpoint answered 200 with exactly the challenge
     */
    public boolean verify(String url, String verifyToken) {
        return world.post().verify(url, verifyToken);
    }

    /** Removes all recorded calls, people and faults, and restores the initial setup. */
    public void clear() {
        sendFaults.clear();
        readFaults.clear();
        downloadFaults.clear();
        world.clear();
    }

    /**
     * Returns the underlying server, for paths that this fake does not support: a stub added there takes precedence over the
     * fake's answer. Do not change its other stubs or its life cycle.
     */
    public WireMockServer wireMock() {
        return server.wireMock();
    }

    @Override
    public String toString() {
        return "FakeMeta[" + baseUrl() + "]";
    }
}
