package io.escala.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppMessage;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.DeliveryEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.PartyKey;
import io.escala.crm.Channel;
import io.escala.crm.conversation.DeliveryError;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.LineKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The content of mapped WhatsApp events. */
class WhatsAppDetailsTest {
    private static final PartyKey PHONE = new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "5493415550101");
    private static final PartyKey USER_NAME = new PartyKey(IdentityKeyKind.WHATSAPP_USER_NAME, "rosa.p");
    private static final PartyKey BSUID = new PartyKey(IdentityKeyKind.BSUID, "AR.8391027465018273");

    @Test
    void textHasSenderContentAndTime() {
        MessageEvent.Inbound text = Payload.event("whatsapp/text", MessageEvent.Inbound.class);

        assertThat(text.line()).isEqualTo(new LineKey(Channel.WHATSAPP, "700800900100200"));
        assertThat(text.messageId()).isEqualTo("wamid.IN-text");
        assertThat(text.at()).isEqualTo(Instant.ofEpochSecond(1_790_000_000L));
        assertThat(text.content()).isEqualTo(new MessageContent.Text("hola, ¿cuánto sale?"));
        assertThat(text.from().keys()).containsExactly(PHONE, BSUID, USER_NAME);
        assertThat(text.from().profileName()).isEqualTo("Rosa Pérez");
        assertThat(text.replyTo()).isNull();
    }

    @Test
    void theUserNameIsReadWithoutItsSign() {
        MetaEvent event = MetaEvents.parse(Payload.bytes("whatsapp/text")).get(0);

        assertThat(((WhatsAppMessage) event).from().userName()).isEqualTo("rosa.p");
    }

    @Test
    void replyHasTheQuotedMessage() {
        assertThat(Payload.event("whatsapp/text_reply", MessageEvent.Inbound.class)
                        .replyTo())
                .isEqualTo("wamid.OUT-1");
    }

    @Test
    void mediumHasReferenceAndCaption() {
        MessageContent content =
                Payload.event("whatsapp/document", MessageEvent.Inbound.class).content();

        assertThat(content).isInstanceOfSatisfying(MessageContent.Media.class, media -> {
            assertThat(media.media().kind()).isEqualTo(MediaKind.DOCUMENT);
            assertThat(media.media().providerId()).isEqualTo("1200000000000001");
            assertThat(media.media().mimeType()).isEqualTo("application/pdf");
            assertThat(media.media().fileName()).isEqualTo("pedido.pdf");
            assertThat(media.caption()).isEqualTo("el pedido");
        });
    }

    @Test
    void listReplyHasRowAndTitle() {
        assertThat(Payload.event("whatsapp/list_reply", MessageEvent.Inbound.class)
                        .content())
                .isEqualTo(new MessageContent.Choice(MessageContent.Choice.Kind.LIST_ROW, "row-3", "Martes"));
    }

    @Test
    void templateButtonHasItsPayload() {
        assertThat(Payload.event("whatsapp/template_button", MessageEvent.Inbound.class)
                        .content())
                .isEqualTo(
                        new MessageContent.Choice(MessageContent.Choice.Kind.TEMPLATE_BUTTON, "CONFIRM", "Confirmar"));
    }

    @Test
    void unknownContentKeepsItsRawForm() {
        MessageEvent.Inbound message = Payload.event("whatsapp/type_of_tomorrow", MessageEvent.Inbound.class);

        assertThat(message.content())
                .isEqualTo(new MessageContent.Raw(
                        "hologram", new String(message.raw().toByteArray(), StandardCharsets.UTF_8)));
    }

    @Test
    void statusHasOurReference() {
        DeliveryEvent.Status status = Payload.event("whatsapp/status_sent", DeliveryEvent.Status.class);

        assertThat(status.messageId()).isEqualTo("wamid.OUT-1");
        assertThat(status.reference()).isEqualTo("m-01J9");
        assertThat(status.error()).isNull();
        assertThat(status.to().keys()).containsExactly(PHONE, BSUID, USER_NAME);
        assertThat(status.to().profileName()).isEqualTo("Rosa Pérez");
    }

    @Test
    void onlyTheWindowErrorReportsAClosedWindow() {
        assertThat(Payload.event("whatsapp/status_failed", DeliveryEvent.Status.class)
                        .shutsWindow())
                .isTrue();
        for (String other : List.of(
                "{\"id\":\"a\",\"status\":\"failed\",\"errors\":[{\"code\":131026}]}",
                "{\"id\":\"a\",\"status\":\"failed\"}",
                "{\"id\":\"a\",\"status\":\"sent\",\"errors\":[{\"code\":131047}]}")) {
            assertThat(((DeliveryEvent.Status) WhatsAppBodies.status(other)).shutsWindow())
                    .isFalse();
        }
    }

    @Test
    void failureHasItsReason() {
        assertThat(Payload.event("whatsapp/status_failed", DeliveryEvent.Status.class)
                        .error())
                .isEqualTo(new DeliveryError(131047, 0, "Re-engagement message"));
    }

    @Test
    void echoHasTheCustomerAsRecipient() {
        MessageEvent.Echo echo = Payload.event("whatsapp/echo", MessageEvent.Echo.class);

        assertThat(echo.to().keys()).containsExactly(PHONE, BSUID, USER_NAME);
        assertThat(echo.messageId()).isEqualTo("wamid.ECHO-1");
        assertThat(echo.reference()).isNull();
    }

    @Test
    void eachMessageGetsItsOwnCardInAnyOrder() {
        String contacts = """
                [{"profile":{"name":"Second"},"user_id":"AR.2"},{"profile":{"name":"First"},"wa_id":"5491111111101"}]
                """;
        String messages = """
                [{"from":"5491111111101","id":"a","type":"text","text":{"body":"1"}},
                 {"from_user_id":"AR.2","id":"b","type":"text","text":{"body":"2"}},
                 {"from":"5491111111103","id":"c","type":"text","text":{"body":"3"}}]
                """;

        List<ChannelEvent> events = WhatsAppBodies.events(contacts, messages);

        assertThat(events)
                .extracting(event -> ((MessageEvent.Inbound) event).from().profileName())
                .containsExactly("First", "Second", null);
    }

    @Test
    void cardAddsIdsMissingFromTheMessage() {
        String contacts = "[{\"wa_id\":\"5491111111101\",\"user_id\":\"AR.1\",\"parent_user_id\":\"AR.ENT.9\"}]";
        String messages = "[{\"from_user_id\":\"AR.1\",\"id\":\"a\",\"type\":\"text\",\"text\":{\"body\":\"1\"}}]";

        ChannelEvent event = WhatsAppBodies.events(contacts, messages).get(0);

        assertThat(((MessageEvent.Inbound) event).from().keys())
                .containsExactly(
                        new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "5491111111101"),
                        new PartyKey(IdentityKeyKind.BSUID, "AR.1"),
                        new PartyKey(IdentityKeyKind.PARENT_BSUID, "AR.ENT.9"));
    }

    @Test
    void parentIdIsReadInEverySpelling() {
        for (String spelling : List.of("recipient_parent_user_id", "parent_recipient_user_id", "parent_user_id")) {
            ChannelEvent event =
                    WhatsAppBodies.status("{\"id\":\"a\",\"status\":\"sent\",\"" + spelling + "\":\"AR.ENT.9\"}");

            assertThat(((DeliveryEvent.Status) event).to().keys())
                    .containsExactly(new PartyKey(IdentityKeyKind.PARENT_BSUID, "AR.ENT.9"));
        }
    }

    @Test
    void errorsBesideMessagesAreASeparateEvent() {
        String value = """
                {"metadata":{"phone_number_id":"700800900100200"},"errors":[{"code":130429}],
                 "messages":[{"from":"5491111111101","id":"a","type":"text","text":{"body":"1"}}]}
                """;

        assertThat(WhatsAppBodies.ofValue("messages", value))
                .extracting(Summary::of)
                .containsExactly("inbound text opens from WHATSAPP_NUMBER", "quarantined UNRECOGNIZED messages/errors");
    }

    @Test
    void toStringOmitsMessageIdsContainingTheCustomersNumber() {
        for (String name : Payload.names()) {
            List<MetaEvent> events = MetaEvents.parse(Payload.bytes(name));

            assertThat(events.toString()).as(name).doesNotContain("wamid");
            assertThat(MetaEvents.toChannelEvents(events).toString()).as(name).doesNotContain("wamid");
        }
    }
}
