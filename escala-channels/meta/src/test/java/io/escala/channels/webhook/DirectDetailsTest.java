package io.escala.channels.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.ChannelEvent;
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
        ChannelEvent.Inbound text = Payload.event("messenger/text", ChannelEvent.Inbound.class);

        assertThat(text.line()).isEqualTo(PAGE);
        assertThat(text.from().keys()).containsExactly(PSID);
        assertThat(text.from().profileName()).isNull();
        assertThat(text.messageId()).isEqualTo("m_text");
        assertThat(text.at()).isEqualTo(Instant.ofEpochMilli(1_793_000_000_050L));
        assertThat(text.content()).isEqualTo(new MessageContent.Text("hola"));
    }

    @Test
    void instagramTextHasAScopedSenderId() {
        ChannelEvent.Inbound text = Payload.event("instagram/text", ChannelEvent.Inbound.class);

        assertThat(text.line()).isEqualTo(ACCOUNT);
        assertThat(text.from().keys()).containsExactly(IGSID);
    }

    @Test
    void echoHasRecipientAndReference() {
        ChannelEvent.Echo echo = Payload.event("messenger/echo", ChannelEvent.Echo.class);

        assertThat(echo.line()).isEqualTo(PAGE);
        assertThat(echo.to().keys()).containsExactly(PSID);
        assertThat(echo.reference()).isEqualTo("m-01J9");
        assertThat(Payload.event("instagram/echo", ChannelEvent.Echo.class).to().keys())
                .containsExactly(IGSID);
    }

    @Test
    void quickReplyHasPayloadAndTitle() {
        assertThat(Payload.event("messenger/quick_reply", ChannelEvent.Inbound.class)
                        .content())
                .isEqualTo(new MessageContent.Choice(MessageContent.Choice.Kind.QUICK_REPLY, "COLOR_RED", "Rojo"));
    }

    @Test
    void pictureIsAUrl() {
        assertThat(Payload.event("messenger/image", ChannelEvent.Inbound.class).content())
                .isInstanceOfSatisfying(
                        MessageContent.Media.class,
                        media -> assertThat(media.media().url())
                                .isEqualTo("https://scontent.fbcdn.net/v/asset?signature=invented"));
    }

    @Test
    void watermarksAreTimes() {
        ChannelEvent.Watermark read = Payload.event("messenger/read", ChannelEvent.Watermark.class);
        ChannelEvent.Watermark delivery = Payload.event("messenger/delivery", ChannelEvent.Watermark.class);

        assertThat(read.mark()).isEqualTo(Mark.READ_UP_TO);
        assertThat(read.upTo()).isEqualTo(Instant.ofEpochMilli(1_793_000_000_040L));
        assertThat(delivery.mark()).isEqualTo(Mark.DELIVERED_UP_TO);
        assertThat(delivery.upTo()).isEqualTo(Instant.ofEpochMilli(1_793_000_000_030L));
    }

    @Test
    void postbackWithoutIdGetsAStableId() {
        ChannelEvent.Inbound first = Payload.event("messenger/postback_without_id", ChannelEvent.Inbound.class);
        ChannelEvent.Inbound again = Payload.event("messenger/postback_without_id", ChannelEvent.Inbound.class);

        assertThat(first.messageId())
                .startsWith("postback:24900000000000001:1793000000050:")
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
        ChannelEvent.Inbound test = Payload.event("messenger/dashboard_test", ChannelEvent.Inbound.class);

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
        ChannelEvent.Inbound text = (ChannelEvent.Inbound) event(body);

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
                .isInstanceOf(ChannelEvent.Inbound.class);
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
        return ((ChannelEvent.Inbound) event(body)).messageId();
    }

    private static ChannelEvent event(String body) {
        return MetaEvents.toChannelEvents(MetaEvents.parse(body.getBytes(UTF_8)))
                .get(0);
    }
}
