package io.escala.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.acceptance.fixture.EveryStore;
import io.escala.acceptance.fixture.InboxFixture;
import io.escala.acceptance.fixture.TestBusiness;
import io.escala.core.conversations.ConversationView;
import io.escala.core.conversations.ProductOrder;
import io.escala.core.conversations.ThreadMessage;
import io.escala.core.feed.FollowerOptions;
import io.escala.core.result.CursorRequest;
import io.escala.core.result.Refusal;
import io.escala.core.send.CatalogProduct;
import io.escala.core.send.Draft;
import io.escala.core.send.ProductsDraft;
import io.escala.core.send.Recipient;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.ReferredProduct;
import io.escala.crm.record.Money;
import io.escala.fakemeta.OrderedProduct;
import io.escala.fakemeta.WhatsAppChat;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;

/** Products of a catalogue, and the orders and questions of customers about them. */
class ProductsTest {
    private static final String ROSA = "5493415550101";
    private static final CatalogProduct CHAIR = CatalogProduct.of("sku-1").called("Silla");
    private static final CatalogProduct TABLE = CatalogProduct.of("sku-2").called("Mesa");
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    private static Recipient to(ConversationView view) {
        return Recipient.conversation(view.conversation().id());
    }

    private static WhatsAppChat rosa(InboxFixture fixture) {
        return fixture.meta().whatsAppPerson(ROSA).chat();
    }

    private static ThreadMessage newest(InboxFixture fixture, ConversationView view) {
        return fixture.inbox()
                .as(fixture.administrator())
                .conversations()
                .thread(view.conversation().id())
                .page(CursorRequest.newest(1))
                .orElseThrow()
                .messages()
                .get(0);
    }

    private static OrderedProduct ordered(String product, int quantity, String price, String currency) {
        return new OrderedProduct(product, quantity, new BigDecimal(price), currency);
    }

    @EveryStore
    @DisplayName("One product, a list, cards and the whole catalogue go out on WhatsApp and read in the thread")
    void everyForm(InboxFixture fixture) {
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));
        List<ProductsDraft> drafts = List.of(
                Draft.catalogue("77").product(CHAIR),
                Draft.catalogue("77").product(CHAIR).text("¿Te gusta?").footer("Envío gratis"),
                Draft.catalogue("77")
                        .list(
                                CHAIR.section("Sillas"),
                                TABLE.section("Mesas"),
                                CatalogProduct.of("sku-3").section("Sillas"))
                        .header("Muebles")
                        .text("Mirá"),
                Draft.catalogue("77").cards(CHAIR, TABLE).text("Mirá"),
                Draft.wholeCatalogue("Todo"),
                Draft.wholeCatalogue("Todo", CHAIR));
        List<String> read = new ArrayList<>();

        for (ProductsDraft draft : drafts) {
            assertThat(fixture.sends(to(view), draft).delivery().status()).isEqualTo(DeliveryStatus.ACCEPTED);
            read.add(newest(fixture, view).text(SPANISH));
        }

        assertThat(read)
                .containsExactly(
                        "• Silla",
                        "¿Te gusta?\n• Silla\nEnvío gratis",
                        "Muebles\nMirá\n• Silla\n• Mesa\n• sku-3",
                        "Mirá\n• Silla\n• Mesa",
                        "Todo\nMuestra el catálogo",
                        "Todo\n• Silla\nMuestra el catálogo");
        assertThat(fixture.meta().sent().get(2).json())
                .contains(
                        "\"title\":\"Sillas\"",
                        "\"product_items\":[{\"product_retailer_id\":\"sku-1\"},"
                                + "{\"product_retailer_id\":\"sku-3\"}]");
        assertThat(fixture.meta().refused()).isEmpty();
    }

    @EveryStore
    @DisplayName("An order is read with its items and its total, and is a message that opens the window")
    void order(InboxFixture fixture) {
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));
        fixture.later(Duration.ofHours(24));
        assertThat(fixture.send(to(view), Draft.text("¿Y?"), fixture.administrator())
                        .refusedFor(Refusal.Reason.WINDOW_CLOSED))
                .isTrue();

        fixture.receives(rosa(fixture)
                .orders("77", "Rápido", ordered("sku-1", 2, "10.50", "ARS"), ordered("sku-2", 1, "99", "ARS")));

        ThreadMessage entry = newest(fixture, view);
        ProductOrder order = entry.order().orElseThrow();
        assertThat(order.catalogue()).contains("77");
        assertThat(order.text()).contains("Rápido");
        assertThat(order.items())
                .containsExactly(
                        new ProductOrder.Item("sku-1", null, new BigDecimal(2), new BigDecimal("10.50"), "ARS"),
                        new ProductOrder.Item("sku-2", null, BigDecimal.ONE, new BigDecimal(99), "ARS"));
        assertThat(order.total()).contains(new Money(new BigDecimal(120), "ARS"));
        assertThat(entry.text(SPANISH))
                .isEqualTo("Rápido\nPedido: 2 × sku-1 (10.50 ARS); 1 × sku-2 (99 ARS); Total 120 ARS");
        assertThat(entry.form()).isEmpty();
        assertThat(fixture.sends(to(view), Draft.text("¡Bien!")).delivery().status())
                .isEqualTo(DeliveryStatus.ACCEPTED);
    }

    @EveryStore
    @DisplayName("An order in two currencies has no total")
    void twoCurrencies(InboxFixture fixture) {
        ConversationView view = fixture.receives(
                rosa(fixture).orders("77", "", ordered("sku-1", 2, "10", "ARS"), ordered("sku-2", 1, "9", "USD")));

        assertThat(newest(fixture, view).order().orElseThrow().total()).isEmpty();
        assertThat(newest(fixture, view).text(SPANISH)).isEqualTo("Pedido: 2 × sku-1 (10 ARS); 1 × sku-2 (9 USD)");
    }

    @EveryStore
    @DisplayName("An order whose numbers cannot be right is kept as it came")
    void hostileOrders(InboxFixture fixture) {
        for (String item : List.of(
                "{\"product_retailer_id\":\"a\",\"quantity\":1,\"item_price\":-5,\"currency\":\"ARS\"}",
                "{\"product_retailer_id\":\"a\",\"quantity\":1,\"item_price\":\"NaN\",\"currency\":\"ARS\"}",
                "{\"product_retailer_id\":\"a\",\"quantity\":1,\"item_price\":1e999,\"currency\":\"ARS\"}",
                "{\"product_retailer_id\":\"a\",\"quantity\":\"" + "9".repeat(4_000) + "\",\"item_price\":1}")) {
            ConversationView view = fixture.receives(
                    rosa(fixture).sends("order", "{\"text\":\"Rápido\",\"product_items\":[" + item + "]}"));

            ThreadMessage entry = newest(fixture, view);
            assertThat(entry.order()).isEmpty();
            assertThat(entry.message().content()).isInstanceOf(MessageContent.Raw.class);
            assertThat(entry.text(SPANISH)).isEqualTo("Rápido\nPedido que no se puede leer");
            assertThat(view.window().isOpen(fixture.now())).isTrue();
        }
        ConversationView view = fixture.receives(
                rosa(fixture)
                        .sends(
                                "order",
                                "{\"product_items\":[{\"product_retailer_id\":\"a\",\"quantity\":\"3\",\"item_price\":\"1.5\",\"currency\":\"ARS\"}]}"));
        assertThat(newest(fixture, view).text(SPANISH)).isEqualTo("Pedido: 3 × a (1.5 ARS); Total 4.5 ARS");
        assertThat(fixture.quarantined(TestBusiness.ACCOUNT)).isEmpty();
    }

    @EveryStore
    @DisplayName("A question about a product names it")
    void enquiry(InboxFixture fixture) {
        ConversationView view =
                fixture.receives(rosa(fixture).askingAbout("77", "sku-1").writes("¿Hay en azul?"));

        Message asked = newest(fixture, view).message();
        assertThat(asked.context().product()).isEqualTo(new ReferredProduct("77", "sku-1"));
        assertThat(newest(fixture, view).text(SPANISH)).isEqualTo("Sobre el producto sku-1: ¿Hay en azul?");
    }

    @EveryStore
    @DisplayName("A handler of messages reads the order, also in a process that started later")
    void handlersReadTheOrder(InboxFixture fixture) {
        List<Optional<Money>> totals = new ArrayList<>();
        fixture.receives(rosa(fixture).writes("hola"));
        fixture.receives(rosa(fixture).orders("77", "", ordered("sku-1", 2, "10.50", "ARS")));

        InboxFixture.Node later = fixture.node();
        later.inbox()
                .onMessage(
                        FollowerOptions.named("shop").fromBeginning(),
                        message -> totals.add(message.order().flatMap(ProductOrder::total)));
        fixture.runWork(later);

        assertThat(totals).containsExactly(Optional.empty(), Optional.of(new Money(new BigDecimal(21), "ARS")));
    }

    @EveryStore
    @DisplayName("What would exceed a limit of Meta's is refused before any call, at the very limit Meta accepts it")
    void limitsAreMetas(InboxFixture fixture) {
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));
        ProductsDraft most =
                Draft.catalogue("77").list(products(30)).header("x".repeat(60)).text("x".repeat(1_024));

        assertThat(fixture.sends(to(view), most.footer("x".repeat(60)))
                        .delivery()
                        .status())
                .isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(fixture.sends(
                                to(view),
                                Draft.catalogue("77").cards(products(10)).text("Mirá"))
                        .delivery()
                        .status())
                .isEqualTo(DeliveryStatus.ACCEPTED);
        assertThat(fixture.send(
                                to(view),
                                Draft.catalogue("77").list(products(31)).text("Mirá"),
                                fixture.flow())
                        .refusals())
                .containsExactly(
                        Refusal.field(Refusal.Reason.FIELD_MISSING, "header"),
                        Refusal.field(Refusal.Reason.LIMIT_REACHED, "products").limitedTo(30, 31));
        assertThat(fixture.meta().refused()).isEmpty();
    }

    /** Products under ten headings. */
    private static CatalogProduct[] products(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> number > 10
                        ? CatalogProduct.of("sku-" + i).section("Sección " + i % 10)
                        : CatalogProduct.of("sku-" + i))
                .toArray(CatalogProduct[]::new);
    }

    @EveryStore
    @DisplayName("S80 Outside the window products are refused as a text is, and on other channels by name")
    void refusals(InboxFixture fixture) {
        ConversationView messenger =
                fixture.receives(fixture.meta().messengerPerson("249001").chat().writes("hola"));
        ConversationView view = fixture.receives(rosa(fixture).writes("hola"));
        assertThat(fixture.send(to(messenger), Draft.wholeCatalogue("Todo"), fixture.administrator())
                        .refusals())
                .containsExactly(Refusal.of(Refusal.Reason.CONTENT_NOT_ON_CHANNEL, Refusal.Remedy.WRITE_TEXT)
                        .in("products", null));

        fixture.later(Duration.ofHours(24));

        assertThat(fixture.send(to(view), Draft.wholeCatalogue("Todo"), fixture.administrator())
                        .refusals())
                .containsExactly(Refusal.of(Refusal.Reason.WINDOW_CLOSED, Refusal.Remedy.SEND_TEMPLATE));
    }
}
