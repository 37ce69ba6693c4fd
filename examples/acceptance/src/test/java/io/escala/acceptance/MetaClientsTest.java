package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.event.whatsapp.WhatsAppCall;
import io.escala.channels.event.whatsapp.WhatsAppCallSession;
import io.escala.channels.graph.AccessTokens;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphEndpoints;
import io.escala.channels.graph.GraphOutcome;
import io.escala.channels.health.AppSubscriptions;
import io.escala.channels.health.SubscriptionCheck;
import io.escala.channels.health.WebhookCallbacks;
import io.escala.channels.messenger.IceBreaker;
import io.escala.channels.messenger.MenuItem;
import io.escala.channels.messenger.MessengerProfile;
import io.escala.channels.messenger.MessengerProfileUpdate;
import io.escala.channels.messenger.MessengerProfiles;
import io.escala.channels.webhook.MetaEvents;
import io.escala.channels.whatsapp.NewTemplate;
import io.escala.channels.whatsapp.SubmittedTemplate;
import io.escala.channels.whatsapp.WhatsAppBlockedPage;
import io.escala.channels.whatsapp.WhatsAppBlockedUsers;
import io.escala.channels.whatsapp.WhatsAppBusinessProfile;
import io.escala.channels.whatsapp.WhatsAppCallPermission;
import io.escala.channels.whatsapp.WhatsAppCallProblem;
import io.escala.channels.whatsapp.WhatsAppCalls;
import io.escala.channels.whatsapp.WhatsAppClient;
import io.escala.channels.whatsapp.WhatsAppNumbers;
import io.escala.channels.whatsapp.WhatsAppProfileUpdate;
import io.escala.channels.whatsapp.WhatsAppProfiles;
import io.escala.channels.whatsapp.WhatsAppTemplates;
import io.escala.channels.whatsapp.WhatsAppText;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.Subscription;
import io.escala.crm.AccountId;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.template.TemplateButton;
import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateHeader;
import io.escala.crm.template.TemplateStatus;
import io.escala.fakemeta.FakeMeta;
import io.escala.fakemeta.Fault;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.Page;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The clients of Meta's other endpoints, through the fake")
class MetaClientsTest {
    private static final AccountId ACCOUNT = new AccountId("acme");
    private static final Line SALES =
            Line.whatsApp(ACCOUNT, new LineId("sales"), "Sales", "1060", "2040").withApp("9001");
    private static final Line SHOP =
            Line.messenger(ACCOUNT, new LineId("shop"), "Shop", "104").withApp("9001");
    private static final Line GALLERY = Line.instagram(ACCOUNT, new LineId("gallery"), "Gallery", "1784")
            .withPage("104")
            .withApp("9001");
    private static final IdentityKey ROSA = IdentityKey.whatsAppNumber(new Phone("5493415550101"));
    private static final String SDP = "v=0";

    private final FakeMeta meta = FakeMeta.builder()
            .app(App.of("9001", "secret"))
            .line(WhatsAppNumber.of("1060")
                    .phone("5493410001122")
                    .waba("2040")
                    .portfolio("3030")
                    .token("one-token"))
            .line(Page.of("104").token("one-token"))
            .start();
    private final GraphApi graph = GraphApi.builder(AccessTokens.always("one-token"))
            .endpoints(GraphEndpoints.standIn(URI.create(meta.baseUrl())))
            .build();
    private final WhatsAppPerson rosa = meta.whatsAppPerson("5493415550101");

    @AfterEach
    void close() {
        graph.close();
        meta.close();
    }

    private SendOutcome send() {
        return new WhatsAppClient(graph).send(SALES, ROSA, new WhatsAppText("Hola"), null, null);
    }

    private static int code(GraphOutcome<?> outcome) {
        return ((GraphOutcome.Rejected<?>) outcome).error().code();
    }

    @Test
    @DisplayName("A number is verified by its code, registered with its PIN, and sends only while it is registered")
    void numbers() {
        WhatsAppNumbers numbers = new WhatsAppNumbers(graph);
        GraphOutcome<Line> done = new GraphOutcome.Done<>(SALES);
        rosa.writes("hola");

        assertThat(numbers.requestCode(SALES, WhatsAppNumbers.CodeMethod.SMS, "es"))
                .isEqualTo(done);
        assertThat(code(numbers.verifyCode(SALES, "0000"))).isEqualTo(100);
        assertThat(numbers.verifyCode(SALES, meta.verificationCode(meta.whatsApp())))
                .isEqualTo(done);
        assertThat(numbers.register(SALES, "271828")).isEqualTo(done);
        assertThat(code(numbers.register(SALES, "314159"))).isEqualTo(133005);
        assertThat(send()).isInstanceOf(SendOutcome.Accepted.class);

        assertThat(numbers.deregister(SALES)).isEqualTo(done);
        assertThat(send())
                .isInstanceOfSatisfying(
                        SendOutcome.TryLater.class,
                        stopped -> assertThat(stopped.scope()).isEqualTo(SendOutcome.Scope.STOPPED_LINE));
    }

    @Test
    @DisplayName("The business profile shows what was changed")
    void profile() {
        WhatsAppProfiles profiles = new WhatsAppProfiles(graph);
        WhatsAppProfileUpdate update =
                WhatsAppProfileUpdate.nothing().about("Open").vertical("RETAIL").websites(List.of("https://a.example"));

        assertThat(profiles.update(SALES, update)).isEqualTo(new GraphOutcome.Done<>(SALES));

        assertThat(profiles.read(SALES).toOptional())
                .contains(new WhatsAppBusinessProfile(
                        "Open", null, null, null, List.of("https://a.example"), "RETAIL", null));
    }

    @Test
    @DisplayName("Who is blocked is listed and not written to, until they are unblocked")
    void blocked() {
        WhatsAppBlockedUsers blocked = new WhatsAppBlockedUsers(graph);
        assertThat(code(blocked.block(SALES, ROSA))).isEqualTo(139100);
        rosa.writes("hola");

        assertThat(blocked.block(SALES, ROSA)).isEqualTo(new GraphOutcome.Done<>(SALES));

        assertThat(blocked.list(SALES, null, 10).toOptional())
                .contains(new WhatsAppBlockedPage(
                        List.of(new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "5493415550101")), null));
        assertThat(send())
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.kind()).isEqualTo(SendOutcome.Rejection.RECIPIENT));
        assertThat(blocked.unblock(SALES, ROSA)).isEqualTo(new GraphOutcome.Done<>(SALES));
        assertThat(send()).isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    @DisplayName("A list of blocked people is read page by page")
    void blockedPages() {
        WhatsAppBlockedUsers blocked = new WhatsAppBlockedUsers(graph);
        for (String number : List.of("5493415550101", "5493415550102", "5493415550103")) {
            meta.whatsAppPerson(number).writes("hola");
            blocked.block(SALES, IdentityKey.whatsAppNumber(new Phone(number)));
        }

        WhatsAppBlockedPage first = blocked.list(SALES, null, 2).toOptional().orElseThrow();
        WhatsAppBlockedPage second =
                blocked.list(SALES, first.next(), 2).toOptional().orElseThrow();

        assertThat(first.people()).hasSize(2);
        assertThat(second.people()).extracting(PartyKey::value).containsExactly("5493415550103");
        assertThat(second.next()).isNull();
    }

    @Test
    @DisplayName("A call by a person is prepared, accepted and ended; another one is rejected")
    void calls() {
        WhatsAppCalls calls = new WhatsAppCalls(graph);
        String first = rosa.chat().calls(SDP).messageId();
        String second = rosa.chat().calls(SDP).messageId();
        GraphOutcome<Line> done = new GraphOutcome.Done<>(SALES);

        assertThat(calls.preAccept(SALES, first, SDP)).isEqualTo(done);
        assertThat(calls.accept(SALES, first, SDP, "call-1")).isEqualTo(done);
        assertThat(calls.terminate(SALES, first)).isEqualTo(done);
        assertThat(calls.reject(SALES, second)).isEqualTo(done);
        assertThat(code(calls.terminate(SALES, second))).isEqualTo(100);
    }

    @Test
    @DisplayName(
            "A person is called who has allowed it; the session of their answer comes with the call, and then its end")
    void callsByTheBusiness() {
        WhatsAppCalls calls = new WhatsAppCalls(graph);
        rosa.writes("hola");
        GraphOutcome<String> refused = calls.connect(SALES, ROSA, SDP, "order-7");
        assertThat(WhatsAppCallProblem.of(code(refused))).contains(WhatsAppCallProblem.NO_PERMISSION);
        IdentityKey stranger = IdentityKey.whatsAppNumber(new Phone("5493415550199"));
        assertThat(WhatsAppCallProblem.of(code(calls.connect(SALES, stranger, SDP, null))))
                .contains(WhatsAppCallProblem.CANNOT_BE_CALLED);

        rosa.chat().permitsCalls();
        String id = calls.connect(SALES, ROSA, SDP, "order-7").toOptional().orElseThrow();
        assertThat(meta.actions())
                .singleElement()
                .satisfies(action -> assertThat(action.action()).isEqualTo("call"));

        WhatsAppCall answer = call(rosa.chat().accepts(id, "v=1"));
        assertThat(answer.id()).isEqualTo(id);
        assertThat(answer.session()).isEqualTo(new WhatsAppCallSession("answer", "v=1"));
        assertThat(answer.direction()).isEqualTo("BUSINESS_INITIATED");
        assertThat(answer.reference()).isEqualTo("order-7");
        WhatsAppCall end = call(rosa.chat().hangsUp(id));
        assertThat(List.of(end.event(), end.status())).containsExactly("terminate", "COMPLETED");
        assertThat(end.session()).isNull();
        assertThat(answer.session()).hasToString("WhatsAppCallSession[answer]");
    }

    private static WhatsAppCall call(Webhook webhook) {
        return (WhatsAppCall) MetaEvents.parse(webhook.bytes()).get(0);
    }

    @Test
    @DisplayName(
            "Webhooks of a number and of an account go elsewhere and come back, and the check of subscriptions is not fooled")
    void overrides() {
        AppSubscriptions subscriptions = new AppSubscriptions(graph);
        SubscriptionCheck check = new SubscriptionCheck(graph);
        GraphOutcome<Line> done = new GraphOutcome.Done<>(SALES);
        URI mine = URI.create("https://mine.example/webhook/secret");
        URI other = URI.create("https://other.example/webhook");

        assertThat(subscriptions.overrideAccount(SALES, mine, "token")).isEqualTo(done);
        assertThat(check.check(SALES)).isEqualTo(new Subscription.Overridden("mine.example"));
        assertThat(subscriptions.overrideNumber(SALES, other, "token")).isEqualTo(done);
        WebhookCallbacks callbacks = subscriptions.callbacks(SALES).toOptional().orElseThrow();
        assertThat(List.of(callbacks.number(), callbacks.account(), callbacks.effective()))
                .containsExactly(other.toString(), mine.toString(), other.toString());
        assertThat(callbacks.toString()).doesNotContain("secret");
        assertThat(meta.callback(meta.whatsApp())).contains(other.toString());

        assertThat(subscriptions.removeNumberOverride(SALES)).isEqualTo(done);
        assertThat(meta.callback(meta.whatsApp())).contains(mine.toString());
        assertThat(subscriptions.removeAccountOverride(SALES)).isEqualTo(done);
        assertThat(meta.callback(meta.whatsApp())).isEmpty();
        assertThat(check.check(SALES)).isEqualTo(new Subscription.Complete());
    }

    @Test
    @DisplayName("Whether a person may be called is their decision")
    void callPermissions() {
        WhatsAppCalls calls = new WhatsAppCalls(graph);
        rosa.writes("hola");

        assertThat(calls.permission(SALES, ROSA).toOptional())
                .contains(new WhatsAppCallPermission(WhatsAppCallPermission.State.NONE, null, true, false));
        rosa.chat().permitsCalls();
        assertThat(calls.permission(SALES, ROSA).toOptional())
                .contains(new WhatsAppCallPermission(WhatsAppCallPermission.State.PERMANENT, null, false, true));
    }

    @Test
    @DisplayName("The check of subscriptions sees what was subscribed and ended")
    void subscriptions() {
        AppSubscriptions subscriptions = new AppSubscriptions(graph);
        SubscriptionCheck check = new SubscriptionCheck(graph);
        for (Line line : List.of(SALES, SHOP)) {
            assertThat(subscriptions.unsubscribe(line)).isEqualTo(new GraphOutcome.Done<>(line));
            assertThat(check.check(line)).isEqualTo(new Subscription.NotSubscribed());
            assertThat(subscriptions.subscribe(line)).isEqualTo(new GraphOutcome.Done<>(line));
            assertThat(check.check(line)).isEqualTo(new Subscription.Complete());
        }

        subscriptions.subscribe(SHOP, Set.of("messages"));
        assertThat(check.check(SHOP)).isInstanceOf(Subscription.Missing.class);
    }

    @Test
    @DisplayName("The first screen and the menu of a Page are set, read and removed, beside those of Instagram")
    void messengerProfiles() {
        MessengerProfiles profiles = new MessengerProfiles(graph);
        List<MenuItem> menu = List.of(MenuItem.postback("Help", "HELP"), MenuItem.link("Shop", "https://shop.example"));
        List<IceBreaker> questions = List.of(new IceBreaker("Open today?", "OPEN"));
        MessengerProfileUpdate update = MessengerProfileUpdate.nothing().menu(menu);

        assertThat(code(profiles.update(SHOP, update))).isEqualTo(100);
        assertThat(profiles.update(SHOP, update.getStarted("START").greeting("Hola")))
                .isEqualTo(new GraphOutcome.Done<>(SHOP));
        assertThat(profiles.read(SHOP).toOptional()).contains(new MessengerProfile("START", "Hola", List.of(), menu));
        assertThat(profiles.update(GALLERY, MessengerProfileUpdate.nothing().iceBreakers(questions)))
                .isEqualTo(new GraphOutcome.Done<>(GALLERY));
        assertThat(profiles.read(GALLERY).toOptional())
                .contains(new MessengerProfile(null, null, questions, List.of()));

        assertThat(profiles.remove(SHOP, Set.of(MessengerProfile.Part.values())))
                .isEqualTo(new GraphOutcome.Done<>(SHOP));
        assertThat(profiles.read(SHOP).toOptional()).contains(new MessengerProfile(null, null, List.of(), List.of()));
    }

    @Test
    @DisplayName("Failures of Meta and of the network are values")
    void failures() {
        WhatsAppProfiles profiles = new WhatsAppProfiles(graph);
        meta.failNextRead(Fault.rateLimited());
        assertThat(profiles.read(SALES)).isInstanceOf(GraphOutcome.TryLater.class);
        meta.failNextRead(Fault.html());
        assertThat(profiles.read(SALES)).isInstanceOf(GraphOutcome.Unknown.class);
        meta.revokeToken("one-token");
        assertThat(profiles.read(SALES)).isInstanceOf(GraphOutcome.TryLater.class);
        meta.close();
        assertThat(profiles.read(SALES)).isInstanceOf(GraphOutcome.Unknown.class);
    }

    @Test
    @DisplayName("A template is submitted with examples, listed as pending, and deleted in all its languages")
    void templatesAreSubmittedAndDeleted() {
        WhatsAppTemplates templates = new WhatsAppTemplates(graph);
        NewTemplate ready = NewTemplate.named("order_ready")
                .language("es_AR")
                .category(TemplateCategory.UTILITY)
                .body("Hola {{customer}}, tu pedido {{order}} ya está.", "Rosa", "77")
                .header("Pedido", null)
                .footer("Tienda")
                .quickReply("Gracias")
                .link("Ver", "https://shop.example/{{1}}", "77")
                .phone("Llamar", "+5493410001122");

        assertThat(templates.create(SALES, ready)).isInstanceOfSatisfying(GraphOutcome.Done.class, done -> {
            SubmittedTemplate submitted = (SubmittedTemplate) done.value();
            assertThat(submitted.status()).isEqualTo(TemplateStatus.PENDING);
            assertThat(submitted.category()).isEqualTo(TemplateCategory.UTILITY);
        });
        assertThat(templates.list(SALES).toOptional().orElseThrow())
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.status()).isEqualTo(TemplateStatus.PENDING);
                    assertThat(listed.placeholders()).containsExactly("customer", "order");
                    assertThat(listed.header()).isEqualTo(TemplateHeader.text("Pedido"));
                    assertThat(listed.footer()).isEqualTo("Tienda");
                    assertThat(listed.buttons())
                            .containsExactly(
                                    new TemplateButton(TemplateButton.Kind.QUICK_REPLY, "Gracias"),
                                    new TemplateButton(TemplateButton.Kind.URL, "Ver", "https://shop.example/{{1}}"),
                                    new TemplateButton(TemplateButton.Kind.PHONE_NUMBER, "Llamar", "+5493410001122"));
                });

        assertThat(templates.create(SALES, ready))
                .isInstanceOfSatisfying(
                        GraphOutcome.Rejected.class,
                        rejected -> assertThat(rejected.error().subcode()).isEqualTo(2388024));
        NewTemplate.OfCategory other = NewTemplate.named("other").language("es").category(TemplateCategory.MARKETING);
        assertThat(templates.create(SALES, other.body("Hola {{1}}")))
                .isInstanceOfSatisfying(
                        GraphOutcome.Rejected.class,
                        rejected -> assertThat(rejected.error().reason()).isEqualTo("EXAMPLES_DO_NOT_FIT"));
        assertThat(templates.create(
                        SALES,
                        NewTemplate.named("Not a name")
                                .language("es")
                                .category(TemplateCategory.UTILITY)
                                .body("Hola")))
                .isInstanceOfSatisfying(
                        GraphOutcome.Rejected.class,
                        rejected -> assertThat(rejected.error().reason()).isEqualTo("TEMPLATE_NAME_INVALID"));

        assertThat(templates.delete(SALES, "order_ready")).isInstanceOf(GraphOutcome.Done.class);
        assertThat(templates.list(SALES).toOptional().orElseThrow()).isEmpty();
        assertThat(templates.delete(SALES, "order_ready"))
                .isInstanceOfSatisfying(
                        GraphOutcome.Rejected.class,
                        rejected -> assertThat(rejected.error().subcode()).isEqualTo(2593002));
    }
}
