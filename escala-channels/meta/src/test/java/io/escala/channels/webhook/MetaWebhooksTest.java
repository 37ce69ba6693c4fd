package io.escala.channels.webhook;

import static io.escala.channels.webhook.Deliveries.APP;
import static io.escala.channels.webhook.Deliveries.SECRET;
import static io.escala.channels.webhook.Deliveries.TOKEN;
import static io.escala.channels.webhook.Deliveries.signed;
import static io.escala.channels.webhook.Deliveries.withHeader;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.escala.channels.AppSecret;
import io.escala.core.channel.MessageEvent;
import io.escala.core.result.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoint: signature, size limit, answers, handshake. */
class MetaWebhooksTest {
    private static final String TEXT = """
            {"object":"whatsapp_business_account","entry":[{"id":"900100200300400","changes":[{"field":"messages","value":{
             "messaging_product":"whatsapp","metadata":{"display_phone_number":"5493410001122","phone_number_id":"700800900100200"},
             "contacts":[{"profile":{"name":"Rosa P"},"wa_id":"5493415550101"}],
             "messages":[{"from":"5493415550101","id":"wamid.A1","timestamp":"1790000000","type":"text","text":{"body":"hola"}}]}}]}]}
            """;

    private final RecordingIntake intake = new RecordingIntake();
    private final MetaWebhooks webhooks = Deliveries.endpoint(intake);

    @Test
    void signedBodyIsProcessedForItsApp() {
        WebhookResponse response = webhooks.post(signed(TEXT));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.receipt())
                .isNotNull()
                .extracting(receipt -> receipt.count(Receipt.Filing.STORED))
                .isEqualTo(1);
        assertThat(intake.batches()).singleElement().satisfies(batch -> {
            assertThat(batch.appId()).isEqualTo(APP);
            assertThat(batch.events()).singleElement().isInstanceOf(MessageEvent.Inbound.class);
        });
    }

    @Test
    void signatureMayBeUppercaseHex() {
        byte[] body = TEXT.getBytes(UTF_8);
        String header = WebhookSigner.with(SECRET).headerFor(body);
        String upper = "sha256=" + header.substring(7).toUpperCase(Locale.ROOT);

        assertThat(webhooks.post(withHeader(body, upper)).status()).isEqualTo(200);
    }

    @Test
    void bodyIsNotReadWhenTheHeaderIsMalformed() {
        InputStream untouchable = new FailingStream(() -> new AssertionError("the body was read"));
        WebhookRequest request = WebhookRequest.of(name -> null, untouchable);

        assertThat(webhooks.post(request).status()).isEqualTo(401);
        assertThat(intake.batches()).isEmpty();
    }

    @Test
    void headerNamesAreCaseInsensitive() {
        byte[] body = TEXT.getBytes(UTF_8);
        String header = WebhookSigner.with(SECRET).headerFor(body);
        Map<String, List<String>> headers = Map.of("x-hub-signature-256", List.of(header));

        assertThat(webhooks.post(WebhookRequest.of(headers, body)).status()).isEqualTo(200);
    }

    @Test
    void signingAppIsIdentifiedAmongSeveral() {
        AppSecret other = AppSecret.of("ffffffffffffffffffffffffffffffff");
        MetaWebhooks both = MetaWebhooks.receiving(intake)
                .app(APP, SECRET)
                .app("200000000000002", other)
                .verifyToken(TOKEN)
                .build();

        both.post(signed(TEXT.getBytes(UTF_8), other));
        both.post(signed(TEXT.getBytes(UTF_8), SECRET));

        assertThat(intake.batches()).extracting(batch -> batch.appId()).containsExactly("200000000000002", APP);
    }

    @Test
    void unavailableStoreIsAnsweredWithRetry() {
        intake.becomeUnavailable();
        assertThat(webhooks.post(signed(TEXT)).status()).isEqualTo(503);

        intake.becomeAvailable();
        assertThat(webhooks.post(signed(TEXT)).status()).isEqualTo(200);
        assertThat(intake.events()).hasSize(1);
    }

    @Test
    void failingIntakeDoesNotAcknowledgeTheDelivery() {
        intake.failWith(new IllegalStateException("defect"));

        assertThat(webhooks.post(signed(TEXT)).status()).isEqualTo(503);
    }

    @Test
    void errorThrownByIntakeOrJournalIsADefect() {
        for (Error defect : List.of(new StackOverflowError(), new NoClassDefFoundError("a/B"), new AssertionError())) {
            intake.failWith(defect);
            MetaWebhooks journalling = MetaWebhooks.receiving(intake)
                    .app(APP, SECRET)
                    .verifyToken(TOKEN)
                    .journal((app, several, body) -> {
                        throw defect;
                    })
                    .build();

            assertThat(webhooks.post(signed(TEXT)).status()).isEqualTo(503);
            assertThat(journalling.post(signed(TEXT)).status()).isEqualTo(503);
        }
    }

    @Test
    void outOfMemoryErrorIsRethrown() {
        intake.failWith(new OutOfMemoryError("no memory, in a test"));

        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> webhooks.post(signed(TEXT)));
    }

    @Test
    void truncatedBodyIsRequestedAgain() {
        InputStream broken = new FailingStream(() -> new IOException("connection reset"));
        String header = WebhookSigner.with(SECRET).headerFor(TEXT.getBytes(UTF_8));

        WebhookResponse response = webhooks.post(WebhookRequest.of(name -> List.of(header), broken));

        assertThat(response.status()).isEqualTo(503);
        assertThat(intake.batches()).isEmpty();
    }

    @Test
    void handshakeReturnsTheChallengeAsPlainText() {
        WebhookResponse response =
                webhooks.get("hub.mode=subscribe&hub.verify_token=" + TOKEN + "&hub.challenge=1158201444");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("1158201444");
        assertThat(response.contentType()).startsWith("text/plain");
        assertThat(response.bodyBytes()).isEqualTo("1158201444".getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hub.mode=subscribe",
                "hub.mode=unsubscribe&hub.verify_token=" + TOKEN + "&hub.challenge=1",
                "hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1",
                "hub.mode=subscribe&hub.verify_token=" + TOKEN,
                "hub.mode=subscribe&hub.verify_token=" + TOKEN + "&hub.challenge=",
                "hub.mode=subscribe&hub.verify_token=" + TOKEN + "&hub.challenge=%3Cscript%3E",
                "hub.mode=subscribe&hub.verify_token=" + TOKEN + "&hub.challenge=1%0D%0A2",
                "hub.mode=subscribe&hub.verify_token=" + TOKEN + "&hub.challenge=%zz",
                "hub.mode=subscribe&hub.verify_token=" + TOKEN + "&hub.verify_token=x&hub.challenge=1",
            })
    void foreignHandshakeIsRefusedWithEmptyBody(String query) {
        WebhookResponse response = webhooks.get(query);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void challengeMayHave256Characters() {
        Map<String, String> query = new HashMap<>(
                Map.of("hub.mode", "subscribe", "hub.verify_token", TOKEN, "hub.challenge", "a".repeat(256)));
        assertThat(webhooks.get(query).status()).isEqualTo(200);

        query.put("hub.challenge", "a".repeat(257));
        assertThat(webhooks.get(query).status()).isEqualTo(403);
    }

    @Test
    void eachOfSeveralVerifyTokensIsAccepted() {
        MetaWebhooks two = MetaWebhooks.receiving(intake)
                .app(APP, SECRET)
                .verifyToken("first")
                .verifyToken("second")
                .build();
        List<Integer> statuses = new ArrayList<>();
        for (String token : List.of("first", "second", "third")) {
            statuses.add(two.get("hub.mode=subscribe&hub.challenge=7&hub.verify_token=" + token)
                    .status());
        }

        assertThat(statuses).containsExactly(200, 200, 403);
    }
}
