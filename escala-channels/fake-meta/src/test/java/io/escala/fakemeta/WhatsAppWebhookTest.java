package io.escala.fakemeta;

import static io.escala.fakemeta.Bodies.assertJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.Template;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhatsAppWebhookTest {

    private final TestClock clock = new TestClock();
    private final FakeMeta meta = FakeMeta.builder()
            .clock(clock)
            .app(App.of("9001", "s3cret"))
            .line(WhatsAppNumber.of("1060")
                    .phone("5493410001122")
                    .waba("2040")
                    .portfolio("3030")
                    .token("token-1"))
            .template(Template.of("2040", "order_ready", "es_AR", "Tu pedido ya está."))
            .start();
    private final Caller caller = new Caller(meta);
    private final WhatsAppPerson rosa = meta.whatsAppPerson("5493415550101")
            .named("Rosa P")
            .userName("rosa.p")
            .userId("AR.8391");

    @AfterEach
    void close() {
        meta.close();
    }

    @Test
    void the_signature_is_over_the_exact_bytes() throws Exception {
        Webhook webhook = rosa.writes("ñandú 👍");

        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        String expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(webhook.bytes()));
        assertThat(webhook.signature()).isEqualTo(expected);
        assertThat(webhook.headers()).containsEntry("X-Hub-Signature-256", expected);
        assertThat(meta.signer().sign(webhook.bytes())).isEqualTo(expected);
        assertThat(webhook.signedWith("other").bytes()).isEqualTo(webhook.bytes());
        assertThat(webhook.signedWith("other").signature()).isNotEqualTo(expected);
    }

    @Test
    void non_ascii_and_slashes_are_escaped_as_meta_does() {
        assertThat(rosa.writes("¿ñ? 👍 a/b").body()).contains("\"\\u00bf\\u00f1? \\ud83d\\udc4d a\\/b\"");
    }

    @Test
    void a_text() {
        Webhook webhook = rosa.writes("hola");

        assertThat(webhook.messageId()).startsWith("wamid.");
        assertJson(webhook, """
                {'object':'whatsapp_business_account','entry':[{'id':'2040','changes':[{'field':'messages','value':{
                  'messaging_product':'whatsapp',
                  'metadata':{'display_phone_number':'5493410001122','phone_number_id':'1060'},
                  'contacts':[{'profile':{'name':'Rosa P','username':'@rosa.p'},'wa_id':'5493415550101','user_id':'AR.8391'}],
                  'messages':[{'from':'5493415550101','from_user_id':'AR.8391','id':'%s','timestamp':'1793613600',
                    'type':'text','text':{'body':'hola'}}]}}]}]}""".formatted(webhook.messageId()));
    }

    @Test
    void a_hidden_phone_is_left_out_until_the_business_writes_to_it() {
        rosa.hidesPhone();
        assertThat(rosa.writes("hola").body()).doesNotContain("5493415550101").contains("AR.8391");

        caller.text(meta.whatsApp(), "5493415550101", "hola");
        assertThat(rosa.writes("hola").body()).contains("\"from\":\"5493415550101\"", "\"wa_id\":\"5493415550101\"");

        clock.advance(Duration.ofDays(30));
        assertThat(rosa.writes("hola").body()).doesNotContain("5493415550101");
    }

    @Test
    void an_image_can_be_fetched_by_its_id() {
        Webhook webhook = rosa.chat().sends(MediaFile.of("image/jpeg", new byte[] {1, 2, 3}), "mirá");
        String id = Bodies.of(webhook).findValue("image").path("id").asString();

        assertThat(Bodies.of(webhook).findValue("image").toString())
                .isEqualTo("{\"caption\":\"mirá\",\"mime_type\":\"image/jpeg\","
                        + "\"sha256\":\"A5BYxvLAy0ksUzsKTRTvd8wPeKvMztUofYShogEc+4E=\",\"id\":\"" + id
                        + "\",\"url\":\"" + meta.baseUrl() + "/whatsapp_business/" + id + "\"}");
        assertThat(caller.get("/v26.0/" + id, "token-1")
                        .json()
                        .path("file_size")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void a_document_has_a_file_name_and_a_voice_note_no_caption() {
        Webhook document =
                rosa.chat().sends(MediaFile.of("application/pdf", new byte[1]).named("a.pdf"));
        Webhook audio = rosa.chat().sends(MediaFile.of("audio/ogg; codecs=opus", new byte[1]), "nada");

        assertThat(document.body()).contains("\"type\":\"document\"", "\"filename\":\"a.pdf\"");
        assertThat(audio.body())
                .contains("\"type\":\"audio\"", "\"voice\":true")
                .doesNotContain("caption");
    }

    @Test
    void button_and_list_replies() {
        WhatsAppChat chat = rosa.chat().quoting("wamid.OUT");

        assertThat(chat.tapsButton("y", "Si").body())
                .contains(
                        "\"context\":{\"from\":\"5493410001122\",\"id\":\"wamid.OUT\"}",
                        "\"type\":\"interactive\",\"interactive\":{\"type\":\"button_reply\","
                                + "\"button_reply\":{\"id\":\"y\",\"title\":\"Si\"}}");
        assertThat(chat.picks("1", "Uno").body())
                .contains("\"interactive\":{\"type\":\"list_reply\",\"list_reply\":{\"id\":\"1\",\"title\":\"Uno\"}}");
        assertThat(chat.tapsTemplateButton("GO", "Dale").body())
                .contains("\"type\":\"button\",\"button\":{\"payload\":\"GO\",\"text\":\"Dale\"}");
        assertThat(chat.reactsTo("wamid.OUT", "").body())
                .contains("\"type\":\"reaction\",\"reaction\":{\"message_id\":\"wamid.OUT\"}");
        assertThat(chat.sends("location", "{\"latitude\":-32.9,\"longitude\":-60.6}")
                        .body())
                .contains("\"type\":\"location\",\"location\":{\"latitude\":-32.9,\"longitude\":-60.6}");
    }

    @Test
    void message_statuses() {
        rosa.writes("hola");
        caller.send(meta.whatsApp(), """
                {"messaging_product":"whatsapp","to":"+5493415550101","text":{"body":"a"},
                 "biz_opaque_callback_data":"ref-1"}""");
        SentMessage sent = meta.sent().get(0);

        Webhook first = sent.status(DeliveryStatus.SENT);
        Webhook delivered = sent.status(DeliveryStatus.DELIVERED);
        Webhook read = sent.status(DeliveryStatus.READ);

        String head = "{'object':'whatsapp_business_account','entry':[{'id':'2040','changes':[{'field':'messages',"
                + "'value':{'messaging_product':'whatsapp','metadata':{'display_phone_number':'5493410001122',"
                + "'phone_number_id':'1060'},";
        String status = "'statuses':[{'id':'" + sent.id() + "','status':'%s','timestamp':'1793613600',"
                + "'biz_opaque_callback_data':'ref-1','recipient_id':'5493415550101','recipient_user_id':'AR.8391'%s}]}}]}]}";
        String pricing = ",'pricing':{'billable':false,'pricing_model':'PMP','type':'free_customer_service',"
                + "'category':'service'}";
        String unnamed = "'contacts':[{'wa_id':'5493415550101','user_id':'AR.8391'}],";
        String named = "'contacts':[{'profile':{'username':'@rosa.p'},'wa_id':'5493415550101','user_id':'AR.8391'}],";
        assertJson(first, head + unnamed + status.formatted("sent", pricing));
        assertJson(delivered, head + named + status.formatted("delivered", pricing));
        assertJson(read, head + named + status.formatted("read", ""));
        assertThat(read.messageId()).isEqualTo(sent.id());
    }

    @Test
    void a_template_outside_the_window_is_billed_and_inside_it_is_not() {
        String body = "{\"messaging_product\":\"whatsapp\",\"to\":\"5493415550101\",\"type\":\"template\","
                + "\"template\":{\"name\":\"order_ready\",\"language\":{\"code\":\"es_AR\"}}}";
        caller.send(meta.whatsApp(), body);
        rosa.writes("hola");
        caller.send(meta.whatsApp(), body);

        assertThat(meta.sent().get(0).status(DeliveryStatus.SENT).body())
                .contains("\"billable\":true,\"pricing_model\":\"PMP\",\"type\":\"regular\",\"category\":\"utility\"");
        assertThat(meta.sent().get(1).status(DeliveryStatus.SENT).body())
                .contains("\"billable\":false,\"pricing_model\":\"PMP\",\"type\":\"free_customer_service\"");
    }

    @Test
    void a_message_to_a_user_id_reports_the_phone_only_if_it_may_be_seen() {
        rosa.hidesPhone().writes("hola");
        caller.send(
                meta.whatsApp(),
                "{\"messaging_product\":\"whatsapp\",\"recipient\":\"AR.8391\",\"text\":{\"body\":\"a\"}}");

        assertThat(meta.sent().get(0).status(DeliveryStatus.DELIVERED).body())
                .contains("\"recipient_user_id\":\"AR.8391\"")
                .doesNotContain("5493415550101");
    }

    @Test
    void a_failure_has_no_contacts_and_no_price() {
        caller.text(meta.whatsApp(), "+59899000111", "hola");
        SentMessage sent = meta.sent().get(0);

        assertJson(sent.failed(), """
                {'object':'whatsapp_business_account','entry':[{'id':'2040','changes':[{'field':'messages','value':{
                  'messaging_product':'whatsapp',
                  'metadata':{'display_phone_number':'5493410001122','phone_number_id':'1060'},
                  'statuses':[{'id':'%s','status':'failed','timestamp':'1793613600','recipient_id':'59899000111',
                    'errors':[{'code':131026,'title':'Message undeliverable','message':'Message undeliverable',
                      'error_data':{'details':'Message Undeliverable.'},
                      'href':'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/'}]}]}}]}]}""".formatted(sent.id()));
        assertThatThrownBy(() -> sent.status(DeliveryStatus.DELIVERED)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void no_webhook_for_a_message_to_a_user_id_in_to() {
        caller.text(meta.whatsApp(), "AR.8391", "hola");
        SentMessage sent = meta.sent().get(0);

        assertThatThrownBy(() -> sent.status(DeliveryStatus.SENT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(sent::failed).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(sent::echo).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_changed_number_brings_a_new_user_id() {
        Webhook webhook = rosa.chat().changesNumberTo("5493415550199");

        assertThat(Bodies.of(webhook).findValue("contacts")).isNull();
        assertThat(Bodies.of(webhook).findValue("system").toString())
                .contains("\"wa_id\":\"5493415550199\"", "\"previous_user_id\":\"AR.8391\"", "user_changed_number");
        assertThat(rosa.userIdFor(meta.whatsApp())).isNotEqualTo("AR.8391").startsWith("AR.");
        assertThat(rosa.writes("soy yo").body()).contains("\"from\":\"5493415550199\"");
        caller.text(meta.whatsApp(), "5493415550101", "viejo");
        assertThat(meta.sent().get(0).failure()).isPresent();
    }

    @Test
    void a_released_number_can_be_reassigned() {
        String before = meta.whatsAppPerson("5493415550202").userIdFor(meta.whatsApp());
        WhatsAppPerson leo = meta.whatsAppPerson("5493415550202");
        leo.chat().changesNumberTo("5493415550299");

        WhatsAppPerson next = meta.whatsAppPerson("5493415550202");

        assertThat(next).isNotSameAs(leo);
        assertThat(next.userIdFor(meta.whatsApp())).isNotEqualTo(before);
        assertThat(meta.whatsAppPerson("5493415550299")).isSameAs(leo);
    }

    @Test
    void marketing_preferences_have_a_numeric_time() {
        assertThat(rosa.chat().stopsMarketing().body())
                .contains("\"field\":\"user_preferences\"", "\"value\":\"stop\"", "\"timestamp\":1793613600");
    }

    @Test
    void business_app_messages_are_echoes() {
        assertThat(rosa.chat().businessWritesOnPhone("hola").body())
                .contains("\"field\":\"smb_message_echoes\"", "\"from\":\"5493410001122\"", "\"to\":\"5493415550101\"");
        assertThat(caller.text(meta.whatsApp(), "5493415550101", "hola").code()).isEqualTo(131047);
    }

    @Test
    void a_batch_shares_one_value_and_names_each_person_once() {
        WhatsAppPerson leo = meta.whatsAppPerson("5493415550202").named("Leo").userId("AR.2");

        Webhook batch = rosa.writes("uno").and(leo.writes("dos"), rosa.writes("tres"));

        var body = Bodies.of(batch);
        assertThat(body.path("entry")).hasSize(1);
        assertThat(body.path("entry").path(0).path("changes")).hasSize(1);
        assertThat(body.findValue("contacts")).hasSize(2);
        assertThat(body.findValue("messages")).hasSize(3);
        assertThat(batch.messageIds()).hasSize(3).doesNotHaveDuplicates();
        assertThat(batch.signature()).isEqualTo(meta.signer().sign(batch.bytes()));
    }

    @Test
    void a_person_who_hides_their_number_has_one_contact_per_value() {
        Webhook shown = rosa.writes("uno");
        Webhook batch = shown.and(rosa.hidesPhone().writes("dos"));

        var changes = Bodies.of(batch).path("entry").path(0).path("changes");
        assertThat(changes).hasSize(2);
        assertThat(changes.path(1).findValue("contacts")).hasSize(1);
        assertThat(changes.path(1).findValue("contacts").path(0).has("wa_id")).isFalse();
    }

    @Test
    void messages_and_statuses_of_a_batch_stay_apart() {
        rosa.writes("hola");
        caller.text(meta.whatsApp(), "5493415550101", "hola");

        Webhook batch = rosa.writes("uno").and(meta.sent().get(0).status(DeliveryStatus.SENT));

        assertThat(Bodies.of(batch).path("entry").path(0).path("changes")).hasSize(2);
    }
}
