package io.escala.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.MessageText;
import io.escala.core.port.CountingMetrics;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Outcome;
import io.escala.core.result.Receipt;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.Sent;
import io.escala.core.template.TemplateValue;
import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ConsentPurpose;
import io.escala.crm.contact.ConsentState;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.Referral;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.fakemeta.Fault;
import io.escala.fakemeta.MessengerPerson;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;

class PeopleAndTemplatesTest {
    private static final String ROSA = "5493415550101";
    private static final String ROSAS_NEW = "5493415550199";
    private static final String WABA = "2040";
    private static final Draft OFFER = Draft.template("offer").language("es").values(TemplateValue.fixed("Rosa"));
    private static final Draft READY =
            Draft.template("order_ready").language("es").values(TemplateValue.fixed("Rosa"));

    private static Webhook whatsApp(InboxFixture fixture, String field, String value) {
        return fixture.meta()
                .webhook(
                        fixture.meta().app(TestBusiness.APP),
                        ("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"" + WABA + "\",\"time\":"
                                        + fixture.now().getEpochSecond() + ",\"changes\":[{\"field\":\"" + field
                                        + "\",\"value\":" + value + "}]}]}")
                                .getBytes(UTF_8));
    }

    private static String onSales(String more) {
        return "{\"metadata\":{\"phone_number_id\":\"" + TestBusiness.SALES_NUMBER + "\"}," + more + "}";
    }

    private static ContactCard marketingContact(InboxFixture fixture) {
        return fixture.add(NewContact.consenting("Rosa", "Paz").phone(ROSA).marketing(true));
    }

    private static List<Refusal.Reason> refused(Outcome<Sent> result) {
        assertThat(result).isInstanceOf(Outcome.Refused.class);
        return result.refusals().stream().map(Refusal::reason).toList();
    }

    @EveryStore
    @DisplayName(
            "S38 whoever changes their number stays one person in one conversation, and no phone of theirs changes")
    void numberChangeKeepsPersonAndConversation(InboxFixture fixture) {
        ContactCard card = marketingContact(fixture);
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView before = fixture.receives(rosa.writes("hola"));
        Webhook change = rosa.chat().changesNumberTo(ROSAS_NEW);

        assertThat(fixture.deliver(change).count(Receipt.Filing.STORED)).isEqualTo(1);
        assertThat(fixture.deliver(change).count(Receipt.Filing.DUPLICATE)).isEqualTo(1);
        fixture.later(Duration.ofSeconds(1));
        ConversationView after = fixture.receives(rosa.writes("número nuevo"));
        fixture.sends(Recipient.conversation(after.conversation().id()), Draft.text("hola de nuevo"));

        assertThat(after.conversation().id()).isEqualTo(before.conversation().id());
        assertThat(fixture.thread(after.conversation().id()))
                .extracting(message -> MessageText.of(message, Locale.ENGLISH))
                .containsExactly("hola", "Number changed: +" + ROSAS_NEW, "número nuevo", "hola de nuevo");
        assertThat(fixture.meta().sentTo(rosa)).hasSize(1);
        assertThat(fixture.card(card.id()).keys())
                .isEqualTo(fixture.contactOf(before).keys());
        assertThat(fixture.events(CrmEvent.IdentityChanged.class)).hasSize(1);
    }

    @EveryStore
    void a_user_name_ends_with_its_former_owner_and_links_nobody_to_them(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA).userName("la.rosa");
        ContactCard card = marketingContact(fixture);
        fixture.receives(rosa.writes("hola"));
        assertThat(fixture.card(card.id()).whatsAppUserName()).contains("la.rosa");

        ConversationView other = fixture.receives(fixture.meta()
                .whatsAppPerson("5493415550102")
                .userName("la.rosa")
                .writes("soy otra"));

        assertThat(other.contact()).isNull();
        assertThat(fixture.card(card.id()).whatsAppUserName()).isEmpty();
    }

    @EveryStore
    void opt_out_stops_marketing_but_not_answers_until_resumed(InboxFixture fixture) {
        ContactCard card = marketingContact(fixture);
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView chat = fixture.receives(rosa.writes("hola"));
        Webhook stop = rosa.chat().stopsMarketing();

        assertThat(fixture.deliver(stop).count(Receipt.Filing.STORED)).isEqualTo(1);
        assertThat(fixture.deliver(stop).count(Receipt.Filing.DUPLICATE)).isEqualTo(1);

        Recipient answer = Recipient.conversation(chat.conversation().id());
        for (Recipient to : List.of(answer, Recipient.contact(card.id(), TestBusiness.SALES))) {
            assertThat(refused(fixture.send(to, OFFER, fixture.administrator())))
                    .containsExactly(Refusal.Reason.MARKETING_NOT_ALLOWED);
        }
        fixture.queues(answer, Draft.text("sin ofertas"));
        fixture.queues(answer, READY);
        assertThat(said(fixture, card)).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(fixture.card(card.id()).consent(ConsentPurpose.MARKETING)).isEmpty();

        fixture.later(Duration.ofSeconds(5));
        fixture.deliver(rosa.chat().resumesMarketing());

        assertThat(said(fixture, card)).isEqualTo(ConsentState.GRANTED);
        fixture.queues(answer, OFFER);
        assertThat(fixture.events(CrmEvent.ConsentChanged.class)).hasSize(2);
    }

    @EveryStore
    void opt_out_while_queued_stops_marketing_only(InboxFixture fixture) {
        ContactCard card = marketingContact(fixture);
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView chat = fixture.receives(rosa.writes("hola"));
        Recipient to = Recipient.contact(card.id(), TestBusiness.SALES);
        Message offer = fixture.queues(to, OFFER);
        Message ready = fixture.queues(to, READY);
        fixture.deliver(rosa.chat().stopsMarketing());
        Message answer =
                fixture.queues(Recipient.conversation(chat.conversation().id()), Draft.text("sin ofertas"));

        fixture.runWork();
        fixture.later(Duration.ofDays(1));
        fixture.runWork();

        assertThat(delivery(fixture, offer).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(delivery(fixture, offer).error()).isEqualTo(new DeliveryError(0, 0, "MARKETING_NOT_ALLOWED"));
        assertThat(delivery(fixture, ready).status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(delivery(fixture, answer).status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(fixture.meta().sentTo(rosa)).hasSize(2);
        assertThat(fixture.events(CrmEvent.DeliveryChanged.class))
                .contains(new CrmEvent.DeliveryChanged(offer.conversation(), offer.id(), DeliveryStatus.FAILED))
                .doesNotContain(new CrmEvent.DeliveryChanged(offer.conversation(), offer.id(), DeliveryStatus.STARTED));
    }

    @EveryStore
    void opt_out_and_resume_while_queued_sends_the_offer(InboxFixture fixture) {
        ContactCard card = marketingContact(fixture);
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        fixture.receives(rosa.writes("hola"));
        Message offer = fixture.queues(Recipient.contact(card.id(), TestBusiness.SALES), OFFER);
        fixture.deliver(rosa.chat().stopsMarketing());
        fixture.later(Duration.ofSeconds(5));
        fixture.deliver(rosa.chat().resumesMarketing());

        fixture.runWork();

        assertThat(delivery(fixture, offer).status()).isEqualTo(DeliveryStatus.ACCEPTED);
    }

    private static Delivery delivery(InboxFixture fixture, Message message) {
        return Objects.requireNonNull(
                fixture.message(message.conversation(), message.id()).delivery());
    }

    private static ConsentState said(InboxFixture fixture, ContactCard card) {
        ContactCard.Person person = fixture.card(card.id()).people().get(0);
        return Objects.requireNonNull(person.consents().get(ConsentPurpose.MARKETING))
                .state();
    }

    @EveryStore
    void opt_out_before_the_first_message_is_recorded(InboxFixture fixture) {
        ContactCard card = marketingContact(fixture);

        fixture.deliver(fixture.meta().whatsAppPerson(ROSA).chat().stopsMarketing());

        assertThat(fixture.conversations()).isEmpty();
        assertThat(refused(
                        fixture.send(Recipient.contact(card.id(), TestBusiness.SALES), OFFER, fixture.administrator())))
                .containsExactly(Refusal.Reason.MARKETING_NOT_ALLOWED);
    }

    @EveryStore
    void opt_out_reported_by_a_rejected_send_is_recorded(InboxFixture fixture) {
        ContactCard card = marketingContact(fixture);
        fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        fixture.meta().failNextSend(Fault.error(400, 131050, "User has stopped marketing messages"));

        fixture.sends(Recipient.contact(card.id(), TestBusiness.SALES), OFFER);

        assertThat(said(fixture, card)).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(refused(
                        fixture.send(Recipient.contact(card.id(), TestBusiness.SALES), OFFER, fixture.administrator())))
                .containsExactly(Refusal.Reason.MARKETING_NOT_ALLOWED);
    }

    @EveryStore
    void opt_out_reported_by_a_status_is_recorded(InboxFixture fixture) {
        ContactCard card = marketingContact(fixture);
        fixture.receives(fixture.meta().whatsAppPerson(ROSA).writes("hola"));
        Message sent = fixture.sends(Recipient.contact(card.id(), TestBusiness.SALES), OFFER);

        Webhook failed = whatsApp(
                fixture,
                "messages",
                onSales("\"statuses\":[{\"id\":\"" + sent.providerId() + "\",\"status\":\"failed\",\"timestamp\":\""
                        + fixture.now().getEpochSecond() + "\",\"recipient_id\":\"" + ROSA
                        + "\",\"errors\":[{\"code\":131050,\"title\":\"stopped\"}]}]"));
        fixture.deliver(failed);
        fixture.deliver(failed);

        assertThat(said(fixture, card)).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(fixture.events(CrmEvent.ConsentChanged.class)).hasSize(1);
    }

    @EveryStore
    void messenger_notification_opt_out_is_recorded(InboxFixture fixture) {
        ConversationView chat =
                fixture.receives(fixture.meta().messengerPerson("psid-1").writes("hola"));
        MessengerPerson person = fixture.meta().messengerPerson("psid-1");

        fixture.deliver(person.chat()
                .does(
                        "optin",
                        "{\"type\":\"notification_messages\",\"notification_messages_token\":\"invented\","
                                + "\"notification_messages_status\":\"STOP NOTIFICATIONS\"}"));

        assertThat(fixture.events(CrmEvent.ConsentChanged.class))
                .containsExactly(new CrmEvent.ConsentChanged(
                        chat.conversation().identity(), ConsentPurpose.MARKETING, ConsentState.WITHDRAWN));
    }

    @EveryStore
    void a_call_is_one_entry_of_the_thread_and_opens_the_window(InboxFixture fixture) {
        Instant now = fixture.now();
        String ends = "\"direction\":\"USER_INITIATED\",\"from\":\"" + ROSA
                + "\",\"to\":\"5493410001122\",\"timestamp\":\"" + now.getEpochSecond() + "\"}]";
        Webhook connect =
                whatsApp(fixture, "calls", onSales("\"calls\":[{\"id\":\"wacid.1\",\"event\":\"connect\"," + ends));
        Webhook terminate = whatsApp(
                fixture,
                "calls",
                onSales("\"calls\":[{\"id\":\"wacid.1\",\"event\":\"terminate\",\"status\":\"COMPLETED\"," + ends));

        ConversationView chat = fixture.receives(connect);
        Receipt second = fixture.deliver(terminate);
        Receipt again = fixture.deliver(terminate);

        assertThat(second.count(Receipt.Filing.STORED)).isEqualTo(1);
        assertThat(again.count(Receipt.Filing.DUPLICATE)).isEqualTo(1);
        assertThat(fixture.thread(chat.conversation().id())).singleElement().satisfies(entry -> {
            assertThat(entry.content()).isInstanceOfSatisfying(MessageContent.Raw.class, raw -> {
                assertThat(raw.kind()).isEqualTo("call");
                assertThat(raw.json()).contains("connect");
            });
            assertThat(entry.shown()).isInstanceOfSatisfying(MessageContent.Raw.class, raw -> {
                assertThat(raw.kind()).isEqualTo("call");
                assertThat(raw.json()).contains("terminate").contains("COMPLETED");
            });
        });
        fixture.queues(Recipient.conversation(chat.conversation().id()), Draft.text("te llamo"));
    }

    @EveryStore
    void link_referral_opens_the_window_and_creates_no_empty_conversation(InboxFixture fixture) {
        MessengerPerson person = fixture.meta().messengerPerson("psid-1");
        ConversationView chat = fixture.receives(person.writes("hola"));
        fixture.later(Duration.ofHours(30));
        Recipient answer = Recipient.conversation(chat.conversation().id());
        assertThat(refused(fixture.send(answer, Draft.text("?"), fixture.administrator())))
                .containsExactly(Refusal.Reason.WINDOW_CLOSED);
        String link = "{\"ref\":\"spring\",\"source\":\"SHORTLINK\",\"type\":\"OPEN_THREAD\"}";

        Receipt known = fixture.deliver(person.chat().does("referral", link));
        Receipt unknown =
                fixture.deliver(fixture.meta().messengerPerson("psid-2").chat().does("referral", link));

        assertThat(known.items().get(0).conversation())
                .isEqualTo(chat.conversation().id());
        assertThat(unknown.items().get(0).conversation()).isNull();
        assertThat(fixture.conversations()).hasSize(1);
        fixture.queues(answer, Draft.text("hola de nuevo"));
        assertThat(fixture.inbox()
                        .as(Actor.host(TestBusiness.ACCOUNT))
                        .quarantine()
                        .list(QuarantineFilter.EVERYTHING)
                        .page(CursorRequest.first(10))
                        .items())
                .extracting(QuarantinedItem::detail)
                .containsExactlyInAnyOrder("referral", "referral");
    }

    @EveryStore
    void a_message_keeps_the_advertisement_it_came_from(InboxFixture fixture) {
        ConversationView chat = fixture.receives(whatsApp(
                fixture,
                "messages",
                onSales("\"messages\":[{\"from\":\"" + ROSA + "\",\"id\":\"wamid.ad\",\"timestamp\":\""
                        + fixture.now().getEpochSecond() + "\",\"type\":\"text\",\"text\":{\"body\":\"precio?\"},"
                        + "\"context\":{\"forwarded\":true},\"referral\":{\"source_type\":\"ad\",\"source_id\":\"120\","
                        + "\"ctwa_clid\":\"click\"}}]")));

        assertThat(fixture.thread(chat.conversation().id())).singleElement().satisfies(message -> {
            assertThat(message.context().forwarded()).isTrue();
            assertThat(message.context().referral())
                    .isEqualTo(new Referral("ad", "120", null, null, null, "click", null));
        });
    }

    private static Webhook report(InboxFixture fixture, String event) {
        return whatsApp(
                fixture,
                "message_template_status_update",
                "{\"event\":\"" + event + "\",\"message_template_id\":1,\"message_template_name\":\"order_ready\","
                        + "\"message_template_language\":\"es\",\"reason\":\"NONE\"}");
    }

    @EveryStore
    @DisplayName("M29 a template that Meta paused is not sent, whatever the catalogue still says")
    void pausedTemplateIsNotSent(InboxFixture fixture) {
        ContactCard card = marketingContact(fixture);
        Webhook paused = report(fixture, "PAUSED");
        fixture.later(Duration.ofMinutes(5));
        Webhook approved = report(fixture, "APPROVED");
        TemplateKey key = new TemplateKey(WABA, "order_ready", "es");
        Recipient rosa = Recipient.contact(card.id(), TestBusiness.SALES);

        assertThat(fixture.deliver(paused).count(Receipt.Filing.STORED)).isEqualTo(1);
        assertThat(fixture.deliver(paused).count(Receipt.Filing.DUPLICATE)).isEqualTo(1);
        assertThat(refused(fixture.send(rosa, READY, fixture.administrator())))
                .containsExactly(Refusal.Reason.TEMPLATE_NOT_APPROVED);
        assertThat(fixture.inbox()
                        .as(fixture.administrator())
                        .messages()
                        .templateReports(List.of(key))
                        .get(key))
                .extracting(TemplateReport::value)
                .containsExactly("PAUSED");

        fixture.deliver(approved);
        assertThat(fixture.deliver(paused).count(Receipt.Filing.DUPLICATE)).isEqualTo(1);
        fixture.queues(rosa, READY);
        assertThat(fixture.events(CrmEvent.TemplateChanged.class)).hasSize(2);
    }

    @EveryStore
    void business_account_events_apply_to_every_account_with_a_number_there(InboxFixture fixture) {
        AccountId branch = new AccountId("branch");
        Actor manager = Actor.user(branch, new UserId("mia"), Role.ADMINISTRATOR);
        assertThat(fixture.inbox().as(manager).administration().save(AccountSettings.of(branch, "AR", ZoneOffset.UTC)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(fixture.inbox()
                        .as(manager)
                        .administration()
                        .connect(Line.whatsApp(branch, new LineId("branch"), "Branch", "1099", WABA)
                                .withApp(TestBusiness.APP)))
                .isInstanceOf(Outcome.Done.class);
        TemplateKey key = new TemplateKey(WABA, "order_ready", "es");

        CountingMetrics metrics = new CountingMetrics();

        Receipt receipt = fixture.node(metrics).deliver(report(fixture, "PAUSED"));
        fixture.deliver(whatsApp(fixture, "account_update", "{\"event\":\"ACCOUNT_RESTRICTION\"}"));

        assertThat(receipt.items()).hasSize(1);
        assertThat(metrics.received()).isEqualTo(1);
        for (AccountId account : List.of(TestBusiness.ACCOUNT, branch)) {
            assertThat(fixture.inbox().as(Actor.host(account)).messages().templateReports(List.of(key)))
                    .containsKey(key);
            assertThat(fixture.inbox()
                            .as(Actor.host(account))
                            .quarantine()
                            .list(QuarantineFilter.EVERYTHING)
                            .page(CursorRequest.first(10))
                            .items())
                    .extracting(QuarantinedItem::detail)
                    .containsExactly("account_update");
        }
        assertThat(fixture.inbox()
                        .as(Actor.host())
                        .quarantine()
                        .list(QuarantineFilter.EVERYTHING)
                        .page(CursorRequest.first(10))
                        .items())
                .isEmpty();
    }

    @EveryStore
    void report_of_an_unknown_business_account_is_quarantined(InboxFixture fixture) {
        Webhook report = fixture.meta()
                .webhook(
                        fixture.meta().app(TestBusiness.APP),
                        ("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"7777\",\"time\":1790000000,"
                                        + "\"changes\":[{\"field\":\"message_template_status_update\",\"value\":{"
                                        + "\"event\":\"PAUSED\",\"message_template_name\":\"x\","
                                        + "\"message_template_language\":\"es\"}}]}]}")
                                .getBytes(UTF_8));

        Receipt.Item item = fixture.deliver(report).items().get(0);

        assertThat(item.outcome()).isEqualTo(Receipt.Filing.QUARANTINED);
        assertThat(item.reason()).isEqualTo(QuarantinedItem.Reason.UNKNOWN_LINE);
        assertThat(fixture.inbox()
                        .as(Actor.host())
                        .quarantine()
                        .list(QuarantineFilter.EVERYTHING)
                        .page(CursorRequest.first(10))
                        .items())
                .hasSize(1);
    }
}
