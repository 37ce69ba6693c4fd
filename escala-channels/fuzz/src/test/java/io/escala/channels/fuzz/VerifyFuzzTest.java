package io.escala.channels.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.escala.channels.webhook.MetaWebhooks;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookResponse;
import io.escala.core.intake.IncomingBatch;
import io.escala.core.result.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The signature check. An input is a request: lines with the values of the signature header, an empty line, the body. {@code {active}},
 * {@code {next}} and {@code {retired}} in a header stand for the right digest under that secret, or no input would ever have one.
 */
class VerifyFuzzTest {
    private static final int MAX_BODY_BYTES = 1_024;
    private static final String APP = "100000000000001";
    private static final List<String> VALID = List.of(Secrets.ACTIVE, Secrets.NEXT);

    private final List<IncomingBatch> batches = new ArrayList<>();
    private final MetaWebhooks webhooks = MetaWebhooks.receiving(batch -> {
                batches.add(batch);
                return new Receipt(batch.events().stream()
                        .map(event -> Receipt.Item.of(Receipt.Filing.STORED))
                        .toList());
            })
            .app(APP, Secrets.valid())
            .verifyToken("token")
            .maxBodyBytes(MAX_BODY_BYTES)
            .build();

    @FuzzTest
    void anyRequest(byte[] input) {
        Request request = Request.of(input);
        batches.clear();

        WebhookResponse response = webhooks.post(WebhookRequest.of(name -> request.headers(name), request.body()));

        int expected = expectedStatus(request);
        Invariants.that(response.status() == expected, () -> response.status() + " instead of " + expected);
        Invariants.that(batches.size() == (expected == 200 ? 1 : 0), () -> "handed in " + batches.size() + " times");
        Invariants.that(response.body().isEmpty(), () -> "a body");
        for (IncomingBatch batch : batches) {
            Invariants.that(APP.equals(batch.appId()), () -> "another app");
        }
    }

    /** By the promise: one header value, well formed, over a body within the limit, under a secret that is valid. */
    private static int expectedStatus(Request request) {
        if (request.values().size() != 1) {
            return 401;
        }
        String value = request.values().get(0);
        if (!value.matches("sha256=[0-9a-fA-F]{64}")) {
            return 401;
        }
        if (request.body().length > MAX_BODY_BYTES) {
            return 413;
        }
        String digest = value.substring("sha256=".length()).toLowerCase(Locale.ROOT);
        return VALID.stream().anyMatch(secret -> hex(secret, request.body()).equals(digest)) ? 200 : 401;
    }

    private static String hex(String secret, byte[] body) {
        return HexFormat.of().formatHex(Secrets.hmac(secret, body));
    }

    private static final class Request {
        private final List<String> values;
        private final byte[] body;

        private Request(List<String> values, byte[] body) {
            this.values = values;
            this.body = body;
        }

        static Request of(byte[] input) {
            String text = new String(input, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\n\n");
            byte[] body = end < 0 ? new byte[0] : Arrays.copyOfRange(input, end + 2, input.length);
            String head = end < 0 ? text : text.substring(0, end);
            List<String> values = head.isEmpty()
                    ? List.of()
                    : Arrays.stream(head.split("\n", -1))
                            .map(line -> line.replace("{active}", hex(Secrets.ACTIVE, body))
                                    .replace("{next}", hex(Secrets.NEXT, body))
                                    .replace("{retired}", hex(Secrets.RETIRED, body)))
                            .toList();
            return new Request(values, body);
        }

        List<String> headers(String name) {
            return name.equals("X-Hub-Signature-256") ? values : List.of();
        }

        List<String> values() {
            return values;
        }

        byte[] body() {
            return body;
        }
    }
}
