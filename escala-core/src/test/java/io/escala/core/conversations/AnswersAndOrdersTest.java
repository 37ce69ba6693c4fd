package io.escala.core.conversations;

import static io.escala.crm.conversation.ContentDetail.Name.ANSWER;
import static io.escala.crm.conversation.ContentDetail.Name.CATALOG;
import static io.escala.crm.conversation.ContentDetail.Name.CURRENCY;
import static io.escala.crm.conversation.ContentDetail.Name.PRICE;
import static io.escala.crm.conversation.ContentDetail.Name.PRODUCT;
import static io.escala.crm.conversation.ContentDetail.Name.QUANTITY;
import static io.escala.crm.conversation.ContentDetail.Name.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.record.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completed forms and orders as values, and as people read them. */
class AnswersAndOrdersTest {
    private static MessageContent.Structured content(ContentKind kind, ContentDetail... details) {
        return new MessageContent.Structured(kind, "rápido", List.of(details), "{\"a\":1}");
    }

    private static ContentDetail detail(int group, ContentDetail.Name name, String value) {
        return new ContentDetail(group, name, null, value);
    }

    private static FormAnswer answer(MessageContent content) {
        return FormAnswer.of(MessageTextTest.message(content)).orElseThrow();
    }

    @Test
    void answersKeepTheirOrderAndEveryValue() {
        FormAnswer answer = answer(content(
                ContentKind.FORM_REPLY,
                detail(0, TOKEN, "mine"),
                new ContentDetail(0, ANSWER, "when", "Monday"),
                new ContentDetail(0, ANSWER, "extras", "lamp"),
                new ContentDetail(0, ANSWER, "b", "2"),
                new ContentDetail(0, ANSWER, "extras", "rug"),
                new ContentDetail(0, ANSWER, null, "loose")));

        assertThat(answer.answers())
                .containsExactly(
                        Map.entry("when", List.of("Monday")),
                        Map.entry("extras", List.of("lamp", "rug")),
                        Map.entry("b", List.of("2")),
                        Map.entry("", List.of("loose")));
        assertThat(answer.answer("extras")).contains("lamp");
        assertThat(answer.answer("none")).isEmpty();
        assertThat(answer.token()).contains("mine");
        assertThat(answer.message()).isEmpty();
        assertThat(answer.isAddress()).isFalse();
        assertThat(answer.json()).isEqualTo("{\"a\":1}");
        assertThat(answer).hasToString("FormAnswer[4]");
    }

    @Test
    void anAnswerNamesTheMessageThatItWasTiedTo() {
        MessageContent address = content(ContentKind.ADDRESS);
        FormAnswer answer = FormAnswer.of(
                        MessageTextTest.message(address).with(MessageContext.NONE.completing(new MessageId("asked"))))
                .orElseThrow();

        assertThat(answer.message()).contains(new MessageId("asked"));
        assertThat(answer.isAddress()).isTrue();
        assertThat(answer.answers()).isEmpty();
        assertThat(ProductOrder.of(MessageTextTest.message(address))).isEmpty();
        assertThat(FormAnswer.of(MessageTextTest.message(new MessageContent.Text("hi"))))
                .isEmpty();
    }

    @Test
    void anOrderHasItsItems() {
        ProductOrder order = ProductOrder.of(MessageTextTest.message(content(
                        ContentKind.ORDER,
                        detail(0, PRODUCT, "chair"),
                        detail(0, QUANTITY, "2"),
                        detail(0, PRICE, "10.50"),
                        detail(0, CURRENCY, "ARS"),
                        detail(1, PRODUCT, "table"),
                        detail(2, CATALOG, "77"))))
                .orElseThrow();

        assertThat(order.catalogue()).contains("77");
        assertThat(order.text()).contains("rápido");
        assertThat(order.items())
                .containsExactly(
                        new ProductOrder.Item("chair", null, new BigDecimal("2"), new BigDecimal("10.50"), "ARS"),
                        new ProductOrder.Item("table", null, null, null, null));
        assertThat(order.total()).isEmpty();
        assertThat(order).hasToString("ProductOrder[2]");
        assertThat(order.items().get(0)).hasToString("Item[]");
        assertThat(order.json()).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2, 10.50, ARS, 1, 0.5, ARS, 21.5 ARS",
                "1, 1,     ARS, 1, 1,   USD, -",
                "1, 1,     ars, 1, 1,   ars, -",
                "1, 1,     -,   1, 1,   -,   -",
                "1, -,     ARS, 1, 1,   ARS, -",
                "-, 1,     ARS, 1, 1,   ARS, -",
                "1, x,     ARS, 1, 1,   ARS, -",
                "1, -2,    ARS, 1, 1,   ARS, -",
                "999999999999999, 999999999999999, ARS, 1, 1, ARS, -"
            })
    void theTotalIsOfOneCurrencyAndOfNumbersThatCanBeRight(
            String quantity,
            String price,
            String currency,
            String quantity2,
            String price2,
            String currency2,
            String total) {
        List<ContentDetail> details = new ArrayList<>();
        List<ContentDetail.Name> names = List.of(QUANTITY, PRICE, CURRENCY, QUANTITY, PRICE, CURRENCY);
        String[] values = {quantity, price, currency, quantity2, price2, currency2};
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                details.add(detail(i / 3, names.get(i), values[i]));
            }
        }
        MessageContent order = new MessageContent.Structured(ContentKind.ORDER, null, details, "");

        assertThat(ProductOrder.of(MessageTextTest.message(order))
                        .orElseThrow()
                        .total()
                        .map(AnswersAndOrdersTest::text))
                .isEqualTo(java.util.Optional.ofNullable(total));
        assertThat(MessageText.of(order, Locale.ENGLISH).contains("Total")).isEqualTo(total != null);
    }

    private static String text(Money money) {
        return money.amount().toPlainString() + " " + money.currency();
    }

    @Test
    void anOrderReadsWithItsTotal() {
        ContentDetail chair = detail(0, PRODUCT, "chair");
        ContentDetail price = detail(0, PRICE, "10.50");
        ContentDetail currency = detail(0, CURRENCY, "ARS");

        assertThat(MessageText.of(
                        content(ContentKind.ORDER, chair, detail(0, QUANTITY, "2"), price, currency), Locale.ENGLISH))
                .isEqualTo("rápido\nOrder: 2 × chair (10.50 ARS); Total 21 ARS");
        assertThat(MessageText.of(
                        content(ContentKind.ORDER, chair, detail(0, QUANTITY, "1"), price, currency), Locale.ENGLISH))
                .isEqualTo("rápido\nOrder: 1 × chair (10.50 ARS)");
        assertThat(MessageText.of(content(ContentKind.ORDER), Locale.ENGLISH)).isEqualTo("rápido\nOrder");
    }
}
