package io.escala.channels.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.escala.channels.AppSecret;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookResponse;
import io.escala.channels.webhook.WebhookSigner;
import io.escala.crm.conversation.MessageId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormEndpointTest {
    private static final String STEP = "{\"version\":\"3.0\",\"action\":\"data_exchange\",\"screen\":\"DAYS\","
            + "\"data\":{\"day\":\"Montag\",\"n\":3,\"ok\":true,\"all\":[\"a\",{\"b\":null}]},"
            + "\"flow_token\":\"escala/message-1/form\"}";

    private final List<FormExchange> exchanges = new ArrayList<>();
    private final List<FormExchange> failures = new ArrayList<>();
    private FormScreen answer = FormScreen.show("HOURS").with("hours", List.of(Map.of("id", "9", "title", "9 h")));

    private final FormHandler handler = new FormHandler() {
        @Override
        public FormScreen answer(FormExchange exchange) {
            exchanges.add(exchange);
            return answer;
        }

        @Override
        public void failed(FormExchange exchange) {
            failures.add(exchange);
        }
    };

    private FormEndpoint endpoint(FormKey... keys) {
        FormEndpoint.Builder builder = FormEndpoint.answering(handler)
                .app("1", FormRequest.SECRET, AppSecret.of("older"))
                .maxBodyBytes(4_096);
        for (FormKey key : keys) {
            builder.key(key);
        }
        return builder.build();
    }

    private FormEndpoint endpoint() {
        return endpoint(FormRequest.key(FormRequest.PAIR));
    }

    private static FormRequest asked(String json) throws Exception {
        return FormRequest.of(FormRequest.PAIR, json, 1);
    }

    private String ask(String json) throws Exception {
        FormRequest request = asked(json);
        WebhookResponse response = endpoint().post(FormRequest.signed(request.body()));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("text/plain");
        return request.decrypt(response.body());
    }

    private int status(byte[] body) {
        return endpoint().post(FormRequest.signed(body)).status();
    }

    @Test
    void stepIsAnsweredWithAScreen() throws Exception {
        assertThat(ask(STEP))
                .isIn(
                        "{\"screen\":\"HOURS\",\"data\":{\"hours\":[{\"id\":\"9\",\"title\":\"9 h\"}]}}",
                        "{\"screen\":\"HOURS\",\"data\":{\"hours\":[{\"title\":\"9 h\",\"id\":\"9\"}]}}",
                        "{\"data\":{\"hours\":[{\"id\":\"9\",\"title\":\"9 h\"}]},\"screen\":\"HOURS\"}",
                        "{\"data\":{\"hours\":[{\"title\":\"9 h\",\"id\":\"9\"}]},\"screen\":\"HOURS\"}");

        FormExchange exchange = exchanges.get(0);
        assertThat(exchange.action()).isEqualTo(FormAction.SUBMIT);
        assertThat(exchange.screen()).contains("DAYS");
        assertThat(exchange.token()).contains("escala/message-1/form");
        assertThat(exchange.message()).contains(new MessageId("message-1"));
        assertThat(exchange.text("day")).contains("Montag");
        assertThat(exchange.text("n")).isEmpty();
        assertThat(exchange.data())
                .containsEntry("n", 3)
                .containsEntry("ok", true)
                .containsKey("all");
        assertThat(exchange).hasToString("FormExchange[SUBMIT]");
    }

    @Test
    void firstStepAndBackAreNamed() throws Exception {
        ask("{\"version\":\"3.0\",\"action\":\"INIT\",\"flow_token\":\"mine\"}");
        ask("{\"version\":\"3.0\",\"action\":\"BACK\",\"screen\":\"HOURS\",\"data\":{}}");

        assertThat(exchanges).extracting(FormExchange::action).containsExactly(FormAction.OPEN, FormAction.BACK);
        assertThat(exchanges.get(0).screen()).isEmpty();
        assertThat(exchanges.get(0).message()).isEmpty();
        assertThat(exchanges.get(0).data()).isEmpty();
        assertThat(exchanges.get(1).token()).isEmpty();
    }

    @Test
    void pingIsAnsweredWithoutTheHandler() throws Exception {
        assertThat(ask("{\"version\":\"3.0\",\"action\":\"ping\"}")).isEqualTo("{\"data\":{\"status\":\"active\"}}");
        assertThat(exchanges).isEmpty();
    }

    @Test
    void noticeOfAWrongAnswerIsAcknowledgedAndTold() throws Exception {
        assertThat(
                        ask(
                                "{\"version\":\"3.0\",\"action\":\"INIT\",\"data\":{\"error\":\"E\",\"error_message\":\"no such screen\"}}"))
                .isEqualTo("{\"data\":{\"acknowledged\":true}}");
        assertThat(exchanges).isEmpty();
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).text("error_message")).contains("no such screen");
    }

    @Test
    void endReturnsTheTokenAndItsValues() throws Exception {
        answer = FormScreen.finish().with("booking", "4711");

        assertThat(ask(STEP))
                .contains("\"screen\":\"SUCCESS\"")
                .contains("\"data\":{\"extension_message_response\":{\"params\":{"
                        + "\"flow_token\":\"escala/message-1/form\",\"booking\":\"4711\"}}}");
    }

    @Test
    void errorIsShownOnTheSameScreen() throws Exception {
        ask(STEP);
        answer = FormScreen.again(exchanges.get(0), "Taken");

        assertThat(ask(STEP)).contains("\"screen\":\"DAYS\"").contains("\"data\":{\"error_message\":\"Taken\"}");
        FormExchange first = new FormExchange(FormAction.OPEN, null, null, Map.of());
        assertThatIllegalArgumentException().isThrownBy(() -> FormScreen.again(first, "Taken"));
    }

    @Test
    void formThatCannotBeUsedAnyMoreIsToldWith427() throws Exception {
        answer = FormScreen.expired("Completed already");
        FormRequest request = asked(STEP);

        WebhookResponse response = endpoint().post(FormRequest.signed(request.body()));

        assertThat(response.status()).isEqualTo(427);
        assertThat(request.decrypt(response.body())).isEqualTo("{\"error_msg\":\"Completed already\"}");
        assertThatIllegalStateException()
                .isThrownBy(() -> FormScreen.expired("Completed already").with("a", "b"));
    }

    @Test
    void handlerThatThrowsIsAnsweredWith500() throws Exception {
        FormEndpoint throwing = FormEndpoint.answering(exchange -> {
                    throw new IllegalStateException("secret");
                })
                .app("1", FormRequest.SECRET)
                .key(FormRequest.key(FormRequest.PAIR))
                .build();

        WebhookResponse response = throwing.post(FormRequest.signed(asked(STEP).body()));

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void valueThatIsNoJsonIsAnsweredWith500() throws Exception {
        answer = FormScreen.show("HOURS").with("hours", new Object());

        assertThat(status(asked(STEP).body())).isEqualTo(500);
    }

    @Test
    void wrongSignatureIsRefusedBeforeAnythingIsDecrypted() throws Exception {
        byte[] body = asked(STEP).body();
        String other = WebhookSigner.with(AppSecret.of("other")).headerFor(body);
        String right = WebhookSigner.with(FormRequest.SECRET).headerFor(body);
        FormEndpoint endpoint = endpoint();

        assertThat(List.of(
                        endpoint.post(FormRequest.request(body)).status(),
                        endpoint.post(FormRequest.request(body, other)).status(),
                        endpoint.post(FormRequest.request(body, "sha256=00")).status(),
                        endpoint.post(FormRequest.request(body, right, right)).status(),
                        endpoint.post(FormRequest.request(asked("{}").body(), right))
                                .status()))
                .containsOnly(432);
        assertThat(exchanges).isEmpty();
        assertThat(endpoint.post(FormRequest.request(body, right)).status()).isEqualTo(200);
    }

    @Test
    void changedBytesAreNotDecrypted() throws Exception {
        FormRequest request = asked(STEP);
        for (int i = 0; i < request.data.length; i++) {
            byte[] changed = request.data.clone();
            changed[i] ^= 1;
            assertThat(status(request.with(request.key, changed).body())).isEqualTo(421);
        }
        for (int length : new int[] {0, 1, 15, 16, request.data.length - 1}) {
            byte[] cut = Arrays.copyOf(request.data, length);
            assertThat(status(request.with(request.key, cut).body())).isIn(400, 421);
        }
        byte[] vector = request.vector();
        vector[3] ^= 1;
        assertThat(status(request.withVector(vector).body())).isEqualTo(421);
        assertThat(status(request.withVector(new byte[65]).body())).isEqualTo(421);
        assertThat(exchanges).isEmpty();
    }

    @Test
    void partsOfAnotherRequestDoNotFit() throws Exception {
        FormRequest request = asked(STEP);
        FormRequest other = FormRequest.of(FormRequest.PAIR, STEP, 2);

        assertThat(status(request.with(other.key, request.data).body())).isEqualTo(421);
        assertThat(status(request.with(request.key, other.data).body())).isEqualTo(421);
        assertThat(status(request.withVector(other.vector()).body())).isEqualTo(421);
        assertThat(exchanges).isEmpty();
    }

    @Test
    void keysMayBeRotated() throws Exception {
        KeyPair newer = FormRequest.pair(2048);
        byte[] old = asked(STEP).body();
        byte[] now = FormRequest.of(newer, STEP, 3).body();
        FormEndpoint both = endpoint(FormRequest.key(newer), FormRequest.key(FormRequest.PAIR));
        FormEndpoint onlyNewer = endpoint(FormRequest.key(newer));

        assertThat(both.post(FormRequest.signed(old)).status()).isEqualTo(200);
        assertThat(both.post(FormRequest.signed(now)).status()).isEqualTo(200);
        assertThat(onlyNewer.post(FormRequest.signed(old)).status()).isEqualTo(421);
        assertThat(onlyNewer.post(FormRequest.signed(now)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 24, 32})
    void onlyKeysOf128BitsAreTaken(int bytes) throws Exception {
        byte[] body = bytes == 1 || bytes == 8
                ? asked(STEP).with(asked(STEP).key, new byte[bytes]).body()
                : FormRequest.of(FormRequest.PAIR, STEP, 1, bytes).body();

        assertThat(status(body)).isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"encrypted_flow_data\":1}",
                "{\"encrypted_flow_data\":\"AA==\",\"encrypted_aes_key\":\"AA==\"}",
                "{\"encrypted_flow_data\":\"*\",\"encrypted_aes_key\":\"AA==\",\"initial_vector\":\"AA==\"}"
            })
    void otherBodiesAreNoRequests(String body) {
        assertThat(status(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"action\":\"ping\"",
                "{\"action\":\"other\"}",
                "{\"action\":7}",
                "{\"screen\":\"DAYS\"}"
            })
    void otherRequestsAreNotAnswered(String json) throws Exception {
        assertThat(status(asked(json).body())).isEqualTo(400);
        assertThat(exchanges).isEmpty();
    }

    @Test
    void deepJsonIsNotAnswered() throws Exception {
        String deep = "{\"action\":\"INIT\",\"data\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}";

        assertThat(status(asked(deep).body())).isEqualTo(400);
    }

    @Test
    void hugeBodiesAreRefusedAndReadNoFurther() {
        long[] read = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 'a';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                read[0] += length;
                return length;
            }
        };
        WebhookRequest request = WebhookRequest.of(name -> List.of("sha256=" + "0".repeat(64)), endless);

        assertThat(endpoint().post(request).status()).isEqualTo(413);
        assertThat(read[0]).isEqualTo(4_097);
    }

    @Test
    void bodyThatCannotBeReadIsAskedForAgain() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("secret");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("secret");
            }
        };

        assertThat(endpoint()
                        .post(WebhookRequest.of(name -> List.of("sha256=" + "0".repeat(64)), failing))
                        .status())
                .isEqualTo(503);
    }

    @Test
    void wrongSettingsAreAllTold() {
        FormEndpoint.Builder builder = FormEndpoint.answering(handler).maxBodyBytes(0);

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessageContaining("0 private keys")
                .withMessageContaining("no app")
                .withMessageContaining("largest body");
    }

    @Test
    void nothingIsShownOfValues() {
        assertThat(FormRequest.key(FormRequest.PAIR)).hasToString("***");
        assertThat(FormScreen.show("HOURS").with("name", "Rosa")).hasToString("FormScreen[SHOW, 1 values]");
    }
}
