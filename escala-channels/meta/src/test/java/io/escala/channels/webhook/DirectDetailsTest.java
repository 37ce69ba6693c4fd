package io.escala.channels.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.DeliveryEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.PartyKey;
import io.escala.crm.Channel;
import io.escala.crm.conversation.Mark;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.LineKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The content of mapped Messenger and Instagram events. */
class DirectDetailsTest {
    private static final LineKey PAGE = new LineKey(Channel.MESSENGER, "104000000000001");
    private static final LineKey ACCOUNT = new LineKey(Channel.INSTAGRAM, "17841400000000001");
    private static final PartyKey PSID = new PartyKey(IdentityKeyKind.PSID, "24900000000000001");
    private static final PartyKey IGSID = new PartyKey(IdentityKeyKind.IGSID, "981200000000000001");

    @Test
    void messengerTextHasSenderContentAndTime() {
        MessageEvent.Inbound text = Payload.event("messenger/text", MessageEvent.Inbound.class);

        assertThat(text.line()).isEqualTo(PAGE);
        assertThat(text.from().keys()).containsExactly(PSID);
        assertThat(text.from().profileName()).isNull();
        assertThat(text.messageId()).isEqualTo("m_text");
        assertThat(text.at()).isEqualTo(Instant.ofEpochMilli(1_793_000_000_050L));
        assertThat(text.content()).isEqualTo(new MessageContent.Text("hola"));
    }

    @Test
    void instagramTextHasAScopedSenderId() {
        MessageEvent.Inbound text = Payload.event("instagram/text", MessageEvent.Inbound.class);

        assertThat(text.line()).isEqualTo(ACCOUNT);
        assertThat(text.from().keys()).containsExactly(IGSID);
    }

    @Test
    void echoHasRecipientAndReference() {
        MessageEvent.Echo echo = Payload.event("messenger/echo", MessageEvent.Echo.class);

        assertThat(echo.line()).isEqualTo(PAGE);
        assertThat(echo.to().keys()).containsExactly(PSID);
        assertThat(echo.reference()).isEqualTo("m-01J9");
        assertThat(Payload.event("instagram/echo", MessageEvent.Echo.class).to().keys())
                .containsExactly(IGSID);
    }

    @Test
    void quickReplyHasPayloadAndTitle() {
        assertThat(Payload.event("messenger/quick_reply", MessageEvent.Inbound.class)
                        .content())
                .isEqualTo(new MessageContent.Choice(MessageContent.Choice.Kind.QUICK_REPLY, "COLOR_RED", "Rojo"));
    }

    @Test
    void pictureIsAUrl() {
        assertThat(Payload.event("messenger/image", MessageEvent.Inbound.class).content())
                .isInstanceOfSatisfying(
                        MessageContent.Media.class,
                        media -> assertThat(media.media().url())
                                .isEqualTo("https://scontent.fbcdn.net/v/asset?signature=invented"));
    }

    @Test
    void watermarksAreTimes() {
        DeliveryEvent.Watermark read = Payload.event("messenger/read", DeliveryEvent.Watermark.class);
        DeliveryEvent.Watermark delivery = Payload.event("messenger/delivery", DeliveryEvent.Watermark.class);

        assertThat(read.mark()).isEqualTo(Mark.READ_UP_TO);
        assertThat(read.upTo()).isEqualTo(Instant.ofEpochMilli(1_793_000_000_040L));
        assertThat(delivery.mark()).isEqualTo(Mark.DELIVERED_UP_TO);
        assertThat(delivery.upTo()).isEqualTo(Instant.ofEpochMilli(1_793_000_000_030L));
    }

    @Test
    void postbackWithoutIdGetsAStableId() {
        MessageEvent.Inbound first = Payload.event("messenger/postback_without_id", MessageEvent.Inbound.class);
        MessageEvent.Inbound again = Payload.event("messenger/postback_without_id", MessageEvent.Inbound.class);

        assertThat(first.messageId())
                .isEqualTo("postback:24900000000000001:1793000000050:994032af5748add9")
                .isEqualTo(again.messageId());
    }

    @Test
    void everyTapHasItsOwnId() {
        String first = idOf(tap("\"timestamp\":1793000000050,", "A"));

        assertThat(idOf(tap("\"timestamp\":1793000000051,", "A"))).isNotEqualTo(first);
        assertThat(idOf(tap("\"timestamp\":1793000000050,", "B"))).isNotEqualTo(first);
        assertThat(Summary.of(event(tap("", "A")))).isEqualTo("quarantined MALFORMED no message id");
    }

    @Test
    void dashboardTestEventIsRead() {
        MessageEvent.Inbound test = Payload.event("messenger/dashboard_test", MessageEvent.Inbound.class);

        assertThat(test.line()).isEqualTo(new LineKey(Channel.MESSENGER, "0"));
        assertThat(test.at()).isEqualTo(Instant.ofEpochSecond(1_527_459_824L));
    }

    @Test
    void entryWithThePersonsIdIsRoutedByTheRecipient() {
        String body = """
                {"object":"instagram","entry":[{"id":"5","messaging":[
                 {"sender":{"id":"5"},"recipient":{"id":"17841400000000001"},"message":{"mid":"a","text":"hola"}}]}]}
                """;

        assertThat(event(body).line()).isEqualTo(ACCOUNT);
    }

    @Test
    void numericIdsKeepTheirDigits() {
        String body = """
                {"object":"page","entry":[{"id":104000000000001,"messaging":[{"sender":{"id":24900000000000001},
                 "recipient":{"id":104000000000001},"message":{"mid":"a","text":"hola"}}]}]}
                """;
        MessageEvent.Inbound text = (MessageEvent.Inbound) event(body);

        assertThat(text.line()).isEqualTo(PAGE);
        assertThat(text.from().keys()).containsExactly(PSID);
    }

    @Test
    void unknownFieldBesideATapIsIgnored() {
        byte[] body = """
                {"object":"page","entry":[{"id":"104000000000001","messaging":[{
                 "sender":{"id":"24900000000000001"},"recipient":{"id":"104000000000001"},"timestamp":1793000000050,
                 "not_known_yet":{"a":1},"postback":{"mid":"m_tap","title":"Start","payload":"GO"}}]}]}
                """.getBytes(StandardCharsets.UTF_8);

        assertThat(MetaEvents.toChannelEvents(MetaEvents.parse(body)))
                .singleElement()
                .isInstanceOf(MessageEvent.Inbound.class);
    }

    @Test
    void bodyInAnArrayIsRead() {
        String body = "[" + new String(Payload.bytes("instagram/text"), UTF_8) + "]";

        assertThat(Summary.of(event(body))).isEqualTo("inbound text opens from IGSID");
    }

    private static String tap(String time, String payload) {
        return "{\"object\":\"page\",\"entry\":[{\"id\":\"104000000000001\",\"messaging\":[{\"sender\":{\"id\":\"7\"},"
                + "\"recipient\":{\"id\":\"104000000000001\"}," + time + "\"postback\":{\"payload\":\"" + payload
                + "\"}}]}]}";
    }

    private static String idOf(String body) {
        return ((MessageEvent.Inbound) event(body)).messageId();
    }

    private static ChannelEvent event(String body) {
        return MetaEvents.toChannelEvents(MetaEvents.parse(body.getBytes(UTF_8)))
                .get(0);
    }
}
