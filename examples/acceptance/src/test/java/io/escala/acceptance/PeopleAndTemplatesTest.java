package io.escala.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.stage.EveryStore;
import io.escala.acceptance.stage.Shop;
import io.escala.acceptance.stage.World;
import io.escala.core.access.Refusal;
import io.escala.core.channel.Receipt;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.conversations.ConversationView;
import io.escala.core.port.CountingMetrics;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendResult;
import io.escala.core.template.TemplateValue;
import io.escala.crm.account.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.account.Actor;
import io.escala.crm.account.Role;
import io.escala.crm.account.UserId;
import io.escala.crm.aside.AsideFilter;
import io.escala.crm.aside.SetAside;
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
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;

class PeopleAndTemplatesTest {
    private static final String ROSA = "5493415550101";
    private static final String ROSAS_NEW = "5493415550199";
    private static final String WABA = "2040";
    private static final Draft OFFER = Draft.template("offer", "es", TemplateValue.fixed("Rosa"));
    private static final Draft READY = Draft.template("order_ready", "es", TemplateValue.fixed("Rosa"));

    private static Webhook whatsApp(World world, String field, String value) {
        return world.meta()
                .webhook(
                        world.meta().app(Shop.APP),
                        ("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"" + WABA + "\",\"time\":"
                                        + world.now().getEpochSecond() + ",\"changes\":[{\"field\":\"" + field
                                        + "\",\"value\":" + value + "}]}]}")
                                .getBytes(UTF_8));
    }

    private static String onSales(String more) {
        return "{\"metadata\":{\"phone_number_id\":\"" + Shop.SALES_NUMBER + "\"}," + more + "}";
    }

    private static ContactCard marketingContact(World world) {
        return world.add(
                NewContact.withConsent("Rosa", "Paz").primaryPhone(ROSA).marketing(true));
    }

    private static List<Refusal.Reason> refused(SendResult result) {
        assertThat(result).isInstanceOf(SendResult.Refused.class);
        return ((SendResult.Refused) result)
                .refusals().stream().map(Refusal::reason).toList();
    }

    @EveryStore
    @DisplayName(
            "S38 whoever changes their number stays one person in one conversation, and no phone of theirs changes")
    void numberChange(World world) {
        ContactCard card = marketingContact(world);
        WhatsAppPerson rosa = world.meta().whatsAppPerson(ROSA);
        ConversationView before = world.hears(rosa.writes("hola"));
        Webhook change = rosa.chat().changesNumberTo(ROSAS_NEW);

        assertThat(world.deliver(change).count(Receipt.Outcome.STORED)).isEqualTo(1);
        assertThat(world.deliver(change).count(Receipt.Outcome.DUPLICATE)).isEqualTo(1);
        world.later(Duration.ofSeconds(1));
        ConversationView after = world.hears(rosa.writes("número nuevo"));
        world.sends(Recipient.conversation(after.conversation().id()), Draft.text("hola de nuevo"));

        assertThat(after.conversation().id()).isEqualTo(before.conversation().id());
        assertThat(world.texts(after.conversation().id())).containsExactly("hola", "número nuevo", "hola de nuevo");
        assertThat(world.meta().sentTo(rosa)).hasSize(1);
        assertThat(world.card(card.id()).keys())
                .isEqualTo(world.contactOf(before).keys());
        assertThat(world.events(CrmEvent.IdentityChanged.class)).hasSize(1);
    }

    @EveryStore
    void a_user_name_ends_with_its_former_owner_and_links_nobody_to_them(World world) {
        WhatsAppPerson rosa = world.meta().whatsAppPerson(ROSA).userName("la.rosa");
        ContactCard card = marketingContact(world);
        world.hears(rosa.writes("hola"));
        assertThat(world.card(card.id()).whatsAppUserName()).contains("la.rosa");

        ConversationView other = world.hears(
                world.meta().whatsAppPerson("5493415550102").userName("la.rosa").writes("soy otra"));

        assertThat(other.contact()).isNull();
        assertThat(world.card(card.id()).whatsAppUserName()).isEmpty();
    }

    @EveryStore
    void whoever_stops_marketing_gets_answers_but_no_offers_until_they_resume(World world) {
        ContactCard card = marketingContact(world);
        WhatsAppPerson rosa = world.meta().whatsAppPerson(ROSA);
        ConversationView chat = world.hears(rosa.writes("hola"));
        Webhook stop = rosa.chat().stopsMarketing();

        assertThat(world.deliver(stop).count(Receipt.Outcome.STORED)).isEqualTo(1);
        assertThat(world.deliver(stop).count(Receipt.Outcome.DUPLICATE)).isEqualTo(1);

        Recipient answer = Recipient.conversation(chat.conversation().id());
        for (Recipient to : List.of(answer, Recipient.contact(card.id(), Shop.SALES))) {
            assertThat(refused(world.send(to, OFFER, world.administrator())))
                    .containsExactly(Refusal.Reason.MARKETING_NOT_ALLOWED);
        }
        world.queues(answer, Draft.text("sin ofertas"));
        world.queues(answer, READY);
        assertThat(said(world, card)).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(world.card(card.id()).consent(ConsentPurpose.MARKETING)).isEmpty();

        world.later(Duration.ofSeconds(5));
        world.deliver(rosa.chat().resumesMarketing());

        assertThat(said(world, card)).isEqualTo(ConsentState.GRANTED);
        world.queues(answer, OFFER);
        assertThat(world.events(CrmEvent.ConsentChanged.class)).hasSize(2);
    }

    @EveryStore
    void whoever_stops_marketing_while_an_offer_waits_does_not_get_it_but_gets_the_rest(World world) {
        ContactCard card = marketingContact(world);
        WhatsAppPerson rosa = world.meta().whatsAppPerson(ROSA);
        ConversationView chat = world.hears(rosa.writes("hola"));
        Recipient to = Recipient.contact(card.id(), Shop.SALES);
        Message offer = world.queues(to, OFFER);
        Message ready = world.queues(to, READY);
        world.deliver(rosa.chat().stopsMarketing());
        Message answer = world.queues(Recipient.conversation(chat.conversation().id()), Draft.text("sin ofertas"));

        world.runWork();
        world.later(Duration.ofDays(1));
        world.runWork();

        assertThat(delivery(world, offer).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(delivery(world, offer).error()).isEqualTo(new DeliveryError(0, 0, "MARKETING_NOT_ALLOWED"));
        assertThat(delivery(world, ready).status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(delivery(world, answer).status()).isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(world.meta().sentTo(rosa)).hasSize(2);
        assertThat(world.events(CrmEvent.DeliveryChanged.class))
                .contains(new CrmEvent.DeliveryChanged(offer.id(), DeliveryStatus.FAILED))
                .doesNotContain(new CrmEvent.DeliveryChanged(offer.id(), DeliveryStatus.STARTED));
    }

    @EveryStore
    void whoever_stops_and_resumes_while_an_offer_waits_gets_it(World world) {
        ContactCard card = marketingContact(world);
        WhatsAppPerson rosa = world.meta().whatsAppPerson(ROSA);
        world.hears(rosa.writes("hola"));
        Message offer = world.queues(Recipient.contact(card.id(), Shop.SALES), OFFER);
        world.deliver(rosa.chat().stopsMarketing());
        world.later(Duration.ofSeconds(5));
        world.deliver(rosa.chat().resumesMarketing());

        world.runWork();

        assertThat(delivery(world, offer).status()).isEqualTo(DeliveryStatus.ACCEPTED);
    }

    private static Delivery delivery(World world, Message message) {
        return Objects.requireNonNull(
                world.message(message.conversation(), message.id()).delivery());
    }

    private static ConsentState said(World world, ContactCard card) {
        ContactCard.Person person = world.card(card.id()).people().get(0);
        return Objects.requireNonNull(person.consents().get(ConsentPurpose.MARKETING))
                .state();
    }

    @EveryStore
    void a_stop_before_the_first_message_is_heard(World world) {
        ContactCard card = marketingContact(world);

        world.deliver(world.meta().whatsAppPerson(ROSA).chat().stopsMarketing());

        assertThat(world.conversations()).isEmpty();
        assertThat(refused(world.send(Recipient.contact(card.id(), Shop.SALES), OFFER, world.administrator())))
                .containsExactly(Refusal.Reason.MARKETING_NOT_ALLOWED);
    }

    @EveryStore
    void a_stop_that_only_the_refusal_of_a_send_tells_of_is_recorded(World world) {
        ContactCard card = marketingContact(world);
        world.hears(world.meta().whatsAppPerson(ROSA).writes("hola"));
        world.meta().failNextSend(Fault.error(400, 131050, "User has stopped marketing messages"));

        world.sends(Recipient.contact(card.id(), Shop.SALES), OFFER);

        assertThat(said(world, card)).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(refused(world.send(Recipient.contact(card.id(), Shop.SALES), OFFER, world.administrator())))
                .containsExactly(Refusal.Reason.MARKETING_NOT_ALLOWED);
    }

    @EveryStore
    void a_stop_that_only_a_status_tells_of_is_recorded(World world) {
        ContactCard card = marketingContact(world);
        world.hears(world.meta().whatsAppPerson(ROSA).writes("hola"));
        Message sent = world.sends(Recipient.contact(card.id(), Shop.SALES), OFFER);

        Webhook failed = whatsApp(
                world,
                "messages",
                onSales("\"statuses\":[{\"id\":\"" + sent.providerId() + "\",\"status\":\"failed\",\"timestamp\":\""
                        + world.now().getEpochSecond() + "\",\"recipient_id\":\"" + ROSA
                        + "\",\"errors\":[{\"code\":131050,\"title\":\"stopped\"}]}]"));
        world.deliver(failed);
        world.deliver(failed);

        assertThat(said(world, card)).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(world.events(CrmEvent.ConsentChanged.class)).hasSize(1);
    }

    @EveryStore
    void on_messenger_whoever_stops_notifications_is_on_record(World world) {
        ConversationView chat =
                world.hears(world.meta().messengerPerson("psid-1").writes("hola"));
        MessengerPerson person = world.meta().messengerPerson("psid-1");

        world.deliver(person.chat()
                .does(
                        "optin",
                        "{\"type\":\"notification_messages\",\"notification_messages_token\":\"invented\","
                                + "\"notification_messages_status\":\"STOP NOTIFICATIONS\"}"));

        assertThat(world.events(CrmEvent.ConsentChanged.class))
                .containsExactly(new CrmEvent.ConsentChanged(
                        chat.conversation().identity(), ConsentPurpose.MARKETING, ConsentState.WITHDRAWN));
    }

    @EveryStore
    void a_call_is_one_entry_of_the_thread_and_opens_the_window(World world) {
        Instant now = world.now();
        String ends = "\"direction\":\"USER_INITIATED\",\"from\":\"" + ROSA
                + "\",\"to\":\"5493410001122\",\"timestamp\":\"" + now.getEpochSecond() + "\"}]";
        Webhook connect =
                whatsApp(world, "calls", onSales("\"calls\":[{\"id\":\"wacid.1\",\"event\":\"connect\"," + ends));
        Webhook terminate = whatsApp(
                world,
                "calls",
                onSales("\"calls\":[{\"id\":\"wacid.1\",\"event\":\"terminate\",\"status\":\"COMPLETED\"," + ends));

        ConversationView chat = world.hears(connect);
        Receipt second = world.deliver(terminate);
        Receipt again = world.deliver(terminate);

        assertThat(second.count(Receipt.Outcome.STORED)).isEqualTo(1);
        assertThat(again.count(Receipt.Outcome.DUPLICATE)).isEqualTo(1);
        assertThat(world.thread(chat.conversation().id())).singleElement().satisfies(entry -> {
            assertThat(entry.content()).isInstanceOfSatisfying(MessageContent.Raw.class, raw -> {
                assertThat(raw.kind()).isEqualTo("call");
                assertThat(raw.json()).contains("connect");
            });
            assertThat(entry.shown()).isInstanceOfSatisfying(MessageContent.Raw.class, raw -> {
                assertThat(raw.kind()).isEqualTo("call");
                assertThat(raw.json()).contains("terminate").contains("COMPLETED");
            });
        });
        world.queues(Recipient.conversation(chat.conversation().id()), Draft.text("te llamo"));
    }

    @EveryStore
    void whoever_comes_back_by_a_link_can_be_written_to_and_a_stranger_begins_no_empty_conversation(World world) {
        MessengerPerson person = world.meta().messengerPerson("psid-1");
        ConversationView chat = world.hears(person.writes("hola"));
        world.later(Duration.ofHours(30));
        Recipient answer = Recipient.conversation(chat.conversation().id());
        assertThat(refused(world.send(answer, Draft.text("?"), world.administrator())))
                .containsExactly(Refusal.Reason.WINDOW_CLOSED);
        String link = "{\"ref\":\"spring\",\"source\":\"SHORTLINK\",\"type\":\"OPEN_THREAD\"}";

        Receipt known = world.deliver(person.chat().does("referral", link));
        Receipt unknown =
                world.deliver(world.meta().messengerPerson("psid-2").chat().does("referral", link));

        assertThat(known.items().get(0).conversation())
                .isEqualTo(chat.conversation().id());
        assertThat(unknown.items().get(0).conversation()).isNull();
        assertThat(world.conversations()).hasSize(1);
        world.queues(answer, Draft.text("hola de nuevo"));
        assertThat(world.inbox()
                        .quarantine()
                        .list(Shop.ACCOUNT, AsideFilter.EVERYTHING, null, 10)
                        .items())
                .extracting(SetAside::detail)
                .containsExactlyInAnyOrder("referral", "referral");
    }

    @EveryStore
    void a_message_keeps_the_advertisement_it_came_from(World world) {
        ConversationView chat = world.hears(whatsApp(
                world,
                "messages",
                onSales("\"messages\":[{\"from\":\"" + ROSA + "\",\"id\":\"wamid.ad\",\"timestamp\":\""
                        + world.now().getEpochSecond() + "\",\"type\":\"text\",\"text\":{\"body\":\"precio?\"},"
                        + "\"context\":{\"forwarded\":true},\"referral\":{\"source_type\":\"ad\",\"source_id\":\"120\","
                        + "\"ctwa_clid\":\"click\"}}]")));

        assertThat(world.thread(chat.conversation().id())).singleElement().satisfies(message -> {
            assertThat(message.context().forwarded()).isTrue();
            assertThat(message.context().referral())
                    .isEqualTo(new Referral("ad", "120", null, null, null, "click", null));
        });
    }

    private static Webhook report(World world, String event) {
        return whatsApp(
                world,
                "message_template_status_update",
                "{\"event\":\"" + event + "\",\"message_template_id\":1,\"message_template_name\":\"order_ready\","
                        + "\"message_template_language\":\"es\",\"reason\":\"NONE\"}");
    }

    @EveryStore
    @DisplayName("M29 a template that Meta paused is not sent, whatever the catalogue still says")
    void pausedTemplate(World world) {
        ContactCard card = marketingContact(world);
        Webhook paused = report(world, "PAUSED");
        world.later(Duration.ofMinutes(5));
        Webhook approved = report(world, "APPROVED");
        TemplateKey key = new TemplateKey(WABA, "order_ready", "es");
        Recipient rosa = Recipient.contact(card.id(), Shop.SALES);

        assertThat(world.deliver(paused).count(Receipt.Outcome.STORED)).isEqualTo(1);
        assertThat(world.deliver(paused).count(Receipt.Outcome.DUPLICATE)).isEqualTo(1);
        assertThat(refused(world.send(rosa, READY, world.administrator())))
                .containsExactly(Refusal.Reason.TEMPLATE_NOT_APPROVED);
        assertThat(world.inbox().templateReports(Shop.ACCOUNT, List.of(key)).get(key))
                .extracting(TemplateReport::value)
                .containsExactly("PAUSED");

        world.deliver(approved);
        assertThat(world.deliver(paused).count(Receipt.Outcome.DUPLICATE)).isEqualTo(1);
        world.queues(rosa, READY);
        assertThat(world.events(CrmEvent.TemplateChanged.class)).hasSize(2);
    }

    @EveryStore
    void what_names_only_the_business_account_concerns_every_account_with_a_number_there(World world) {
        AccountId branch = new AccountId("branch");
        Actor manager = Actor.user(branch, new UserId("mia"), Role.ADMINISTRATOR);
        assertThat(world.inbox().accounts().save(AccountSettings.of(branch, "AR", ZoneOffset.UTC), manager))
                .isEmpty();
        assertThat(world.inbox()
                        .accounts()
                        .connect(
                                Line.whatsApp(branch, new LineId("branch"), "Branch", "1099", WABA)
                                        .withApp(Shop.APP),
                                manager))
                .isEmpty();
        TemplateKey key = new TemplateKey(WABA, "order_ready", "es");

        CountingMetrics metrics = new CountingMetrics();

        Receipt receipt = world.node(metrics).deliver(report(world, "PAUSED"));
        world.deliver(whatsApp(world, "account_update", "{\"event\":\"ACCOUNT_RESTRICTION\"}"));

        assertThat(receipt.items()).hasSize(1);
        assertThat(metrics.received()).isEqualTo(1);
        for (AccountId account : List.of(Shop.ACCOUNT, branch)) {
            assertThat(world.inbox().templateReports(account, List.of(key))).containsKey(key);
            assertThat(world.inbox()
                            .quarantine()
                            .list(account, AsideFilter.EVERYTHING, null, 10)
                            .items())
                    .extracting(SetAside::detail)
                    .containsExactly("account_update");
        }
        assertThat(world.inbox()
                        .quarantine()
                        .list(AccountId.NONE, AsideFilter.EVERYTHING, null, 10)
                        .items())
                .isEmpty();
    }

    @EveryStore
    void a_report_of_a_business_account_nobody_has_is_set_aside(World world) {
        Webhook report = world.meta()
                .webhook(
                        world.meta().app(Shop.APP),
                        ("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"7777\",\"time\":1790000000,"
                                        + "\"changes\":[{\"field\":\"message_template_status_update\",\"value\":{"
                                        + "\"event\":\"PAUSED\",\"message_template_name\":\"x\","
                                        + "\"message_template_language\":\"es\"}}]}]}")
                                .getBytes(UTF_8));

        Receipt.Item item = world.deliver(report).items().get(0);

        assertThat(item.outcome()).isEqualTo(Receipt.Outcome.QUARANTINED);
        assertThat(item.reason()).isEqualTo(SetAside.Reason.UNKNOWN_LINE);
        assertThat(world.inbox()
                        .quarantine()
                        .list(AccountId.NONE, AsideFilter.EVERYTHING, null, 10)
                        .items())
                .hasSize(1);
    }
}
