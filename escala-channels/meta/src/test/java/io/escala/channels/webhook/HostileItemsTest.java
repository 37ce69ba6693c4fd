package io.escala.channels.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.Quarantined;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.identity.IdentityKeyKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed items inside well-formed bodies. */
class HostileItemsTest {
    private static final String ID = "\"wamid.1\"";
    private static final String FROM = "\"5493415550101\"";
    private static final String TIME = "\"1790000000\"";

    @ParameterizedTest(name = "time {0}")
    @ValueSource(
            strings = {
                "-1",
                "0",
                "-0",
                "\"\"",
                "null",
                "{}",
                "[1790000000]",
                "true",
                "1.79e9",
                "1e1000000000",
                "9223372036854775807",
                "\"9223372036854775808\"",
                "\"292278994\"",
                "1790000000000",
                "\"١٧٩٠٠٠٠٠٠٠\"",
                "\"1790000000 \"",
                "\"+1790000000\"",
                "\"NaN\"",
                "1262303999",
                "4102444801"
            })
    void invalidTimeIsAbsent(String time) {
        assertThat(WhatsAppBodies.message(WhatsAppBodies.text(ID, FROM, time)))
                .isInstanceOfSatisfying(
                        MessageEvent.Inbound.class,
                        inbound -> assertThat(inbound.at()).isNull());
    }

    @ParameterizedTest(name = "time {0}")
    @CsvSource({"1262304000,1262304000", "'\"1790000000\"',1790000000", "4102444800,4102444800"})
    void aTimeMayBeATextOrANumber(String json, long seconds) {
        ChannelEvent event = WhatsAppBodies.message(WhatsAppBodies.text(ID, FROM, json));

        assertThat(((MessageEvent.Inbound) event).at()).isEqualTo(Instant.ofEpochSecond(seconds));
    }

    @Test
    void futureTimeIsPassedOn() {
        ChannelEvent event = WhatsAppBodies.message(WhatsAppBodies.text(ID, FROM, "\"4000000000\""));

        assertThat(((MessageEvent.Inbound) event).at()).isEqualTo(Instant.ofEpochSecond(4_000_000_000L));
    }

    @ParameterizedTest(name = "id {0}")
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "{}",
                "[\"a\"]",
                "true",
                "1.5",
                "-0",
                "1e1000000000",
                "\"a\\u0000\"",
                "\"\\ud800\"",
                "\"\\udc00a\""
            })
    void itemWithoutStorableIdIsQuarantined(String id) {
        assertThat(Summary.of(WhatsAppBodies.message(WhatsAppBodies.text(id, FROM, TIME))))
                .startsWith("quarantined MALFORMED ");
        assertThat(Summary.of(WhatsAppBodies.status("{\"status\":\"sent\",\"id\":" + id + "}")))
                .startsWith("quarantined MALFORMED ");
    }

    @Test
    void idMayHave512Characters() {
        assertThat(Summary.of(message("\"" + "i".repeat(512) + "\"", FROM))).startsWith("inbound text");
        assertThat(Summary.of(message("\"" + "i".repeat(513) + "\"", FROM)))
                .isEqualTo("quarantined MALFORMED the message id cannot be kept");
    }

    @ParameterizedTest(name = "id {0}")
    @ValueSource(strings = {"wamid.A", "wamid.a", "wamid.a ", " wamid.a", "wamid.\u00e9", "wamid.e\u0301", "7", "007"})
    void idsAreKeptByteForByte(String id) {
        assertThat(((MessageEvent.Inbound) message("\"" + id + "\"", FROM)).messageId())
                .isEqualTo(id);
    }

    @Test
    void numericIdIsAccepted() {
        assertThat(((MessageEvent.Inbound) message("17", "5493415550101")).messageId())
                .isEqualTo("17");
    }

    @Test
    void textsAndNamesAreCleanedAndIdsAreNot() {
        String contacts = "[{\"profile\":{\"name\":\"Ro\\u0000sa\\ud800\"},\"wa_id\":\"5493415550101\"}]";
        String messages =
                "[{\"id\":\"a\",\"from\":\"5493415550101\",\"type\":\"text\",\"text\":{\"body\":\"a\\u0000b\\ud800\"}}]";

        MessageEvent.Inbound inbound =
                (MessageEvent.Inbound) WhatsAppBodies.events(contacts, messages).get(0);

        assertThat(inbound.content()).isEqualTo(new MessageContent.Text("a\uFFFDb\uFFFD"));
        assertThat(inbound.from().profileName()).isEqualTo("Ro\uFFFDsa\uFFFD");
        assertThat(Summary.of(WhatsAppBodies.message(
                        "{\"id\":\"a\",\"from_user_id\":\"AR.\\u0000\",\"type\":\"text\",\"text\":{\"body\":\"x\"}}")))
                .isEqualTo("quarantined MALFORMED the id of a person cannot be kept");
    }

    @ParameterizedTest(name = "phone {0}")
    @ValueSource(
            strings = {
                "\"٥٤٩٣٤١٥٥٥٠١٠١\"",
                "\"54934155501O1\"",
                "\"+54 9 341 555 0101\"",
                "\"1234567890123456789012345678901234567890\"",
                "\"\"",
                "\"+\"",
                "\"++5493415550101\"",
                "\"1234\"",
                "null",
                "{}",
                "\"5493415550101\\u0000\"",
                "\"ar.12345\""
            })
    void invalidPhoneIsQuarantined(String phone) {
        assertThat(Summary.of(message(ID, phone))).isEqualTo("quarantined NO_SENDER no usable id of a person");
    }

    @ParameterizedTest(name = "phone {0}")
    @ValueSource(strings = {"\"5493415550101\"", "\"+5493415550101\"", "5493415550101"})
    void phoneIsReducedToItsDigits(String phone) {
        assertThat(((MessageEvent.Inbound) message(ID, phone)).from().keys())
                .containsExactly(new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, "5493415550101"));
    }

    @ParameterizedTest
    @CsvSource({"AR.8391027465018273,BSUID", "UY.a1B2,BSUID", "AR.ENT.5510293847566102,PARENT_BSUID"})
    void userIdInThePhoneFieldIsReadAsUserId(String id, IdentityKeyKind kind) {
        assertThat(((MessageEvent.Inbound) message(ID, "\"" + id + "\"")).from().keys())
                .containsExactly(new PartyKey(kind, id));
    }

    @Test
    void userIdIdentifiesASenderAndAUserNameDoesNot() {
        String body = "\"id\":\"a\",\"type\":\"text\",\"text\":{\"body\":\"x\"}";

        assertThat(Summary.of(WhatsAppBodies.message("{\"from_user_id\":\"AR.1\"," + body + "}")))
                .isEqualTo("inbound text opens from BSUID");
        assertThat(WhatsAppBodies.events("[{\"profile\":{\"username\":\"@rosa\"}}]", "[{" + body + "}]"))
                .extracting(Summary::of)
                .containsExactly("quarantined NO_SENDER no usable id of a person");
    }

    @ParameterizedTest(name = "text {0}")
    @ValueSource(strings = {"null", "\"x\"", "7", "[]", "{}", "{\"body\":7}", "{\"body\":{}}", "{\"body\":\"\"}"})
    void messageWithInvalidTextIsKept(String text) {
        String message = "{\"id\":\"a\",\"from\":\"5493415550101\",\"type\":\"text\",\"text\":" + text + "}";

        assertThat(WhatsAppBodies.message(message))
                .isInstanceOfSatisfying(
                        MessageEvent.Inbound.class,
                        inbound -> assertThat(inbound.content()).isEqualTo(new MessageContent.Raw("text", message)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown field at every level|{\"object\":\"page\",\"new\":1,\"entry\":[{\"id\":\"1\",\"new\":{},\"messaging\":[{\"sender\":{\"id\":\"2\"},\"recipient\":{\"id\":\"1\"},\"message\":{\"mid\":\"m\",\"text\":\"x\",\"new\":[]}}]}]}|inbound text opens from PSID",
                "unknown object|{\"object\":\"threads\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"x\",\"value\":{}}]}]}|quarantined UNRECOGNIZED threads/changes",
                "unknown object without entries|{\"object\":\"threads\"}|quarantined UNRECOGNIZED threads",
                "unknown carrier|{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"whispering\":[{}]}]}|quarantined UNRECOGNIZED entry",
                "unknown conversation event|{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"messaging\":[{\"sender\":{\"id\":\"2\"},\"wave\":{}}]}]}|quarantined UNRECOGNIZED wave",
                "empty conversation event|{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"messaging\":[{}]}]}|quarantined UNRECOGNIZED nothing",
                "message that is a text|{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"messaging\":[{\"message\":\"x\"}]}]}|quarantined UNRECOGNIZED message",
                "entry as object|{\"object\":\"page\",\"entry\":{\"id\":\"1\",\"messaging\":{\"sender\":{\"id\":\"2\"},\"message\":{\"mid\":\"m\",\"text\":\"x\"}}}}|inbound text opens from PSID",
                "line id that cannot be one|{\"object\":\"page\",\"entry\":[{\"id\":\"no id\",\"messaging\":[{\"sender\":{\"id\":\"2\"},\"message\":{\"mid\":\"m\",\"text\":\"x\"}}]}]}|quarantined MALFORMED no usable id of a line",
                "watermark that is no time|{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"messaging\":[{\"sender\":{\"id\":\"2\"},\"read\":{\"watermark\":\"soon\"}}]}]}|quarantined MALFORMED no usable time up to which it holds",
                "attachment without type|{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"messaging\":[{\"sender\":{\"id\":\"2\"},\"message\":{\"mid\":\"m\",\"attachments\":[7]}}]}]}|inbound raw:attachment opens from PSID",
                "message with nothing in it|{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"messaging\":[{\"sender\":{\"id\":\"2\"},\"message\":{\"mid\":\"m\"}}]}]}|inbound raw:message opens from PSID"
            })
    void unknownKindsAreKeptAndOddItemsPartlyRead(String name, String body, String expected) {
        assertThat(WhatsAppBodies.read(body)).as(name).extracting(Summary::of).containsExactly(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown status|{\"id\":\"a\",\"status\":\"teleported\"}|quarantined UNRECOGNIZED status/teleported",
                "no status|{\"id\":\"a\"}|quarantined MALFORMED no status",
                "nobody named|{\"id\":\"a\",\"status\":\"read\"}|status READ to ",
                "errors as object|{\"id\":\"a\",\"status\":\"failed\",\"errors\":{\"code\":\"131026\"}}|status FAILED to ",
                "error code that is none|{\"id\":\"a\",\"status\":\"failed\",\"errors\":[{\"code\":99999999999}]}|status FAILED to "
            })
    void oddStatusIsPartlyRead(String name, String status, String expected) {
        assertThat(Summary.of(WhatsAppBodies.status(status)).trim()).as(name).isEqualTo(expected.trim());
    }

    @Test
    void messageWithoutContactsHasSenderAndNoName() {
        MessageEvent.Inbound inbound = (MessageEvent.Inbound) message(ID, FROM);

        assertThat(inbound.from().keys()).hasSize(1);
        assertThat(inbound.from().profileName()).isNull();
    }

    @Test
    void singleMessageInsteadOfAnArrayIsRead() {
        assertThat(WhatsAppBodies.read(WhatsAppBodies.messages(WhatsAppBodies.text(ID, FROM, TIME))))
                .extracting(Summary::of)
                .containsExactly("inbound text opens from WHATSAPP_NUMBER");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"null", "7", "\"x\"", "[]", "{}", "{\"id\":{}}", "{\"id\":\"p\",\"from\":\"nobody\"}"})
    void malformedItemDoesNotAffectAThousandOthers(String poison) {
        List<String> items = IntStream.range(0, 1_000)
                .mapToObj(i -> i == 499 ? poison : WhatsAppBodies.text("\"wamid." + i + "\"", FROM, TIME))
                .toList();

        List<ChannelEvent> events = WhatsAppBodies.read(WhatsAppBodies.messages("[" + String.join(",", items) + "]"));

        assertThat(events).hasSize(1_000);
        assertThat(events.get(499)).isInstanceOf(Quarantined.class);
        assertThat(events.stream()
                        .filter(MessageEvent.Inbound.class::isInstance)
                        .map(event -> ((MessageEvent.Inbound) event).messageId())
                        .collect(Collectors.toSet()))
                .hasSize(999);
        assertThat(new String(events.get(499).raw().toByteArray(), UTF_8)).isEqualTo(poison);
    }

    private static ChannelEvent message(String id, String from) {
        return WhatsAppBodies.message(WhatsAppBodies.text(id, from, TIME));
    }
}
