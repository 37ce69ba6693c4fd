package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.ConversationCloser;
import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.MessageText;
import io.escala.core.result.Receipt;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.fakemeta.DirectChat;
import io.escala.fakemeta.Webhook;
import io.escala.fakemeta.WhatsAppPerson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;

/** Nothing that a person sent is invisible. */
class ReadableMessagesTest {
    private static final String ROSA = "5493415550101";

    @EveryStore
    @DisplayName("What Meta does not deliver is filed, is unread and opens the window on all three channels")
    void unsupportedMessageIsFiledUnreadAndOpensTheWindow(InboxFixture fixture) {
        for (Webhook webhook : List.of(
                whatsApp(fixture, "wamid.1", "\"type\":\"unsupported\",\"errors\":[{\"code\":131060}]"),
                chats(fixture).get(0).does("message", "{\"mid\":\"m_1\",\"is_unsupported\":true}"),
                chats(fixture).get(1).does("message", "{\"mid\":\"aWdf_1\",\"is_unsupported\":true}"))) {
            ConversationView view = fixture.receives(webhook);

            assertThat(view.unread()).isTrue();
            assertThat(view.window().isOpen(fixture.now())).isTrue();
            assertThat(fixture.thread(view.conversation().id())).singleElement().satisfies(message -> {
                assertThat(message.direction()).isEqualTo(Direction.INBOUND);
                assertThat(message.content()).isInstanceOf(MessageContent.Raw.class);
                assertThat(MessageText.of(message, Locale.ENGLISH)).isEqualTo("Unsupported message");
            });
            assertThat(fixture.deliver(webhook).count(Receipt.Filing.DUPLICATE)).isEqualTo(1);
        }
        assertThat(fixture.conversations()).hasSize(3);
    }

    @EveryStore
    @DisplayName(
            "An unsupported message that stands for an edit, an unsend or a reaction is no message and opens nothing")
    void unsupportedChangeIsNoMessage(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(whatsApp(fixture, "wamid.1", "\"type\":\"text\",\"text\":{\"body\":\"hola\"}"));
        fixture.later(Duration.ofHours(30));

        for (String type : List.of("edit", "revoke", "delete", "reaction")) {
            fixture.deliver(whatsApp(
                    fixture, "wamid." + type, "\"type\":\"unsupported\",\"unsupported\":{\"type\":\"" + type + "\"}"));
        }

        assertThat(fixture.thread(view.conversation().id())).hasSize(1);
        assertThat(fixture.view(view.conversation().id()).window().isOpen(fixture.now()))
                .isFalse();
    }

    @EveryStore
    @DisplayName(
            "A location, a card, an order and words beside an unknown attachment are stored and read as they were sent")
    void valuesAreReadable(InboxFixture fixture) {
        fixture.receives(
                whatsApp(
                        fixture,
                        "wamid.1",
                        "\"type\":\"location\",\"location\":{\"latitude\":-32.9,\"longitude\":-60.6,\"name\":\"Pla\\u202eza\"}"));
        fixture.later(Duration.ofSeconds(1));
        fixture.receives(
                whatsApp(
                        fixture,
                        "wamid.2",
                        "\"type\":\"contacts\",\"contacts\":[{\"name\":{\"formatted_name\":\"Ana\"},\"phones\":[{\"phone\":\"+54 1\"}]}]"));
        fixture.later(Duration.ofSeconds(1));
        ConversationView view = fixture.receives(
                whatsApp(
                        fixture,
                        "wamid.3",
                        "\"type\":\"order\",\"order\":{\"text\":\"rojo\",\"product_items\":[{\"product_retailer_id\":\"sku\",\"quantity\":2}]}"));
        ConversationView direct = fixture.receives(chats(fixture)
                .get(0)
                .does(
                        "message",
                        "{\"mid\":\"m_2\",\"text\":\"mir\\u0000a\",\"attachments\":[{\"type\":\"hologram\"}]}"));

        assertThat(texts(fixture, view))
                .containsExactlyInAnyOrder("Ubicación: Plaza", "Contacto: Ana, +54 1", "rojo\nPedido: 2 × sku");
        assertThat(texts(fixture, direct)).containsExactly("mir\uFFFDa\nMensaje no compatible (hologram)");
    }

    @EveryStore
    @DisplayName(
            "A changed number and a new security code are entries of the thread that open nothing and mark nothing unread")
    void noticesAreQuietEntriesOfTheThread(InboxFixture fixture) {
        WhatsAppPerson rosa = fixture.meta().whatsAppPerson(ROSA);
        ConversationView before = fixture.receives(rosa.writes("hola"));
        ConversationCloser.close(fixture, before);
        fixture.later(Duration.ofHours(30));
        Conversation closed = fixture.view(before.conversation().id()).conversation();

        fixture.deliver(whatsApp(
                fixture, "wamid.code", "\"type\":\"system\",\"system\":{\"type\":\"customer_identity_changed\"}"));
        fixture.later(Duration.ofSeconds(1));
        Webhook changed = rosa.chat().changesNumberTo("5493415550199");
        fixture.deliver(changed);

        assertThat(texts(fixture, before))
                .containsExactlyInAnyOrder("hola", "Cambió de número: +5493415550199", "Cambió el código de seguridad");
        assertThat(fixture.view(before.conversation().id()).conversation()).isEqualTo(closed);
        assertThat(fixture.deliver(changed).count(Receipt.Filing.DUPLICATE)).isEqualTo(1);
    }

    @EveryStore
    @DisplayName("Orders, forms, coupons and ratings are messages of the thread, once each, and open no window")
    void submissionsAreFiledUnreadAndReadAsTheyWereSent(InboxFixture fixture) {
        DirectChat chat = chats(fixture).get(0);
        String order = "{\"products\":[{\"retailer_id\":\"sku\",\"quantity\":2}],\"note\":\"rojo\"}";
        ConversationView view = null;
        for (Webhook webhook : submissions(chat, order)) {
            view = fixture.receives(webhook);

            assertThat(view.unread()).isTrue();
            assertThat(view.conversation().open()).isTrue();
            assertThat(view.window().isOpen(fixture.now())).isFalse();
            assertThat(fixture.deliver(webhook).count(Receipt.Filing.DUPLICATE)).isEqualTo(1);
        }
        fixture.receives(chat.does("order", order));

        assertThat(fixture.quarantined(TestBusiness.ACCOUNT)).isEmpty();
        assertThat(fixture.thread(view.conversation().id()))
                .allSatisfy(message -> assertThat(message.direction()).isEqualTo(Direction.INBOUND));
        assertThat(texts(fixture, view))
                .containsExactlyInAnyOrder(
                        "rojo\nPedido: 2 × sku",
                        "rojo\nPedido: 2 × sku",
                        "Formulario completado: q1: 4, q1: bien",
                        "Formulario completado: city: Lima",
                        "Formulario completado",
                        "Cupón: OFF10",
                        "Valoración: buena respuesta");
    }

    @EveryStore
    @DisplayName("A rating quotes the message that it rates")
    void ratingQuotesTheRatedMessage(InboxFixture fixture) {
        ConversationView view = fixture.receives(
                chats(fixture).get(0).does("response_feedback", "{\"feedback\":\"Bad response\",\"mid\":\"m_out_1\"}"));

        assertThat(fixture.thread(view.conversation().id()))
                .singleElement()
                .satisfies(message -> assertThat(message.replyTo()).isEqualTo("m_out_1"));
    }

    @EveryStore
    @DisplayName("A round of a game is kept raw: nobody wrote it")
    void roundOfAGameIsNoMessage(InboxFixture fixture) {
        fixture.deliver(chats(fixture).get(0).does("game_play", "{\"game_id\":\"9\",\"score\":120}"));

        assertThat(fixture.conversations()).isEmpty();
        assertThat(fixture.quarantined(TestBusiness.ACCOUNT))
                .singleElement()
                .satisfies(item -> assertThat(item.reason()).isEqualTo(QuarantinedItem.Reason.UNRECOGNIZED));
    }

    private static List<Webhook> submissions(DirectChat chat, String order) {
        return List.of(
                chat.does("order", order),
                chat.does(
                        "messaging_feedback",
                        "{\"feedback_screens\":[{\"screen_id\":0,\"questions\":{\"q1\":{\"type\":\"csat\",\"payload\":\"4\","
                                + "\"follow_up\":{\"type\":\"free_form\",\"payload\":\"bien\"}}}}]}"),
                chat.does(
                        "messaging_customer_information",
                        "{\"screens\":[{\"screen_id\":\"s1\",\"responses\":[{\"key\":\"city\",\"value\":\"Lima\"}]}]}"),
                chat.does("form", "{\"id\":\"500600\"}"),
                chat.does("template", "{\"type\":\"coupon\",\"payload\":\"OTONO\",\"coupon_code\":\"OFF10\"}"),
                chat.does("response_feedback", "{\"feedback\":\"Good response\",\"mid\":\"m_out_1\"}"));
    }

    private static List<String> texts(InboxFixture fixture, ConversationView view) {
        return fixture.thread(view.conversation().id()).stream()
                .map((Message message) -> MessageText.of(message, Locale.forLanguageTag("es")))
                .toList();
    }

    private static List<DirectChat> chats(InboxFixture fixture) {
        return List.of(
                fixture.meta().messengerPerson("24001").chat(),
                fixture.meta().instagramPerson("17001").chat());
    }

    private static Webhook whatsApp(InboxFixture fixture, String id, String content) {
        String value =
                "{\"metadata\":{\"phone_number_id\":\"" + TestBusiness.SALES_NUMBER + "\"},\"messages\":[{\"from\":\""
                        + ROSA + "\",\"id\":\"" + id + "\",\"timestamp\":\""
                        + fixture.now().getEpochSecond() + "\"," + content
                        + "}]}";
        return fixture.meta()
                .webhook(
                        fixture.meta().app(TestBusiness.APP),
                        ("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"waba\",\"changes\":["
                                        + "{\"field\":\"messages\",\"value\":" + value + "}]}]}")
                                .getBytes(StandardCharsets.UTF_8));
    }
}
