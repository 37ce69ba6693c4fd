package io.escala.examples.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The output for an event. */
class EventLineTest {
    private static final Path PAYLOADS = Path.of("../../escala-channels/meta/src/test/resources/payloads");

    private static JsonNode event(String name, String... options) {
        String[] args = new String[options.length + 1];
        System.arraycopy(options, 0, args, 0, options.length);
        args[options.length] = PAYLOADS.resolve(name + ".json").toString();
        return Run.of(args).event();
    }

    @Test
    void messageIsPrintedWithLineIdTimeTextAndPerson() {
        assertThat(Run.of(PAYLOADS.resolve("whatsapp/text.json").toString()).out())
                .isEqualTo("{\"kind\":\"messages/text\",\"channel\":\"WHATSAPP\",\"line\":\"700800900100200\","
                        + "\"wireId\":\"wamid.IN-text\",\"at\":\"2026-09-21T14:13:20Z\","
                        + "\"from\":{\"phone\":\"5493415550101\",\"bsuid\":\"AR.8391027465018273\","
                        + "\"userName\":\"rosa.p\",\"profileName\":\"Rosa Pérez\"},"
                        + "\"text\":\"hola, ¿cuánto sale?\",\"recognised\":true,"
                        + "\"source\":{\"file\":\"" + PAYLOADS + "/whatsapp/text.json\",\"item\":1}}\n");
    }

    @Test
    void messengerAndInstagramIdsHaveTheirOwnLabels() {
        assertThat(event("messenger/text").at("/from/psid").stringValue()).isEqualTo("24900000000000001");
        assertThat(event("instagram/comment").at("/from/igsid").stringValue()).isEqualTo("981200000000000001");
        assertThat(event("instagram/comment").at("/from/userName").stringValue())
                .isEqualTo("rosa.p");
        assertThat(event("messenger/guest").at("/from/userRef").isString()).isTrue();
    }

    @Test
    void numberChangeShowsOldAndNewIds() {
        JsonNode event = event("whatsapp/system_number_change");

        assertThat(event.at("/previous/phone").stringValue()).isEqualTo("5493415550101");
        assertThat(event.at("/from/phone").stringValue()).isEqualTo("5493415550199");
        assertThat(event.at("/previous/bsuid").stringValue()).isEqualTo("AR.11");
    }

    @Test
    void recipientIsNotPrintedAsSender() {
        for (String name :
                List.of("whatsapp/echo", "whatsapp/echo_edit", "whatsapp/status_read", "instagram/deleted_echo")) {
            assertThat(event(name).has("to")).as(name).isTrue();
            assertThat(event(name).has("from")).as(name).isFalse();
        }
    }

    @Test
    void standbyCopyShowsTheOriginalEvent() {
        JsonNode event = event("whatsapp/standby_text");

        assertThat(event.get("kind").stringValue()).isEqualTo("standby/messages/text");
        assertThat(event.get("wireId").stringValue()).isEqualTo("wamid.IN-standby_text");
        assertThat(event.get("text").stringValue()).isEqualTo("hola");
        assertThat(event.at("/from/phone").stringValue()).isEqualTo("5493415550101");
    }

    @Test
    void tapShowsTitleAndPayload() {
        assertThat(event("instagram/postback").get("text").stringValue()).isEqualTo("Horarios");
        assertThat(event("instagram/postback").get("payload").stringValue()).isEqualTo("HOURS");
        assertThat(event("whatsapp/button_reply").get("payload").isString()).isTrue();
    }

    @Test
    void eventWithoutTextHasASummary() {
        assertThat(event("whatsapp/status_failed").get("summary").stringValue())
                .startsWith("status=failed")
                .contains("131047");
        assertThat(event("whatsapp/template_rejected").get("summary").stringValue())
                .contains("event=REJECTED")
                .contains("reason=INVALID_FORMAT");
        assertThat(event("whatsapp/image").get("text").isString()
                        || event("whatsapp/image").get("summary").isString())
                .isTrue();
        assertThat(event("messenger/image").get("summary").stringValue()).startsWith("media.kind=IMAGE, media.url=");
        assertThat(event("instagram/several_echo").get("summary").stringValue())
                .contains("media[0].kind=IMAGE, media[0].url=", "media[1].kind=VIDEO, media[1].url=");
    }

    @Test
    void outputIsDeterministic() {
        assertThat(event("instagram/story_insights").get("summary").stringValue())
                .isEqualTo("mediaId=17900, metrics.exits=-1, metrics.impressions=240, metrics.reach=200");
    }

    @Test
    void fieldsOptionShowsEveryTypedFieldButNoTokens() {
        JsonNode fields = event("whatsapp/ad_click", "--fields").get("fields");
        JsonNode optin = event("messenger/marketing_optin", "--fields").get("fields");

        assertThat(fields.at("/referral/sourceId").isString()).isTrue();
        assertThat(fields.has("raw")).isFalse();
        assertThat(optin.get("marketingToken").stringValue()).isEqualTo("***");
        assertThat(optin.get("tokenExpiresAt").isString()).isTrue();
    }

    @Test
    void controlCharactersAreEscaped() {
        Run run = Run.reading(Bodies.text("a\\u001b[2Jb\\u009bc\\u2028d\\u202ee\\ud800f😀\\n"));

        assertThat(run.out())
                .doesNotContain("\u001b", "\u009b", "\u2028", "\u202e")
                .contains("\\u202e", "😀");
        assertThat(run.out().lines()).hasSize(1);
        // Half a surrogate pair is unstorable: the library has replaced it.
        assertThat(run.event().get("text").stringValue()).isEqualTo("a\u001b[2Jb\u009bc\u2028d\u202ee\ufffdf😀\n");
    }

    @Test
    void prettyOptionPrintsOneEventOverSeveralLines() {
        Run run = Run.reading(Bodies.text("hola"), "--pretty");

        assertThat(run.out().lines().count()).isGreaterThan(5);
        assertThat(run.out()).contains("\"text\" : \"hola\"");
    }
}
