package io.escala.fakemeta;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.fakemeta.Caller.Reply;
import io.escala.fakemeta.setup.App;
import io.escala.fakemeta.setup.Template;
import io.escala.fakemeta.setup.TemplateStatus;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppTemplateTest {

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
                        .token("token-1"))
                .template(Template.of("2040", "order_ready", "es_AR", "Hola {{1}}, tu pedido {{2}} ya está."))
                .template(Template.of("2040", "named", "es_AR", "Hola {{customer}}, ya está."))
                .template(
                        Template.of("2040", "paused", "es_AR", "Hola a todos.").status(TemplateStatus.PAUSED))
                .template(Template.of("2040", "off", "es_AR", "Hola a todos.").status(TemplateStatus.DISABLED))
                .template(
                        Template.of("2040", "pending", "es_AR", "Hola a todos.").status(TemplateStatus.PENDING))
                .template(Template.of("2040", "code", "es_AR", "{{1}} es tu código.")
                        .category("AUTHENTICATION"))
                .template(Template.of("2040", "with_parts", "es_AR", "Hola.")
                        .mediaHeader("IMAGE")
                        .urlButton("Ver", "https://shop.example/p/{{1}}"))
                .template(Template.of("2040", "everything", "es_AR", "Hola {{1}}.")
                        .header("Pedido {{1}}")
                        .footer("Tienda")
                        .quickReply("Sí")
                        .urlButton("Ver", "https://shop.example/p/{{1}}")
                        .phoneButton("Llamar", "+5493410001122")
                        .copyCodeButton("Copiar"))
                .template(Template.of("2040", "place", "es_AR", "Estamos acá.").locationHeader())
                .template(Template.of("2040", "form", "es_AR", "Completá.").formButton("Abrir"))
                .template(Template.of("2040", "one_time", "es_AR", "{{1}} es tu código.")
                        .oneTimeCodeButton("Copiar"))
                .template(Template.of("2040", "offer", "es_AR", "Hasta hoy.").limitedTimeOffer())
                .template(Template.of("2040", "carousel", "es_AR", "Mirá.").otherPart("CAROUSEL"))
                .template(Template.of("2040", "promo", "es_AR", "Oferta.").category("MARKETING"));
    }

    @AfterEach
    void close() {
        meta.close();
    }

    @Test
    void a_template_needs_no_window() {
        Reply reply = template(
                "order_ready",
                "es_AR",
                "[{'type':'body','parameters':[" + "{'type':'text','text':'{{2}}'},{'type':'text','text':'77'}]}]");

        assertThat(reply.http()).isEqualTo(200);
        assertThat(reply.json().path("messages").path(0).path("message_status").asString())
                .isEqualTo("accepted");
        SentMessage sent = meta.sent().get(0);
        assertThat(sent.type()).isEqualTo("template");
        assertThat(sent.text()).isEqualTo("Hola {{2}}, tu pedido 77 ya está.");
        assertThat(sent.template()).hasValueSatisfying(template -> {
            assertThat(template.name()).isEqualTo("order_ready");
            assertThat(template.language()).isEqualTo("es_AR");
            assertThat(template.parameters()).containsExactly("{{2}}", "77");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "404 | 132001 | nobody      | es_AR | []",
                "404 | 132001 | order_ready | es    | []",
                "404 | 132001 | pending     | es_AR | []",
                "400 | 132015 | paused      | es_AR | []",
                "400 | 132016 | off         | es_AR | []",
                "400 | 132000 | order_ready | es_AR | []",
                "400 | 132000 | order_ready | es_AR | [{'type':'body','parameters':[{'type':'text','text':'a'}]}]",
                "400 | 132000 | paused2     | es_AR | [{'type':'body','parameters':[{'type':'text','text':'a'}]}]",
                "400 | 132012 | named       | es_AR | [{'type':'body','parameters':[{'type':'text','text':'a'}]}]",
                "400 | 132012 | with_parts  | es_AR | []",
                "400 | 131008 | with_parts  | es_AR | [{'type':'header','parameters':[{'type':'image','image':{'link':'https://x.example/a'}}]}]",
                "400 | 131008 | named       | es_AR | [{'type':'body','parameters':[{'type':'text','parameter_name':'customer','text':' '}]}]",
                "400 | 132012 | place       | es_AR | []",
                "400 | 132012 | place       | es_AR | [{'type':'header','parameters':[{'type':'location','location':{'latitude':1}}]}]",
                "400 | 131008 | form        | es_AR | []",
                "400 | 131008 | one_time    | es_AR | [{'type':'body','parameters':[{'type':'text','text':'1234'}]}]",
                "400 | 132012 | offer       | es_AR | []",
                "400 | 131008 | offer       | es_AR | [{'type':'limited_time_offer','parameters':[]}]",
                "400 | 132012 | carousel    | es_AR | []",
                "400 | 131009 | promo       | es_AR | [{'type':'button','sub_type':'url','index':'0','parameters':[{'type':'text','text':'a'}]}]",
            })
    void mismatched_templates_are_refused(int http, int code, String name, String language, String parts) {
        meta.put(Template.of("2040", "paused2", "es_AR", "Sin parámetros."));

        Reply reply = template(name, language, parts);

        assertThat(reply.http()).isEqualTo(http);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(meta.sent()).isEmpty();
    }

    @Test
    void header_footer_and_buttons_are_read_and_kept() {
        Reply reply = template(
                "everything",
                "es_AR",
                "[{'type':'header','parameters':[{'type':'text','text':'77'}]},"
                        + "{'type':'body','parameters':[{'type':'text','text':'Rosa'}]},"
                        + "{'type':'button','sub_type':'quick_reply','index':'0','parameters':[{'type':'payload','payload':'YES'}]},"
                        + "{'type':'button','sub_type':'url','index':1,'parameters':[{'type':'text','text':'77'}]},"
                        + "{'type':'button','sub_type':'copy_code','index':'3','parameters':[{'type':'coupon_code','coupon_code':'MAY'}]}]");

        assertThat(reply.http()).isEqualTo(200);
        assertThat(meta.sent().get(0).text()).isEqualTo("Pedido 77\nHola Rosa.\nTienda");
        assertThat(meta.sent().get(0).template()).hasValueSatisfying(template -> {
            assertThat(template.header()).isEqualTo("77");
            assertThat(template.parameters()).containsExactly("Rosa");
            assertThat(template.buttons()).isEqualTo(Map.of(0, "YES", 1, "77", 3, "MAY"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "place    | [{'type':'header','parameters':[{'type':'location','location':{'latitude':1,'longitude':'-2.5'}}]}]",
                "form     | [{'type':'button','sub_type':'flow','index':'0','parameters':[{'type':'action','action':{'flow_token':'t'}}]}]",
                "one_time | [{'type':'body','parameters':[{'type':'text','text':'1234'}]},{'type':'button','sub_type':'url','index':'0','parameters':[{'type':'text','text':'1234'}]}]",
                "offer    | [{'type':'limited_time_offer','parameters':[{'type':'limited_time_offer','limited_time_offer':{'expiration_time_ms':1790000000000}}]}]",
                "carousel | [{'type':'carousel','cards':[]}]",
            })
    void every_part_is_accepted_when_it_is_complete(String name, String parts) {
        assertThat(template(name, "es_AR", parts).http()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\nb", "a\\tb", "a     b"})
    void a_parameter_with_forbidden_whitespace_is_refused(String text) {
        String parts =
                "[{'type':'body','parameters':[{'type':'text','parameter_name':'customer','text':'" + text + "'}]}]";

        assertThat(template("named", "es_AR", parts).code()).isEqualTo(132018);
        assertThat(caller.post("/v22.0/1060/messages", "token-1", templateBody("named", "es_AR", parts))
                        .code())
                .isEqualTo(100);
    }

    @Test
    void four_spaces_in_a_parameter_are_fine() {
        String parts = "[{'type':'body','parameters':[{'type':'text','parameter_name':'customer','text':'a    b'}]}]";

        assertThat(template("named", "es_AR", parts).http()).isEqualTo(200);
    }

    @Test
    void a_body_too_long_after_substitution_is_refused() {
        String parts = "[{'type':'body','parameters':[{'type':'text','parameter_name':'customer','text':'"
                + "x".repeat(1024) + "'}]}]";

        assertThat(template("named", "es_AR", parts).code()).isEqualTo(132005);
    }

    @Test
    void an_authentication_template_does_not_go_to_a_user_id() {
        Reply reply = caller.send(
                number,
                templateBody("code", "es_AR", "[{'type':'body','parameters':[{'type':'text','text':'1234'}]}]")
                        .replace("\"to\":\"5493415550101\"", "\"recipient\":\"AR.8391\""));

        assertThat(reply.code()).isEqualTo(131062);
    }

    @Test
    void marketing_templates_are_refused_after_an_opt_out() {
        rosa.chat().stopsMarketing();
        template("promo", "es_AR", "[]");
        rosa.chat().resumesMarketing();
        template("promo", "es_AR", "[]");

        assertThat(meta.sent().get(0).failure())
                .hasValueSatisfying(failure -> assertThat(failure.code()).isEqualTo(131050));
        assertThat(meta.sent().get(1).failure()).isEmpty();
    }

    private Reply template(String name, String language, String parts) {
        return caller.send(number, templateBody(name, language, parts));
    }

    private static String templateBody(String name, String language, String parts) {
        return ("{'messaging_product':'whatsapp','to':'5493415550101','type':'template','template':{'name':'" + name
                        + "','language':{'code':'" + language + "'},'components':" + parts + "}}")
                .replace('\'', '"');
    }
}
