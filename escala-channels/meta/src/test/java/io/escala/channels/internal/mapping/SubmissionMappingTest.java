package io.escala.channels.internal.mapping;

import static io.escala.crm.conversation.ContentDetail.Name.ANSWER;
import static io.escala.crm.conversation.ContentDetail.Name.CURRENCY;
import static io.escala.crm.conversation.ContentDetail.Name.ID;
import static io.escala.crm.conversation.ContentDetail.Name.NAME;
import static io.escala.crm.conversation.ContentDetail.Name.PRICE;
import static io.escala.crm.conversation.ContentDetail.Name.PRODUCT;
import static io.escala.crm.conversation.ContentDetail.Name.QUANTITY;
import static io.escala.crm.conversation.ContentDetail.Name.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DirectCoupon;
import io.escala.channels.event.direct.DirectCustomerInformation;
import io.escala.channels.event.direct.DirectFeedback;
import io.escala.channels.event.direct.DirectForm;
import io.escala.channels.event.direct.DirectOrder;
import io.escala.channels.event.direct.DirectResponseFeedback;
import io.escala.channels.event.direct.DirectUser;
import io.escala.channels.event.direct.FeedbackAnswer;
import io.escala.channels.event.direct.FormAnswer;
import io.escala.channels.event.direct.OrderedProduct;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Quarantined;
import io.escala.core.conversations.MessageText;
import io.escala.crm.Channel;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders, forms, coupons and ratings are messages of the thread that people can read. */
class SubmissionMappingTest {
    private static final LineKey PAGE = new LineKey(Channel.MESSENGER, "104000000000001");
    private static final DirectUser PERSON = new DirectUser("24001", null, null);
    private static final DirectUser GUEST = new DirectUser(null, "ref-77", null);
    private static final Instant AT = Instant.ofEpochMilli(1_793_000_000_050L);
    private static final String JSON = "{\"payload\":\"OTONO\"}";
    private static final RawBytes RAW = RawBytes.copyOf(JSON.getBytes(StandardCharsets.UTF_8));

    @Test
    void orderHasAGroupForEachProductAndTheNoteAsWords() {
        MessageContent.Structured content = content(order(PERSON, AT, 2L, "para regalo"));

        assertThat(content.kind()).isEqualTo(ContentKind.ORDER);
        assertThat(content.words()).isEqualTo("para regalo");
        assertThat(content.json()).isEqualTo(JSON);
        assertThat(content.details())
                .containsExactly(
                        new ContentDetail(0, PRODUCT, null, "SKU-1"),
                        new ContentDetail(0, NAME, null, "Sombrero"),
                        new ContentDetail(0, QUANTITY, null, "2"),
                        new ContentDetail(0, PRICE, null, "12.5"),
                        new ContentDetail(0, CURRENCY, null, "USD"),
                        new ContentDetail(1, PRODUCT, null, "78"));
        assertReads(
                content,
                "para regalo\nOrder: 2 × Sombrero (12.5 USD); 78",
                "para regalo\nPedido: 2 × Sombrero (12.5 USD); 78",
                "para regalo\nEncomenda: 2 × Sombrero (12.5 USD); 78");
    }

    @Test
    void feedbackHasTheAnswersAndTheirFollowUps() {
        MessageContent.Structured content = content(feedback(PERSON, AT, "4"));

        assertThat(content.kind()).isEqualTo(ContentKind.FORM_REPLY);
        assertThat(content.details())
                .containsExactly(
                        new ContentDetail(0, ANSWER, "q1", "4"),
                        new ContentDetail(0, ANSWER, "q1", "bien"),
                        new ContentDetail(1, ANSWER, "q2", "9"));
        assertReads(
                content,
                "Completed form: q1: 4, q1: bien; q2: 9",
                "Formulario completado: q1: 4, q1: bien; q2: 9",
                "Formulário preenchido: q1: 4, q1: bien; q2: 9");
    }

    @Test
    void customerInformationHasTheFields() {
        MessageContent.Structured content = content(information(PERSON, AT, "Lima"));

        assertThat(content.kind()).isEqualTo(ContentKind.FORM_REPLY);
        assertThat(content.details())
                .containsExactly(
                        new ContentDetail(0, ANSWER, "city", "Lima"), new ContentDetail(0, ANSWER, null, "sí"));
        assertReads(
                content,
                "Completed form: city: Lima, sí",
                "Formulario completado: city: Lima, sí",
                "Formulário preenchido: city: Lima, sí");
    }

    @Test
    void formHasItsIdWhichIsNotShown() {
        MessageContent.Structured content = content(form(PERSON, AT, "500600"));

        assertThat(content.kind()).isEqualTo(ContentKind.FORM_REPLY);
        assertThat(content.details()).containsExactly(new ContentDetail(0, ID, null, "500600"));
        assertReads(content, "Completed form", "Formulario completado", "Formulário preenchido");
    }

    @Test
    void couponHasItsCodeAndKeepsThePayloadInTheRawFormOnly() {
        MessageContent.Structured content = content(coupon(PERSON, AT, "coupon", "INVENTED10"));

        assertThat(content.kind()).isEqualTo(ContentKind.COUPON);
        assertThat(content.details()).containsExactly(new ContentDetail(0, ID, null, "INVENTED10"));
        assertThat(content.json()).contains("OTONO");
        assertReads(content, "Coupon: INVENTED10", "Cupón: INVENTED10", "Cupom: INVENTED10");
    }

    @Test
    void couponNeedsItsTypeOrACode() {
        assertReads(content(coupon(PERSON, AT, "coupon", null)), "Coupon", "Cupón", "Cupom");
        assertReads(content(coupon(PERSON, AT, null, "A1")), "Coupon: A1", "Cupón: A1", "Cupom: A1");
        assertThat(map(coupon(PERSON, AT, "hologram", null)))
                .isEqualTo(
                        new Quarantined(PAGE, QuarantinedItem.Reason.UNRECOGNIZED, "template of an unknown type", RAW));
    }

    @Test
    void ratingQuotesTheRatedMessage() {
        MessageEvent.Inbound rating = inbound(rating(PERSON, AT, "Good response"));

        assertThat(rating.replyTo()).isEqualTo("m_out_1");
        assertThat(content(rating(PERSON, AT, "Good response")).details())
                .containsExactly(new ContentDetail(0, STATUS, null, "Good response"));
        assertReads(rating.content(), "Rating: good answer", "Valoración: buena respuesta", "Avaliação: boa resposta");
        assertReads(
                content(rating(PERSON, AT, "Bad response")),
                "Rating: bad answer",
                "Valoración: mala respuesta",
                "Avaliação: resposta ruim");
        assertReads(content(rating(PERSON, AT, "So so")), "Rating: So so", "Valoración: So so", "Avaliação: So so");
        assertReads(content(rating(PERSON, AT, null)), "Rating", "Valoración", "Avaliação");
    }

    @Test
    void quotedIdThatCannotBeKeptIsLeftOut() {
        assertThat(inbound(rating(PERSON, AT, "m".repeat(600), "Good response")).replyTo())
                .isNull();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyKindIsAMessageOfThePersonThatOpensNoWindow(Kind kind) {
        MessageEvent.Inbound message = inbound(kind.of(PERSON, AT, "1"));

        assertThat(message.line()).isEqualTo(PAGE);
        assertThat(message.from().keys())
                .singleElement()
                .satisfies(key -> assertThat(key.value()).isEqualTo("24001"));
        assertThat(message.at()).isEqualTo(AT);
        assertThat(message.opensWindow()).isFalse();
        assertThat(message.raw()).isEqualTo(RAW);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void redeliveryHasTheSameIdAndEveryOtherEventAnother(Kind kind) {
        MetaEvent event = kind.of(PERSON, AT, "1");
        String id = inbound(event).messageId();

        assertThat(id).matches(event.kind() + ":24001:1793000000050:[0-9a-f]{16}");
        assertThat(inbound(kind.of(PERSON, AT, "1")).messageId()).isEqualTo(id);
        assertThat(inbound(kind.of(PERSON, AT, "2")).messageId()).isNotEqualTo(id);
        assertThat(inbound(kind.of(PERSON, AT.plusMillis(1), "1")).messageId()).isNotEqualTo(id);
        assertThat(inbound(kind.of(new DirectUser("24002", null, null), AT, "1"))
                        .messageId())
                .isNotEqualTo(id);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void withoutATimeOrASenderItIsQuarantined(Kind kind) {
        Quarantined incomplete = new Quarantined(PAGE, QuarantinedItem.Reason.MALFORMED, "no message id", RAW);

        assertThat(map(kind.of(PERSON, null, "1"))).isEqualTo(incomplete);
        assertThat(map(kind.of(GUEST, AT, "1"))).isEqualTo(incomplete);
    }

    /** An event of one kind whose content depends on the value. */
    @FunctionalInterface
    private interface Kind {
        MetaEvent of(DirectUser person, @Nullable Instant at, String value);
    }

    private static Stream<Kind> everyKind() {
        return Stream.of(
                (person, at, value) -> order(person, at, Long.valueOf(value), "gracias"),
                SubmissionMappingTest::feedback,
                SubmissionMappingTest::information,
                SubmissionMappingTest::form,
                (person, at, value) -> coupon(person, at, "coupon", value),
                SubmissionMappingTest::rating);
    }

    private static DirectOrder order(DirectUser person, @Nullable Instant at, long quantity, String note) {
        List<OrderedProduct> products = List.of(
                new OrderedProduct("77", "SKU-1", "Sombrero", "12.5", "USD", quantity),
                new OrderedProduct("78", null, null, null, null, null));
        return new DirectOrder(Channel.MESSENGER, PAGE, person, at, products, note, RAW);
    }

    private static DirectFeedback feedback(DirectUser person, @Nullable Instant at, String answer) {
        List<FeedbackAnswer> answers = List.of(
                new FeedbackAnswer("0", "q1", "csat", answer, "free_form", "bien"),
                new FeedbackAnswer("0", "q2", "nps", "9", null, null));
        return new DirectFeedback(Channel.MESSENGER, PAGE, person, at, answers, RAW);
    }

    private static DirectCustomerInformation information(DirectUser person, @Nullable Instant at, String city) {
        List<FormAnswer> answers = List.of(
                new FormAnswer("s1", "city", city),
                new FormAnswer("s1", "street", null),
                new FormAnswer(null, null, "sí"));
        return new DirectCustomerInformation(Channel.MESSENGER, PAGE, person, at, answers, RAW);
    }

    private static DirectForm form(DirectUser person, @Nullable Instant at, String id) {
        return new DirectForm(Channel.MESSENGER, PAGE, person, at, id, RAW);
    }

    private static DirectCoupon coupon(
            DirectUser person, @Nullable Instant at, @Nullable String type, @Nullable String code) {
        return new DirectCoupon(Channel.MESSENGER, PAGE, person, at, type, "OTONO", code, RAW);
    }

    private static DirectResponseFeedback rating(DirectUser person, @Nullable Instant at, @Nullable String feedback) {
        return rating(person, at, "m_out_1", feedback);
    }

    private static DirectResponseFeedback rating(
            DirectUser person, @Nullable Instant at, String rated, @Nullable String feedback) {
        return new DirectResponseFeedback(Channel.MESSENGER, PAGE, person, at, rated, feedback, RAW);
    }

    private static void assertReads(MessageContent content, String english, String spanish, String portuguese) {
        assertThat(Stream.of("en", "es", "pt")
                        .map(Locale::forLanguageTag)
                        .map(locale -> MessageText.of(content, locale)))
                .containsExactly(english, spanish, portuguese);
    }

    private static MessageContent.Structured content(MetaEvent event) {
        return (MessageContent.Structured) inbound(event).content();
    }

    private static MessageEvent.Inbound inbound(MetaEvent event) {
        return (MessageEvent.Inbound) map(event);
    }

    private static ChannelEvent map(MetaEvent event) {
        return ChannelEvents.of(List.of(event)).get(0);
    }
}
