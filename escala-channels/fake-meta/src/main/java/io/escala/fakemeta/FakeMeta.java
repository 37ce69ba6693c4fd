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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for Meta: the Graph API over HTTP on a free port of this machine, with Meta's refusals, and the webhooks
 * Meta would send, signed. It remembers what was sent. Thread-safe; close it when done.
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

    /** Starts with one app, one WhatsApp number with the template {@code hello_world}, one page, one account. */
    public static FakeMeta start() {
        return FakeMetaBuilder.shop().start();
    }

    /** An empty Meta to be set up. */
    public static FakeMetaBuilder builder() {
        return new FakeMetaBuilder();
    }

    /** Where the Graph API listens, without version and without a slash at the end. It stands for both of Meta's hosts. */
    public String baseUrl() {
        return server.baseUrl();
    }

    /** Stops listening. */
    @Override
    public void close() {
        server.stop();
    }

    // What is connected

    /** The only app there is. */
    public App app() {
        return world.connections().onlyApp();
    }

    /** The app with that id. */
    public App app(String id) {
        return world.connections().app(id);
    }

    /** The only WhatsApp number there is. */
    public WhatsAppNumber whatsApp() {
        return world.only(WhatsAppNumber.class);
    }

    /** The WhatsApp number with that phone number id. */
    public WhatsAppNumber whatsApp(String id) {
        return world.connections().line(WhatsAppNumber.class, id);
    }

    /** The only page there is. */
    public Page page() {
        return world.only(Page.class);
    }

    /** The page with that id. */
    public Page page(String id) {
        return world.connections().line(Page.class, id);
    }

    /** The only Instagram account there is. */
    public InstagramAccount instagram() {
        return world.only(InstagramAccount.class);
    }

    /** The Instagram account with that id. */
    public InstagramAccount instagram(String id) {
        return world.connections().line(InstagramAccount.class, id);
    }

    /**
     * Connects a line, or changes the one with the same id, such as {@code put(whatsApp().token("new"))}.
     *
     * @throws IllegalArgumentException naming what it lacks
     */
    public void put(Line line) {
        world.connections().put(line);
    }

    /**
     * Adds a template, or changes the one with the same owner, name and language.
     *
     * @throws IllegalArgumentException if nobody has that owner's templates
     */
    public void put(Template template) {
        world.connections().put(template);
    }

    /**
     * Subscribes the app of a line to just these fields; at the start it is subscribed to everything. Webhooks are made all the same.
     *
     * @param id the id of a Page, Instagram account or WhatsApp Business Account
     * @param fields the fields
     */
    public void subscribe(String id, String... fields) {
        world.subscriptions().put(id, fields);
    }

    /**
     * Ends the subscription, as Meta does without a word when an endpoint has failed for about an hour.
     *
     * @param id the id of a Page, Instagram account or WhatsApp Business Account
     */
    public void unsubscribe(String id) {
        world.subscriptions().lose(id);
    }

    /** Lets a token die: calls with it are answered with 190. */
    public void revokeToken(String token) {
        world.connections().revoke(token);
    }

    // People

    /**
     * The WhatsApp user with that number, made at first mention.
     *
     * @param waId Meta's own form of the number: digits with country code
     */
    public WhatsAppPerson whatsAppPerson(String waId) {
        return world.whatsAppPerson(waId);
    }

    /** The person with that page-scoped id on the only page, made at first mention. */
    public MessengerPerson messengerPerson(String psid) {
        return messengerPerson(page(), psid);
    }

    /** The person with that page-scoped id on a page, made at first mention. */
    public MessengerPerson messengerPerson(Page page, String psid) {
        return world.messengerPerson(page, psid);
    }

    /** The person with that Instagram-scoped id on the only account, made at first mention. */
    public InstagramPerson instagramPerson(String igsid) {
        return instagramPerson(instagram(), igsid);
    }

    /** The person with that Instagram-scoped id on an account, made at first mention. */
    public InstagramPerson instagramPerson(InstagramAccount account, String igsid) {
        return world.instagramPerson(account, igsid);
    }

    // What the business did

    /** The accepted messages, oldest first. */
    public List<SentMessage> sent() {
        return world.ledger().sent();
    }

    /** The accepted messages that reach this person, oldest first. */
    public List<SentMessage> sentTo(Person person) {
        return sent().stream()
                .filter(each ->
                        each.person().filter(reached -> reached == person).isPresent())
                .toList();
    }

    /**
     * Waits until that many messages were accepted in all; it returns as soon as they were.
     *
     * @param count how many messages at least
     * @param patience how long to wait, in real time whatever clock was handed in
     * @return all accepted messages, oldest first
     * @throws AssertionError if there are fewer when patience ends; it lists the refusals
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public List<SentMessage> awaitSent(int count, Duration patience) throws InterruptedException {
        return world.ledger().await(count, patience);
    }

    /** Calls that acted without sending a message: marks read, typing, page reactions; oldest first. */
    public List<SenderAction> actions() {
        return world.ledger().actions();
    }

    /** Calls the rules refused, oldest first. */
    public List<RefusedCall> refused() {
        return world.ledger().refused();
    }

    /** Calls for the bytes of files, oldest first; those that were refused count as well. */
    public List<Download> downloads() {
        return world.ledger().downloads();
    }

    // Faults

    /** Lets the next send fail; several calls queue up, one fault for each send. */
    public void failNextSend(Fault fault) {
        sendFaults.add(fault);
    }

    /** Lets the next call that is not a send fail (profiles, templates, media); several queue up. */
    public void failNextRead(Fault fault) {
        readFaults.add(fault);
    }

    /** Lets the next download go wrong; several queue up. The look-up of its address before is a read. */
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

    // Webhooks beyond what people do

    /** The signer of the only app. */
    public Signer signer() {
        return Signer.of(app().secret());
    }

    /** A delivery of these very bytes, signed for the only app. */
    public Webhook webhook(byte[] body) {
        return webhook(app(), body);
    }

    /** A delivery of these very bytes, signed for an app. */
    public Webhook webhook(App app, byte[] body) {
        return new Webhook(world.post(), Signer.of(app.secret()), body, List.of());
    }

    /**
     * What Meta posts when somebody asks the only app for the deletion of their data, or removes it; signed now.
     *
     * @param userId the app-scoped id of somebody who once logged in; it is the id of no conversation
     */
    public SignedRequest signedRequest(String userId) {
        return signedRequest(app(), userId);
    }

    /** The same for any app. */
    public SignedRequest signedRequest(App app, String userId) {
        return new SignedRequest(world.post(), Signer.of(app.secret()), userId, world.now());
    }

    /**
     * Meta's handshake: asks the endpoint with a challenge.
     *
     * @param url where the endpoint listens
     * @param verifyToken the token the endpoint is to recognise
     * @return whether it answered 200 with exactly the challenge
     */
    public boolean verify(String url, String verifyToken) {
        return world.post().verify(url, verifyToken);
    }

    /** Forgets what happened, everybody and all faults, and goes back to what was set up at the start. */
    public void clear() {
        sendFaults.clear();
        readFaults.clear();
        downloadFaults.clear();
        world.clear();
    }

    /**
     * The server underneath, for paths this fake does not know: a stub added there wins over the fake's own answer. Leave
     * its other stubs and its life cycle alone.
     */
    public WireMockServer wireMock() {
        return server.wireMock();
    }

    @Override
    public String toString() {
        return "FakeMeta[" + baseUrl() + "]";
    }
}
