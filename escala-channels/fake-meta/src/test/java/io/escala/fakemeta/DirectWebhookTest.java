package io.escala.fakemeta;

import static io.escala.fakemeta.Bodies.assertJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Page;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DirectWebhookTest {

    private static final long NOW = 1793613600000L;

    private final TestClock clock = new TestClock();
    private final FakeMeta meta = FakeMeta.builder()
            .clock(clock)
            .app(App.of("9001", "s3cret"))
            .line(Page.of("104").token("page-token"))
            .line(InstagramAccount.of("1784").token("instagram-token"))
            .start();
    private final Caller caller = new Caller(meta);
    private final MessengerPerson ana = meta.messengerPerson("249");
    private final InstagramPerson leo = meta.instagramPerson("555");

    @AfterEach
    void close() {
        meta.close();
    }

    private static String envelope(String object, String id, String event) {
        return "{'object':'" + object + "','entry':[{'time':" + NOW + ",'id':'" + id + "','messaging':[" + event
                + "]}]}";
    }

    private static String fromAna(String event) {
        return envelope(
                "page",
                "104",
                "{'sender':{'id':'249'},'recipient':{'id':'104'},'timestamp':" + NOW + "," + event + "}");
    }

    private static String fromLeo(String event) {
        return envelope(
                "instagram",
                "1784",
                "{'sender':{'id':'555'},'recipient':{'id':'1784'},'timestamp':" + NOW + "," + event + "}");
    }

    @Test
    void a_text_on_either_channel() {
        Webhook messenger = ana.writes("hola");
        Webhook insta = leo.chat().quoting("aWdX").writes("hola");

        assertJson(messenger, fromAna("'message':{'mid':'" + messenger.messageId() + "','text':'hola'}"));
        assertJson(
                insta,
                fromLeo("'message':{'mid':'" + insta.messageId() + "','text':'hola','reply_to':{'mid':'aWdX'}}"));
        assertThat(messenger.signature()).isEqualTo(Signer.of("s3cret").sign(messenger.bytes()));
    }

    @Test
    void quick_replies_and_postbacks() {
        Webhook tap = ana.chat().tapsQuickReply("Si", "YES");
        Webhook postback = ana.chat().tapsPostback("Empezar", "GO");

        assertJson(
                tap,
                fromAna("'message':{'mid':'" + tap.messageId() + "','text':'Si','quick_reply':{'payload':'YES'}}"));
        assertJson(
                postback,
                fromAna("'postback':{'mid':'" + postback.messageId() + "','title':'Empezar','payload':'GO'}"));
    }

    @Test
    void an_attachment_has_an_address_that_needs_no_token() {
        Webhook webhook = ana.chat().sends(MediaFile.of("application/pdf", new byte[] {7}));
        String url = Bodies.of(webhook).findValue("payload").path("url").asString();

        assertThat(Bodies.of(webhook)
                        .findValue("attachments")
                        .path(0)
                        .path("type")
                        .asString())
                .isEqualTo("file");
        assertThat(url).startsWith(meta.baseUrl() + "/cdn/");
        assertThat(caller.raw(java.net.http.HttpRequest.newBuilder(java.net.URI.create(url))
                                .GET()
                                .build())
                        .body())
                .containsExactly(7);
    }

    @Test
    void several_files_at_once_are_one_message() {
        Webhook webhook = leo.chat()
                .sends(List.of(
                        MediaFile.of("image/jpeg", new byte[] {1}),
                        MediaFile.of("video/mp4", new byte[] {2}),
                        MediaFile.of("image/jpeg", new byte[] {1})));
        JsonNode attachments = Bodies.of(webhook).findValue("attachments");

        assertThat(attachments.findValuesAsString("type")).containsExactly("image", "video", "image");
        assertThat(attachments.findValuesAsString("url"))
                .allMatch(url -> url.startsWith(meta.baseUrl() + "/cdn/"))
                .doesNotHaveDuplicates();
        assertJson(
                webhook, fromLeo("'message':{'mid':'" + webhook.messageId() + "','attachments':" + attachments + "}"));
        assertThatThrownBy(() -> leo.chat().sends(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void messenger_message_statuses() {
        ana.writes("hola");
        caller.send(page(), """
                {"recipient":{"id":"249"},"messaging_type":"RESPONSE","message":{"text":"a","metadata":"out-42"}}""");
        SentMessage sent = meta.sent().get(0);

        assertJson(
                sent.echo(),
                envelope(
                        "page",
                        "104",
                        "{'sender':{'id':'104'},'recipient':{'id':'249'},'timestamp':" + NOW + ",'message':{'mid':'"
                                + sent.id() + "','text':'a','is_echo':true,'app_id':9001,'metadata':'out-42'}}"));
        assertJson(
                sent.status(DeliveryStatus.DELIVERED),
                fromAna("'delivery':{'mids':['" + sent.id() + "'],'watermark':" + NOW + "}"));
        assertJson(sent.status(DeliveryStatus.READ), fromAna("'read':{'watermark':" + NOW + "}"));
        assertThatThrownBy(() -> sent.status(DeliveryStatus.SENT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sent.failed(1, "a", "b")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void instagram_message_statuses() {
        leo.writes("hola");
        caller.send(meta.instagram(), """
                {"recipient":{"id":"555"},"message":{"text":"a","metadata":"out-42"}}""");
        SentMessage sent = meta.sent().get(0);

        assertJson(
                sent.echo(),
                envelope(
                        "instagram",
                        "1784",
                        "{'sender':{'id':'1784'},'recipient':{'id':'555'},'timestamp':" + NOW + ",'message':{'mid':'"
                                + sent.id() + "','text':'a','is_echo':true}}"));
        assertJson(sent.status(DeliveryStatus.READ), fromLeo("'read':{'mid':'" + sent.id() + "'}"));
        assertThatThrownBy(() -> sent.status(DeliveryStatus.DELIVERED)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_echo_repeats_the_attachment() {
        ana.writes("hola");
        caller.send(page(), """
                {"recipient":{"id":"249"},"messaging_type":"RESPONSE","message":{"attachment":
                 {"type":"image","payload":{"url":"https://x.example/a"}}}}""");

        assertThat(Bodies.of(meta.sent().get(0).echo()).findValue("attachments").toString())
                .isEqualTo("[{\"type\":\"image\",\"payload\":{\"url\":\"https://x.example/a\"}}]");
    }

    @Test
    void echoes_from_metas_inbox_carry_metas_app_id() {
        assertThat(ana.chat().businessWritesInInbox("hola").body())
                .contains("\"is_echo\":true", "\"app_id\":263902037430900");
        assertThat(leo.chat().businessWritesInInbox("hola").body())
                .contains("\"is_echo\":true")
                .doesNotContain("app_id");
    }

    @Test
    void other_events_of_a_person() {
        assertJson(leo.chat().unsends("aWdX"), fromLeo("'message':{'mid':'aWdX','is_deleted':true}"));
        assertJson(
                ana.chat().reactsTo("m_1", "love", "x"),
                fromAna("'reaction':{'mid':'m_1','action':'react','reaction':'love','emoji':'x'}"));
        assertJson(
                ana.chat().does("referral", "{\"ref\":\"spring\",\"source\":\"SHORTLINK\",\"type\":\"OPEN_THREAD\"}"),
                fromAna("'referral':{'ref':'spring','source':'SHORTLINK','type':'OPEN_THREAD'}"));
        assertThatThrownBy(() -> ana.chat().does("referral", "{")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_batch_is_one_entry_and_never_mixes_channels() {
        Webhook batch = ana.writes("uno").and(ana.writes("dos"));

        assertThat(Bodies.of(batch).path("entry")).hasSize(1);
        assertThat(Bodies.of(batch).path("entry").path(0).path("messaging")).hasSize(2);
        assertThatThrownBy(() -> ana.writes("tres").and(leo.writes("cuatro")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Page page() {
        return meta.page();
    }
}
