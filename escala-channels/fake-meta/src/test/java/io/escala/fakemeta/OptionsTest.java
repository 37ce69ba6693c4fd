package io.escala.fakemeta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.fakemeta.Caller.Reply;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options to tap: what Meta refuses of them, and what it reports of a tap. */
class OptionsTest {

    private static final String CARD = "{'card_index':%d,'type':'cta_url','header':{'type':'image','image':{'link':"
            + "'https://x.example/a.png'}},'body':{'text':'a'},'action':{'buttons':[{'type':'quick_reply',"
            + "'quick_reply':{'id':'id-%d','title':'Take %d'}}]}}";

    private final FakeMeta meta = FakeMeta.start();
    private final Caller caller = new Caller(meta);
    private final WhatsAppNumber number = meta.whatsApp();
    private final WhatsAppPerson rosa = meta.whatsAppPerson("5493415550101");
    private final MessengerPerson ana = meta.messengerPerson("249");

    @AfterEach
    void close() {
        meta.close();
    }

    private Reply interactive(String json) {
        rosa.writes("hola");
        return caller.send(
                number,
                ("{'messaging_product':'whatsapp','to':'5493415550101','type':'interactive','interactive':" + json
                                + "}")
                        .replace('\'', '"'));
    }

    private Reply messenger(String message) {
        ana.writes("hola");
        return caller.send(
                meta.page(),
                ("{'recipient':{'id':'249'},'messaging_type':'RESPONSE','message':" + message + "}")
                        .replace('\'', '"'));
    }

    private static String carousel(String cards) {
        return "{'type':'carousel','body':{'text':'a'},'action':{'cards':[" + cards + "]}}";
    }

    private static String template(String payload) {
        return "{'attachment':{'type':'template','payload':" + payload + "}}";
    }

    private SentMessage last() {
        return meta.sent().get(meta.sent().size() - 1);
    }

    private static String body(Webhook webhook) {
        return new String(webhook.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_tap_on_whatsapp_quotes_the_message() {
        interactive("{'type':'button','body':{'text':'a'},'action':{'buttons':[{'type':'reply','reply':{'id':'y',"
                + "'title':'Yes'}}]}}");
        assertThat(body(rosa.chat().taps(last(), "Yes")))
                .contains("\"button_reply\":{\"id\":\"y\",\"title\":\"Yes\"}", "\"context\":{\"from\"");

        interactive("{'type':'list','body':{'text':'a'},'action':{'button':'See','sections':[{'rows':[{'id':'1',"
                + "'title':'One'}]}]}}");
        assertThat(body(rosa.chat().taps(last(), "One"))).contains("\"list_reply\":{\"id\":\"1\",\"title\":\"One\"}");

        interactive(carousel(CARD.formatted(0, 0, 0) + "," + CARD.formatted(1, 1, 1)));
        assertThat(body(rosa.chat().taps(last(), "Take 1")))
                .contains("\"button_reply\":{\"id\":\"id-1\",\"title\":\"Take 1\"}");
    }

    @Test
    void a_tap_on_messenger_returns_the_payload() {
        messenger("{'text':'a','quick_replies':[{'content_type':'text','title':'Yes','payload':'y'}]}");
        assertThat(body(ana.chat().taps(last(), "Yes")))
                .contains("\"quick_reply\":{\"payload\":\"y\"}", "\"text\":\"Yes\"");

        messenger(template("{'template_type':'button','text':'Sure?','buttons':[{'type':'postback','title':'Yes',"
                + "'payload':'y'},{'type':'web_url','title':'Shop','url':'https://x.example'}]}"));
        assertThat(last().text()).isEqualTo("Sure?");
        assertThat(body(ana.chat().taps(last(), "Yes"))).contains("\"postback\":{", "\"payload\":\"y\"");
        assertThatIllegalArgumentException().isThrownBy(() -> ana.chat().taps(last(), "Shop"));

        messenger(template("{'template_type':'generic','elements':[{'title':'A','subtitle':'b','buttons':[{'type':"
                + "'postback','title':'Take','payload':'t'}]}]}"));
        assertThat(body(ana.chat().taps(last(), "Take"))).contains("\"payload\":\"t\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'template_type':'button','text':'a','buttons':[{'type':'postback','title':'a title that is far too long','payload':'y'}]}",
                "{'template_type':'button','text':'a','buttons':[{'type':'postback','title':'Yes'}]}",
                "{'template_type':'button','text':'a','buttons':[{'type':'web_url','title':'Shop','url':'x'}]}",
                "{'template_type':'generic','elements':[{'title':'A'}]}",
                "{'template_type':'generic','elements':[{'subtitle':'b'}]}",
                "{'template_type':'generic','elements':[{'title':'A','buttons':[{'type':'postback','title':'','payload':'y'}]}]}"
            })
    void wrong_buttons_and_elements_are_refused(String payload) {
        assertThat(messenger(template(payload)).code()).isEqualTo(100);
        assertThat(meta.sent()).isEmpty();
    }

    @Test
    void wrong_carousels_and_location_requests_are_refused() {
        String one = CARD.formatted(0, 0, 0);
        String two = CARD.formatted(1, 1, 1);
        assertThat(interactive(carousel(one)).code()).isEqualTo(100);
        assertThat(interactive(carousel(one + "," + one)).code()).isEqualTo(100);
        assertThat(interactive(carousel(one + "," + two.replace("'link':'https://x.example/a.png'", "'id':'1'")))
                        .code())
                .isEqualTo(100);
        assertThat(interactive(carousel(one + ","
                                + two.replace("'body':{'text':'a'}", "'body':{'text':'" + "x".repeat(161) + "'}")))
                        .code())
                .isEqualTo(100);
        assertThat(interactive(carousel(
                                one + "," + two.replace("'title':'Take 1'", "'title':'" + "x".repeat(21) + "'")))
                        .code())
                .isEqualTo(100);
        assertThat(interactive(carousel(one + ","
                                + two.replaceAll(
                                        "'action':.*",
                                        "'action':{'name':'cta_url','parameters':"
                                                + "{'display_text':'Shop','url':'https://x.example'}}}")))
                        .code())
                .isEqualTo(100);
        assertThat(interactive("{'type':'location_request_message','body':{'text':'a'},'action':{'name':'x'}}")
                        .code())
                .isEqualTo(100);
        assertThat(meta.sent()).isEmpty();
        assertThat(interactive("{'type':'location_request_message','body':{'text':'a'},'action':{'name':"
                                + "'send_location'}}")
                        .http())
                .isEqualTo(200);
    }
}
