package io.escala.fakemeta;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.fakemeta.Caller.Reply;
import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppSendTest {

    private final TestClock clock = new TestClock();
    private final FakeMeta meta = setUp(FakeMeta.builder()).start();
    private final Caller caller = new Caller(meta);
    private final WhatsAppNumber number = meta.whatsApp();
    private final WhatsAppPerson rosa = meta.whatsAppPerson("5493415550101")
            .named("Rosa")
            .alsoReachedAs("543415550101")
            .userId("AR.8391");

    private FakeMetaBuilder setUp(FakeMetaBuilder builder) {
        return builder.clock(clock)
                .app(App.of("9001", "secret"))
                .line(WhatsAppNumber.of("1060")
                        .phone("5493410001122")
                        .waba("2040")
                        .portfolio("3030")
                        .token("token-1"));
    }

    @AfterEach
    void close() {
        meta.close();
    }

    @Test
    void a_text_inside_the_window_is_accepted_and_kept() {
        rosa.writes("hola");

        Reply reply = caller.send(number, """
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"+54 341 555-0101","type":"text",
                 "text":{"body":"¿Qué tal?"},"biz_opaque_callback_data":"order-77/1"}""");

        assertThat(reply.http()).isEqualTo(200);
        assertThat(reply.json().path("messaging_product").asString()).isEqualTo("whatsapp");
        assertThat(reply.json().path("contacts").path(0).toString())
                .isEqualTo("{\"input\":\"+54 341 555-0101\",\"wa_id\":\"5493415550101\",\"user_id\":\"AR.8391\"}");
        assertThat(reply.wamid()).startsWith("wamid.");
        assertThat(meta.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.id()).isEqualTo(reply.wamid());
            assertThat(sent.line()).isEqualTo(number);
            assertThat(sent.recipient()).isEqualTo("+54 341 555-0101");
            assertThat(sent.person()).containsSame(rosa);
            assertThat(sent.type()).isEqualTo("text");
            assertThat(sent.text()).isEqualTo("¿Qué tal?");
            assertThat(sent.reference()).contains("order-77/1");
            assertThat(sent.time()).isEqualTo(clock.instant());
            assertThat(sent.failure()).isEmpty();
        });
        assertThat(meta.sentTo(rosa)).hasSize(1);
    }

    @Test
    void the_window_closes_exactly_24_hours_after_the_last_message() {
        rosa.writes("hola");
        clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(caller.text(number, "5493415550101", "a tiempo").http()).isEqualTo(200);

        clock.advance(Duration.ofMillis(1));
        Reply late = caller.text(number, "5493415550101", "tarde");

        assertThat(late.http()).isEqualTo(400);
        assertThat(late.code()).isEqualTo(131047);
        assertThat(late.json().path("error").path("message").asString()).isEqualTo("(#131047) Re-engagement message");
        assertThat(late.json().path("error").path("type").asString()).isEqualTo("OAuthException");
        assertThat(late.json()
                        .path("error")
                        .path("error_data")
                        .path("messaging_product")
                        .asString())
                .isEqualTo("whatsapp");
        assertThat(late.details()).contains("24 hours");
        assertThat(late.json().path("error").path("fbtrace_id").asString()).isNotEmpty();
        assertThat(meta.sent()).hasSize(1);
        assertThat(meta.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(131047);
            assertThat(refused.path()).isEqualTo("/1060/messages");
        });
    }

    @Test
    void a_late_old_message_does_not_move_the_window_back() {
        rosa.writes("nuevo");
        rosa.chat().at(clock.instant().minus(Duration.ofDays(3))).writes("viejo");

        assertThat(caller.text(number, "5493415550101", "hola").http()).isEqualTo(200);
    }

    @Test
    void a_reaction_opens_no_window() {
        rosa.chat().reactsTo("wamid.X", "👍");

        assertThat(caller.text(number, "5493415550101", "hola").code()).isEqualTo(131047);
    }

    @Test
    void a_closed_window_may_be_reported_later_instead() {
        try (FakeMeta later =
                setUp(FakeMeta.builder()).closedWindowReportedLater().start()) {
            later.whatsAppPerson("5493415550101");

            Reply reply = new Caller(later).text(later.whatsApp(), "5493415550101", "hola");

            assertThat(reply.http()).isEqualTo(200);
            assertThat(later.sent().get(0).failure())
                    .hasValueSatisfying(failure -> assertThat(failure.code()).isEqualTo(131047));
        }
    }

    @Test
    void an_unknown_number_is_accepted_and_fails_later() {
        Reply reply = caller.text(number, "+59899000111", "hola");

        assertThat(reply.http()).isEqualTo(200);
        assertThat(reply.json().path("contacts").path(0).toString())
                .isEqualTo("{\"input\":\"+59899000111\",\"wa_id\":\"59899000111\"}");
        SentMessage sent = meta.sent().get(0);
        assertThat(sent.person()).isEmpty();
        assertThat(sent.failure())
                .hasValueSatisfying(failure -> assertThat(failure.code()).isEqualTo(131026));
    }

    @Test
    void a_user_id_in_to_is_accepted_and_never_delivered() {
        rosa.writes("hola");

        Reply reply = caller.text(number, "AR.8391", "hola");

        assertThat(reply.http()).isEqualTo(200);
        assertThat(reply.json().path("contacts").path(0).toString())
                .isEqualTo("{\"input\":\"AR.8391\",\"wa_id\":\"8391\"}");
        assertThat(meta.sent().get(0).person()).isEmpty();
        assertThat(meta.sent().get(0).failure())
                .hasValueSatisfying(failure -> assertThat(failure.code()).isZero());
        assertThat(meta.sentTo(rosa)).isEmpty();
    }

    @Test
    void a_user_id_in_recipient_reaches_the_person_without_showing_the_phone() {
        rosa.writes("hola");

        Reply reply = caller.send(
                number, "{\"messaging_product\":\"whatsapp\",\"recipient\":\"AR.8391\",\"text\":{\"body\":\"hola\"}}");

        assertThat(reply.json().path("contacts").path(0).toString())
                .isEqualTo("{\"input\":\"AR.8391\",\"user_id\":\"AR.8391\"}");
        assertThat(meta.sentTo(rosa)).hasSize(1);
    }

    @Test
    void the_phone_takes_precedence_when_both_are_given() {
        rosa.writes("hola");

        caller.send(
                number,
                "{\"messaging_product\":\"whatsapp\",\"to\":\"5493415550101\",\"recipient\":\"AR.9\","
                        + "\"text\":{\"body\":\"hola\"}}");

        assertThat(meta.sentTo(rosa)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+5493415550101", "5493415550101", "AR.777", "nobody"})
    void a_recipient_that_is_no_user_id_of_the_portfolio_is_refused(String recipient) {
        Reply reply = caller.send(
                number,
                "{\"messaging_product\":\"whatsapp\",\"recipient\":\"" + recipient
                        + "\",\"text\":{\"body\":\"hola\"}}");

        assertThat(reply.http()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(131009);
    }

    @Test
    void the_user_id_of_another_portfolio_is_refused() {
        meta.put(WhatsAppNumber.of("1061")
                .phone("5493410001133")
                .waba("2041")
                .portfolio("3031")
                .token("token-2"));
        rosa.with(meta.whatsApp("1061")).writes("hola");

        Reply reply = caller.send(
                meta.whatsApp("1061"),
                "{\"messaging_product\":\"whatsapp\",\"recipient\":\"AR.8391\",\"text\":{\"body\":\"hola\"}}");

        assertThat(reply.code()).isEqualTo(131009);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "100    | {'to':'5493415550101','text':{'body':'a'}}",
                "100    | {'messaging_product':'whatsapp','text':{'body':'a'}}",
                "100    | {'messaging_product':'whatsapp','to':'abc','text':{'body':'a'}}",
                "100    | {'messaging_product':'whatsapp','to':'5493415550101','text':{'body':'   '}}",
                "131008 | {'messaging_product':'whatsapp','to':'5493415550101','text':{}}",
                "131008 | {'messaging_product':'whatsapp','to':'5493415550101','type':'image'}",
                "100    | {'messaging_product':'whatsapp','to':'5493415550101','type':'smoke','smoke':{}}",
                "100    | {'messaging_product':'whatsapp','to':'5493415550101','recipient_type':'business_scoped_user_id','text':{'body':'a'}}",
                "131041 | {'messaging_product':'whatsapp','to':'g1','recipient_type':'group','text':{'body':'a'}}",
                "131021 | {'messaging_product':'whatsapp','to':'5493410001122','text':{'body':'a'}}",
                "100    | {'messaging_product':'whatsapp','to':'5493415550101','type':'image','image':{'id':'55'}}",
                "100    | {'messaging_product':'whatsapp','to':'5493415550101','type':'image','image':{'id':'5','link':'https://x.example/a'}}",
                "100    | {'messaging_product':'whatsapp','to':'5493415550101','type':'audio','audio':{'link':'https://x.example/a','caption':'c'}}",
                "131009 | {'messaging_product':'whatsapp','to':'5493415550101','type':'reaction','reaction':{'message_id':'wamid.no','emoji':'x'}}",
                "131009 | {'messaging_product':'whatsapp','status':'read','message_id':'wamid.no'}",
                "100    | {'messaging_product':'whatsapp','status':'unread','message_id':'wamid.no'}",
                "100    | {'messaging_product':'whatsapp','to':'5493415550101','type':'interactive','interactive':{'type':'quiz','body':{'text':'a'},'action':{}}}",
                "131008 | {'messaging_product':'whatsapp','to':'5493415550101','type':'interactive','interactive':{'type':'button','action':{'buttons':[]}}}",
                "100    | {'messaging_product':'whatsapp','to':'5493415550101','type':'interactive','interactive':{'type':'button','body':{'text':'a'},'action':{'buttons':[]}}}",
                "100    | {'messaging_product':'whatsapp','to':'5493415550101','type':'interactive','interactive':{'type':'button','body':{'text':'a'},'action':{'buttons':[{'type':'reply','reply':{'id':'1','title':'a title that is far too long'}}]}}}",
                "131008 | {'messaging_product':'whatsapp','to':'5493415550101','type':'location','location':{'latitude':1}}",
                "131008 | {'messaging_product':'whatsapp','to':'5493415550101','type':'contacts','contacts':[{'name':{}}]}",
            })
    void malformed_requests_are_refused(int code, String body) {
        rosa.writes("hola");

        Reply reply = caller.send(number, body.replace('\'', '"'));

        assertThat(reply.http()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(meta.sent()).isEmpty();
    }

    @Test
    void a_body_that_is_no_json_is_refused() {
        assertThat(caller.send(number, "hola").code()).isEqualTo(100);
    }

    @Test
    void a_text_may_have_4096_characters_and_no_more() {
        rosa.writes("hola");

        assertThat(caller.text(number, "5493415550101", "x".repeat(4096)).http())
                .isEqualTo(200);
        assertThat(caller.text(number, "5493415550101", "x".repeat(4097)).code())
                .isEqualTo(100);
    }

    @Test
    void a_reference_may_have_512_characters_and_no_more() {
        rosa.writes("hola");

        assertThat(referenced("r".repeat(512)).http()).isEqualTo(200);
        assertThat(referenced("r".repeat(513)).code()).isEqualTo(100);
    }

    private Reply referenced(String reference) {
        return caller.send(
                number,
                "{\"messaging_product\":\"whatsapp\",\"to\":\"5493415550101\",\"text\":{\"body\":\"a\"},"
                        + "\"biz_opaque_callback_data\":\"" + reference + "\"}");
    }

    @Test
    void buttons_and_lists_of_the_right_size_are_accepted() {
        rosa.writes("hola");

        Reply buttons = interactive(
                "{'type':'button','body':{'text':'¿Venís?'},'action':{'buttons':["
                        + "{'type':'reply','reply':{'id':'y','title':'Sí'}},{'type':'reply','reply':{'id':'n','title':'No'}}]}}");
        Reply list = interactive("{'type':'list','body':{'text':'Elegí'},'action':{'button':'Ver','sections':["
                + "{'rows':[{'id':'1','title':'Uno'}]}]}}");
        Reply link = interactive("{'type':'cta_url','body':{'text':'Mirá'},'action':{'name':'cta_url','parameters':"
                + "{'display_text':'Abrir','url':'https://x.example'}}}");
        Reply phone = interactive("{'type':'request_contact_info','body':{'text':'¿Tu número?'},'action':"
                + "{'name':'request_contact_info'}}");

        assertThat(buttons.http()).isEqualTo(200);
        assertThat(list.http()).isEqualTo(200);
        assertThat(link.http()).isEqualTo(200);
        assertThat(phone.http()).isEqualTo(200);
        assertThat(meta.sent())
                .extracting(SentMessage::text)
                .containsExactly("¿Venís?", "Elegí", "Mirá", "¿Tu número?");
    }

    @Test
    void a_list_of_eleven_rows_is_refused() {
        rosa.writes("hola");
        StringBuilder rows = new StringBuilder();
        for (int at = 0; at < 11; at++) {
            rows.append(at == 0 ? "" : ",").append("{'id':'" + at + "','title':'Fila'}");
        }

        Reply reply = interactive("{'type':'list','body':{'text':'Elegí'},'action':{'button':'Ver','sections':["
                + "{'rows':[" + rows + "]}]}}");

        assertThat(reply.code()).isEqualTo(100);
    }

    private Reply interactive(String json) {
        return caller.send(
                number,
                ("{'messaging_product':'whatsapp','to':'5493415550101','type':'interactive','interactive':" + json
                                + "}")
                        .replace('\'', '"'));
    }

    @Test
    void marking_read_records_no_message() {
        String inbound = rosa.writes("hola").messageId();

        Reply reply = caller.send(
                number,
                "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"" + inbound
                        + "\",\"typing_indicator\":{\"type\":\"text\"}}");

        assertThat(reply.json().toString()).isEqualTo("{\"success\":true}");
        assertThat(meta.sent()).isEmpty();
        assertThat(meta.actions()).extracting(SenderAction::action).containsExactly("read", "typing_indicator");
        assertThat(meta.actions()).extracting(SenderAction::messageId).containsOnly(inbound);
    }
}
