package io.escala.acceptance.kill;

import io.escala.channels.AppSecret;
import io.escala.channels.webhook.WebhookRequest;
import io.escala.channels.webhook.WebhookSigner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The fixed list of deliveries: the same number is the same body in every process. */
final class Deliveries {
    static final String APP = "9001";
    static final AppSecret SECRET = AppSecret.of("kill-app-secret");
    static final String NUMBER = "1060";
    private static final int PEOPLE = 7;
    private static final Instant FIRST = Instant.parse("2026-11-02T12:00:00Z");

    private Deliveries() {}

    static WebhookRequest request(int number) {
        String body =
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"2040\",\"changes\":[{\"field\":\"messages\","
                        + "\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"phone_number_id\":\"" + NUMBER
                        + "\"},"
                        + "\"messages\":[{\"id\":\"wamid.kill-" + number + "\",\"from\":\"549341555010"
                        + number % PEOPLE
                        + "\",\"timestamp\":\"" + FIRST.plusSeconds(number).getEpochSecond()
                        + "\",\"type\":\"text\",\"text\":{\"body\":\"" + number + "\"}}]}}]}]}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return WebhookRequest.of(
                Map.of(WebhookSigner.HEADER, List.of(WebhookSigner.with(SECRET).headerFor(bytes))), bytes);
    }
}
