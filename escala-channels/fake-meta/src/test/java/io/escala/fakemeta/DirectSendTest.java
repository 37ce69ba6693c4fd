package io.escala.fakemeta;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.fakemeta.Caller.Reply;
import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Line;
import io.escala.fakemeta.setup.Page;
import io.escala.fakemeta.setup.Template;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectSendTest {

    private final TestClock clock = new TestClock();
    private final FakeMeta meta = FakeMeta.builder()
            .clock(clock)
            .app(App.of("9001", "secret"))
            .line(Page.of("104").token("page-token").withHumanAgent())
            .line(InstagramAccount.of("1784").token("instagram-token"))
            .line(InstagramAccount.of("1785").linkedPage("104"))
            .template(Template.of("104", "order_ready", "es_AR", "Tu pedido {{1}} ya está listo."))
            .start();
    private final Caller caller = new Caller(meta);
    private final Page page = meta.page();
    private final InstagramAccount instagram = meta.instagram("1784");
    private final MessengerPerson ana = meta.messengerPerson("249").named("Ana", "Gil");
    private final InstagramPerson leo = meta.instagramPerson(instagram, "555").userName("leo_88");

    @AfterEach
    void close() {
        meta.close();
    }

    @Test
    void a_messenger_text_is_accepted_and_kept() {
        ana.writes("hola");

        Reply reply = caller.send(page, """
                {"recipient":{"id":"249"},"messaging_type":"RESPONSE","message":{"text":"¿Qué tal?","metadata":"out-42"}}""");

        assertThat(reply.http()).isEqualTo(200);
        SentMessage sent = meta.sent().get(0);
        assertThat(sent.id()).startsWith("m_");
        assertThat(reply.json().toString())
                .isEqualTo("{\"recipient_id\":\"249\",\"message_id\":\"" + sent.id() + "\"}");
        assertThat(sent.person()).containsSame(ana);
        assertThat(sent.reference()).contains("out-42");
        assertThat(sent.text()).isEqualTo("¿Qué tal?");
        assertThat(sent.line()).isEqualTo(page);
    }

    @Test
    void form_encoding_is_accepted_like_json() {
        ana.writes("hola");
        String form = "recipient=" + encoded("{\"id\":\"249\"}") + "&messaging_type=RESPONSE&message="
                + encoded("{\"text\":\"hola\"}") + "&access_token=page-token";

        Reply reply = caller.exchange(HttpRequest.newBuilder(URI.create(meta.baseUrl() + "/v26.0/me/messages"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());

        assertThat(reply.http()).isEqualTo(200);
        assertThat(meta.sentTo(ana)).hasSize(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void me_is_the_owner_of_the_token() {
        leo.writes("hola");

        Reply reply = caller.post(
                "/v26.0/me/messages",
                "instagram-token",
                "{\"recipient\":{\"id\":\"555\"},\"message\":{\"text\":\"hola\"}}");

        assertThat(reply.http()).isEqualTo(200);
        assertThat(meta.sentTo(leo)).singleElement().satisfies(sent -> {
            assertThat(sent.line()).isEqualTo(instagram);
            assertThat(sent.id()).startsWith("aWdf");
        });
    }

    @Test
    void a_page_sends_for_its_linked_instagram_account_and_the_account_itself_does_not() {
        InstagramPerson eva = meta.instagramPerson(meta.instagram("1785"), "777");
        eva.writes("hola");

        assertThat(caller.direct(page, "777", "hola").http()).isEqualTo(200);
        assertThat(meta.sentTo(eva).get(0).line()).isEqualTo(meta.instagram("1785"));
        assertThat(caller.post("/v26.0/1785/messages", "page-token", "{}").code())
                .isEqualTo(3);
    }

    @Test
    void the_window_closes_exactly_24_hours_after_the_last_message() {
        ana.writes("hola");
        leo.writes("hola");
        clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(caller.direct(page, "249", "a tiempo").http()).isEqualTo(200);
        assertThat(caller.direct(instagram, "555", "a tiempo").http()).isEqualTo(200);

        clock.advance(Duration.ofMillis(1));
        Reply messenger = caller.direct(page, "249", "tarde");
        Reply insta = caller.direct(instagram, "555", "tarde");

        assertThat(messenger.http()).isEqualTo(403);
        assertThat(messenger.code()).isEqualTo(10);
        assertThat(messenger.subcode()).isEqualTo(2018278);
        assertThat(insta.http()).isEqualTo(403);
        assertThat(insta.code()).isEqualTo(10);
        assertThat(insta.subcode()).isEqualTo(2534022);
    }

    @Test
    void a_postback_opens_the_window_and_a_reaction_does_not() {
        ana.chat().reactsTo("m_x", "love", "❤");
        assertThat(caller.direct(page, "249", "hola").subcode()).isEqualTo(2018278);

        ana.chat().tapsPostback("Empezar", "GO");
        assertThat(caller.direct(page, "249", "hola").http()).isEqualTo(200);
    }

    @Test
    void human_agent_tag_extends_the_window_to_seven_days_if_granted() {
        ana.writes("hola");
        leo.writes("hola");
        clock.advance(Duration.ofDays(7).minusMillis(1));

        assertThat(tagged(page, "249", "HUMAN_AGENT").http()).isEqualTo(200);
        Reply notGranted = tagged(instagram, "555", "HUMAN_AGENT");
        assertThat(notGranted.http()).isEqualTo(403);
        assertThat(notGranted.code()).isEqualTo(10);
        assertThat(notGranted.subcode()).isZero();

        clock.advance(Duration.ofMillis(1));
        assertThat(tagged(page, "249", "HUMAN_AGENT").subcode()).isEqualTo(2018278);
    }

    @ParameterizedTest
    @CsvSource({"CONFIRMED_EVENT_UPDATE", "POST_PURCHASE_UPDATE", "ACCOUNT_UPDATE", "CUSTOMER_FEEDBACK", "MADE_UP"})
    void retired_unknown_and_misused_tags_are_refused_with_100(String tag) {
        ana.writes("hola");

        assertThat(tagged(page, "249", tag).code()).isEqualTo(100);
    }

    private Reply tagged(Line line, String person, String tag) {
        return caller.send(
                line,
                "{\"recipient\":{\"id\":\"" + person + "\"},\"messaging_type\":\"MESSAGE_TAG\",\"tag\":\"" + tag
                        + "\",\"message\":{\"text\":\"hola\"}}");
    }

    @Test
    void a_person_of_another_page_is_unknown() {
        meta.put(Page.of("105").token("page-token-2"));
        meta.messengerPerson(meta.page("105"), "250").writes("hola");

        Reply messenger = caller.direct(page, "250", "hola");
        Reply insta = caller.direct(instagram, "249", "hola");

        assertThat(messenger.http()).isEqualTo(400);
        assertThat(messenger.code()).isEqualTo(100);
        assertThat(messenger.subcode()).isEqualTo(2018001);
        assertThat(insta.code()).isEqualTo(100);
        assertThat(insta.subcode()).isEqualTo(2534014);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0       | {'messaging_type':'RESPONSE','message':{'text':'a'}}",
                "0       | {'recipient':{'phone_number':'1'},'messaging_type':'RESPONSE','message':{'text':'a'}}",
                "2534025 | {'recipient':{'comment_id':'1'},'message':{'text':'a'}}",
                "0       | {'recipient':{'id':'249'},'messaging_type':'RESPONSE'}",
                "0       | {'recipient':{'id':'249'},'message':{'text':'a'}}",
                "0       | {'recipient':{'id':'249'},'messaging_type':'SHOUT','message':{'text':'a'}}",
                "0       | {'recipient':{'id':'249'},'messaging_type':'MESSAGE_TAG','message':{'text':'a'}}",
                "0       | {'recipient':{'id':'249'},'messaging_type':'RESPONSE','tag':'HUMAN_AGENT','message':{'text':'a'}}",
                "2018034 | {'recipient':{'id':'249'},'messaging_type':'RESPONSE','message':{}}",
                "2018034 | {'recipient':{'id':'249'},'messaging_type':'RESPONSE','message':{'text':'  '}}",
                "2018014 | {'recipient':{'id':'249'},'sender_action':'typing_on','message':{'text':'a'}}",
                "0       | {'recipient':{'id':'249'},'sender_action':'wave'}",
                "0       | {'recipient':{'id':'249'},'sender_action':'react','payload':{'message_id':'m_no'}}",
                "0       | {'recipient':{'id':'249'},'messaging_type':'RESPONSE','message':{'text':'a','attachment':{'type':'image','payload':{'url':'https://x.example/a'}}}}",
                "0       | {'recipient':{'id':'249'},'messaging_type':'RESPONSE','message':{'attachment':{'type':'smoke','payload':{}}}}",
                "0       | {'recipient':{'id':'249'},'messaging_type':'RESPONSE','message':{'attachment':{'type':'image','payload':{}}}}",
                "2018074 | {'recipient':{'id':'249'},'messaging_type':'RESPONSE','message':{'attachment':{'type':'image','payload':{'attachment_id':'5'}}}}",
                "2018008 | {'recipient':{'id':'249'},'messaging_type':'RESPONSE','message':{'attachment':{'type':'image','payload':{'url':'file:/x'}}}}",
                "0       | {'recipient':{'id':'249'},'messaging_type':'RESPONSE','message':{'attachment':{'type':'template','payload':{'template_type':'button','text':'a','buttons':[]}}}}",
                "0       | {'recipient':{'id':'249'},'messaging_type':'RESPONSE','message':{'text':'a','quick_replies':[{'content_type':'text','title':'a title that is far too long'}]}}",
                "0       | {'recipient':{'id':'249'},'messaging_type':'RESPONSE','message':{'text':'a','quick_replies':[{'content_type':'smoke'}]}}",
                "0       | {'recipient':{'id':'249'},'messaging_type':'UTILITY','message':{'template':{'name':'no','language':{'code':'es_AR'}}}}",
            })
    void malformed_requests_are_refused(int subcode, String body) {
        ana.writes("hola");

        Reply reply = caller.send(page, body.replace('\'', '"'));

        assertThat(reply.http()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(100);
        assertThat(reply.subcode()).isEqualTo(subcode);
        assertThat(meta.sent()).isEmpty();
    }

    @Test
    void messenger_counts_characters_and_instagram_bytes() {
        ana.writes("hola");
        leo.writes("hola");

        assertThat(caller.direct(page, "249", "ñ".repeat(1999)).http()).isEqualTo(200);
        assertThat(caller.direct(page, "249", "ñ".repeat(2000)).code()).isEqualTo(100);
        assertThat(caller.direct(instagram, "555", "ñ".repeat(500)).http()).isEqualTo(200);
        Reply tooLong = caller.direct(instagram, "555", "ñ".repeat(500) + "n");
        assertThat(tooLong.code()).isEqualTo(100);
        assertThat(tooLong.subcode()).isEqualTo(2534015);
    }

    @Test
    void fourteen_quick_replies_are_refused() {
        ana.writes("hola");

        assertThat(quickReplies(13).http()).isEqualTo(200);
        assertThat(quickReplies(14).code()).isEqualTo(100);
    }

    private Reply quickReplies(int count) {
        String reply = "{\"content_type\":\"text\",\"title\":\"a\",\"payload\":\"b\"}";
        return caller.send(
                page,
                "{\"recipient\":{\"id\":\"249\"},\"messaging_type\":\"RESPONSE\",\"message\":{\"text\":\"a\","
                        + "\"quick_replies\":[" + String.join(",", java.util.Collections.nCopies(count, reply))
                        + "]}}");
    }

    @Test
    void instagram_takes_neither_contact_quick_replies_nor_utility_messages() {
        leo.writes("hola");

        Reply phone = caller.send(
                instagram,
                "{\"recipient\":{\"id\":\"555\"},\"message\":{\"text\":\"a\","
                        + "\"quick_replies\":[{\"content_type\":\"user_phone_number\"}]}}");
        Reply utility = caller.send(
                instagram,
                "{\"recipient\":{\"id\":\"555\"},\"messaging_type\":\"UTILITY\",\"message\":{\"template\":{}}}");

        assertThat(phone.subcode()).isEqualTo(2534015);
        assertThat(utility.subcode()).isEqualTo(2534015);
    }

    @Test
    void a_utility_template_needs_no_window() {
        Reply reply = caller.send(page, """
                {"recipient":{"id":"249"},"messaging_type":"UTILITY","message":{"template":{"name":"order_ready",
                 "language":{"code":"es_AR"},"components":[{"type":"body","parameters":[{"type":"text","text":"77"}]}]}}}""");

        assertThat(reply.http()).isEqualTo(200);
        assertThat(meta.sent().get(0).text()).isEqualTo("Tu pedido 77 ya está listo.");
    }

    @Test
    void an_uploaded_file_may_be_sent_by_its_id() {
        ana.writes("hola");
        String form = String.join(
                "\r\n",
                "--xyz",
                "Content-Disposition: form-data; name=\"message\"",
                "",
                "{\"attachment\":{\"type\":\"image\",\"payload\":{\"is_reusable\":true}}}",
                "--xyz",
                "Content-Disposition: form-data; name=\"filedata\"; filename=\"a.png\"",
                "Content-Type: image/png",
                "",
                "abc",
                "--xyz--",
                "");

        Reply upload =
                caller.exchange(HttpRequest.newBuilder(URI.create(meta.baseUrl() + "/v26.0/104/message_attachments"))
                        .header("Authorization", "Bearer page-token")
                        .header("Content-Type", "multipart/form-data; boundary=xyz")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
        String id = upload.json().path("attachment_id").asString();
        Reply reply = caller.send(
                page,
                "{\"recipient\":{\"id\":\"249\"},\"messaging_type\":\"RESPONSE\",\"message\":{\"attachment\":"
                        + "{\"type\":\"image\",\"payload\":{\"attachment_id\":\"" + id + "\"}}}}");

        assertThat(upload.http()).isEqualTo(200);
        assertThat(reply.http()).isEqualTo(200);
        assertThat(meta.sent().get(0).type()).isEqualTo("image");
    }

    @Test
    void sender_actions_are_recorded_separately_from_messages() {
        String inbound = ana.writes("hola").messageId();

        Reply seen = caller.send(page, "{\"recipient\":{\"id\":\"249\"},\"sender_action\":\"mark_seen\"}");
        caller.send(
                page,
                "{\"recipient\":{\"id\":\"249\"},\"sender_action\":\"react\",\"payload\":{\"message_id\":\"" + inbound
                        + "\",\"reaction\":\"love\"}}");

        assertThat(seen.json().toString()).isEqualTo("{\"recipient_id\":\"249\"}");
        assertThat(meta.sent()).isEmpty();
        assertThat(meta.actions()).extracting(SenderAction::action).containsExactly("mark_seen", "react");
        assertThat(meta.actions().get(1).messageId()).isEqualTo(inbound);
        assertThat(meta.actions()).extracting(SenderAction::recipient).containsOnly("249");
    }
}
