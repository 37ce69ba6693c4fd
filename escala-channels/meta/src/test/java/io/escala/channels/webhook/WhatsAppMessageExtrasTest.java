package io.escala.channels.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.event.whatsapp.WhatsAppContent;
import io.escala.channels.event.whatsapp.WhatsAppContext;
import io.escala.channels.event.whatsapp.WhatsAppConversation;
import io.escala.channels.event.whatsapp.WhatsAppError;
import io.escala.channels.event.whatsapp.WhatsAppMessage;
import io.escala.channels.event.whatsapp.WhatsAppPricing;
import io.escala.channels.event.whatsapp.WhatsAppSharedContact;
import io.escala.channels.event.whatsapp.WhatsAppStatus;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.MessageContent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The additional fields of messages and statuses. */
class WhatsAppMessageExtrasTest {
    @Test
    void messageHasItsAdvertisementClick() {
        assertThat(file("ad_click").referral()).satisfies(referral -> {
            assertThat(referral.sourceId()).isEqualTo("120200300");
            assertThat(referral.sourceType()).isEqualTo("ad");
            assertThat(referral.clickId()).isEqualTo("ARclick-1");
            assertThat(referral.welcomeMessage()).isEqualTo("Hola");
            assertThat(referral.ref()).isEqualTo("campaign-7");
        });
    }

    @Test
    void contextHasReplyForwardAndProduct() {
        assertThat(file("text_reply").replyTo()).isEqualTo("wamid.OUT-1");
        assertThat(file("forwarded").context()).isEqualTo(new WhatsAppContext(null, null, true, true, null, null));
        assertThat(file("product_enquiry").context())
                .isEqualTo(new WhatsAppContext("wamid.OUT-1", "5493410001122", false, false, "55", "sku-1"));
        assertThat(file("text").context()).isNull();
    }

    @Test
    void groupMessageHasItsGroup() {
        assertThat(file("group_text").groupId()).isEqualTo("Y2FwaV9ncm91cA==");
    }

    @Test
    void locationKeepsItsCoordinates() {
        assertThat(file("location").details())
                .isEqualTo(new WhatsAppContent.Location(
                        new BigDecimal("-32.9468"), new BigDecimal("-60.6393"), "Plaza", null, null));
        assertThat(message("{\"type\":\"location\",\"location\":{\"latitude\":\"-1.5\",\"longitude\":2}}")
                        .details())
                .isEqualTo(new WhatsAppContent.Location(new BigDecimal("-1.5"), new BigDecimal("2"), null, null, null));
    }

    @Test
    void locationWithoutCoordinatesIsRaw() {
        for (String latitude : List.of("1e1000000000", "\"north\"", "null", "\"\"", "{}", "1e-999999999999")) {
            assertThat(message("{\"type\":\"location\",\"location\":{\"latitude\":" + latitude + ",\"longitude\":2}}")
                            .details())
                    .as(latitude)
                    .isNull();
        }
    }

    @Test
    void sharedContactsHaveTheirOrigin() {
        assertThat(contact(file("contact_request_reply"))).satisfies(card -> {
            assertThat(card.origin()).isEqualTo("contact_request");
            assertThat(card.formattedName()).isNull();
            assertThat(card.phones())
                    .extracting(WhatsAppSharedContact.Phone::whatsAppId)
                    .containsExactly("5493415550101");
        });
        assertThat(contact(message(
                        "{\"type\":\"contacts\",\"contacts\":[{\"org\":{\"company\":\"Acme\",\"title\":\"Buyer\"}}]}")))
                .extracting(WhatsAppSharedContact::company, WhatsAppSharedContact::jobTitle)
                .containsExactly("Acme", "Buyer");
        assertThat(contact(message("{\"type\":\"contacts\",\"contacts\":[{\"origin\":\"other\"},7]}"))
                        .origin())
                .isEqualTo("other");
    }

    @Test
    void orderItemsAreReadWithNumbersOrStrings() {
        assertThat(((WhatsAppContent.Order) file("order").details()).items())
                .containsExactly(
                        new WhatsAppContent.Order.Item("sku-1", new BigDecimal(2), new BigDecimal("10.5"), "ARS"));
        assertThat(((WhatsAppContent.Order) message(
                                        "{\"type\":\"order\",\"order\":{\"product_items\":[{\"quantity\":\"3\",\"item_price\":7}]}}")
                                .details())
                        .items())
                .containsExactly(new WhatsAppContent.Order.Item(null, new BigDecimal(3), new BigDecimal(7), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"quantity\":1,\"item_price\":-1}",
                "{\"quantity\":1,\"item_price\":\"NaN\"}",
                "{\"quantity\":1,\"item_price\":1e400}",
                "{\"quantity\":1,\"item_price\":1234567890123456}",
                "{\"quantity\":1,\"item_price\":0.00001}",
                "{\"quantity\":1,\"item_price\":[1]}",
                "{\"quantity\":-2,\"item_price\":1}",
                "{\"quantity\":\"two\",\"item_price\":1}",
                "{\"quantity\":true}"
            })
    void ordersWhoseNumbersCannotBeRightAreKeptRaw(String item) {
        WhatsAppMessage order =
                message("{\"type\":\"order\",\"order\":{\"text\":\"please\",\"product_items\":[{}," + item + "]}}");

        assertThat(order.details()).isNull();
        assertThat(order.content()).isInstanceOfSatisfying(MessageContent.Raw.class, raw -> {
            assertThat(raw.kind()).isEqualTo("order");
            assertThat(raw.words()).isEqualTo("please");
            assertThat(raw.json()).contains(item);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1", "\"text\"", "nul", "{\"a\":1}{", "\u0000"})
    void formWhoseAnswersAreNoJsonIsKeptWithItsText(String json) {
        String quoted = json.replace("\"", "\\\"").replace("\u0000", "\\u0000");
        WhatsAppMessage answer = form(quoted);

        assertThat(answer.content()).isInstanceOfSatisfying(MessageContent.Structured.class, content -> {
            assertThat(content.kind()).isEqualTo(ContentKind.FORM_REPLY);
            assertThat(content.values(ContentDetail.Name.TOKEN)).isEmpty();
            assertThat(content.json()).contains("response_json");
        });
    }

    @Test
    void formWithDeepOrManyAnswersIsKept() {
        String deep = "{\\\"a\\\":" + "[".repeat(500) + "1" + "]".repeat(500) + "}";
        StringBuilder many = new StringBuilder("{\\\"flow_token\\\":\\\"t\\\"");
        for (int i = 0; i < 2_000; i++) {
            many.append(",\\\"f").append(i).append("\\\":").append(i);
        }

        assertThat(form(deep).content()).isInstanceOf(MessageContent.Structured.class);
        assertThat(form(many.append('}').toString()).content())
                .isInstanceOfSatisfying(MessageContent.Structured.class, content -> {
                    assertThat(content.details()).hasSize(MessageContent.Structured.MAX_DETAILS);
                    assertThat(content.values(ContentDetail.Name.TOKEN)).containsExactly("t");
                });
    }

    @Test
    void answersOfAFormHaveItsToken() {
        assertThat(
                        form("{\\\"flow_token\\\":\\\"t-1\\\",\\\"day\\\":\\\"mon\\\",\\\"in\\\":{\\\"flow_token\\\":\\\"x\\\",\\\"n\\\":[1,2]}}")
                                .content())
                .isInstanceOfSatisfying(
                        MessageContent.Structured.class,
                        content -> assertThat(content.details())
                                .containsExactly(
                                        new ContentDetail(0, ContentDetail.Name.TOKEN, null, "t-1"),
                                        new ContentDetail(0, ContentDetail.Name.ANSWER, "day", "mon"),
                                        new ContentDetail(0, ContentDetail.Name.ANSWER, "n", "1"),
                                        new ContentDetail(0, ContentDetail.Name.ANSWER, "n", "2")));
    }

    private static WhatsAppMessage form(String escapedJson) {
        return message(
                "{\"type\":\"interactive\",\"interactive\":{\"type\":\"nfm_reply\",\"nfm_reply\":{\"name\":\"flow\","
                        + "\"body\":\"Sent\",\"response_json\":\"" + escapedJson + "\"}}}");
    }

    @Test
    void formAnswersAreReadInBothShapes() {
        assertThat(file("flow_reply").details())
                .isEqualTo(new WhatsAppContent.FormReply("flow", "Sent", "{\"flow_token\":\"t-1\",\"day\":\"mon\"}"));
        assertThat(file("address_reply").details())
                .isEqualTo(new WhatsAppContent.FormReply(
                        "address_message", "Sent", "{\"values\":{\"city\":\"Rosario\"}}"));
    }

    @Test
    void callPermissionHasItsExpiry() {
        assertThat(message(
                                "{\"type\":\"interactive\",\"interactive\":{\"type\":\"call_permission_reply\",\"call_permission_reply\":{\"response\":\"accept\",\"expiration_timestamp\":\"1790600000\",\"response_source\":\"user_action\"}}}")
                        .details())
                .isEqualTo(new WhatsAppContent.CallPermission(
                        "accept", false, Instant.ofEpochSecond(1_790_600_000L), "user_action"));
    }

    @Test
    void unsupportedMessageHasKindAndReason() {
        assertThat(file("unsupported").details()).isEqualTo(new WhatsAppContent.Unsupported("poll"));
        assertThat(file("unknown").details()).isEqualTo(new WhatsAppContent.Unsupported(null));
        assertThat(file("unsupported").errors()).extracting(WhatsAppError::code).containsExactly(131051);
    }

    @Test
    void statusHasPriceConversationAndTemplate() {
        assertThat(status(new String(Payload.bytes("whatsapp/status_sent"), UTF_8))
                        .pricing())
                .isEqualTo(new WhatsAppPricing(true, "PMP", "regular", "utility"));
        WhatsAppStatus status = status(WhatsAppBodies.body("messages", """
                {"statuses":[{"id":"a","status":"sent","template_id":77,"pricing":{"billable":"yes","type":""},
                  "conversation":{"id":"c-1","expiration_timestamp":"1790086400","origin":{"type":"service"}}}]}
                """));
        assertThat(status.templateId()).isEqualTo("77");
        assertThat(status.pricing()).isEqualTo(new WhatsAppPricing(null, null, null, null));
        assertThat(status.conversation())
                .isEqualTo(new WhatsAppConversation("c-1", Instant.ofEpochSecond(1_790_086_400L), "service"));
    }

    @Test
    void groupStatusHasGroupAndParticipant() {
        for (String spelling : List.of("recipient_participant_id", "participant_recipient_id")) {
            WhatsAppStatus status = status(WhatsAppBodies.body(
                    "messages",
                    "{\"statuses\":[{\"recipient_type\":\"group\",\"recipient_id\":\"g@g.us\",\"" + spelling
                            + "\":\"5493415550101\",\"recipient_participant_user_id\":\"AR.1\"}]}"));

            assertThat(status.groupId()).isEqualTo("g@g.us");
            assertThat(status.to().phone()).isEqualTo("5493415550101");
            assertThat(status.to().userId()).isEqualTo("AR.1");
        }
    }

    private static WhatsAppSharedContact contact(WhatsAppMessage message) {
        return ((WhatsAppContent.Contacts) message.details()).contacts().get(0);
    }

    private static WhatsAppMessage file(String name) {
        return (WhatsAppMessage)
                MetaEvents.parse(Payload.bytes("whatsapp/" + name)).get(0);
    }

    private static WhatsAppMessage message(String message) {
        return (WhatsAppMessage)
                MetaEvents.parse(WhatsAppBodies.messages("[" + message + "]").getBytes(UTF_8))
                        .get(0);
    }

    private static WhatsAppStatus status(String body) {
        return (WhatsAppStatus) MetaEvents.parse(body.getBytes(UTF_8)).get(0);
    }
}
