package io.escala.channels.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.escala.core.result.Receipt;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bodies of up to 4 MiB that cost the most memory. As a program: delivers them one by one within its heap limit. */
final class WorstBodies {
    private static final int LIMIT = MetaWebhooks.DEFAULT_MAX_BODY_BYTES;
    private static final String BEFORE =
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"9\",\"changes\":"
                    + "[{\"field\":\"messages\",\"value\":{\"metadata\":{\"phone_number_id\":\"7\"},\"messages\":[";
    private static final String AFTER = "]}}]}]}";

    private WorstBodies() {}

    /** How each body is composed; {@code #} is the number of the part. */
    enum Body {
        MILLION_OBJECTS("[", "{},", 1_000_000, "{}]"),
        NAMES("{", "\"n#\":0,", 200_000, "\"n\":0}"),
        LONG_TEXT("[\"", "aaaaaaaaaa", 300_000, "\"]"),
        TEXTS_OUTSIDE_LATIN("[", "\"" + "\u0416".repeat(10_000) + "\",", 200, "0]"),
        ESCAPED_TEXT(
                BEFORE + "{\"id\":\"a\",\"from\":\"5493415550101\",\"type\":\"text\",\"text\":{\"body\":\"",
                "\\u0301",
                600_000,
                "\"}}" + AFTER),
        EMPTY_MESSAGES(BEFORE, "{},", 99_000, "{}" + AFTER),
        EMPTY_THREAD_ITEMS("{\"object\":\"page\",\"entry\":[{\"id\":\"9\",\"messaging\":[", "{},", 99_000, "{}]}]}"),
        ODDLY_NAMED(BEFORE, "{\"\\u0069d\":\"m#\"},", 49_000, "{}" + AFTER),
        SMALL_MESSAGES(
                BEFORE,
                "{\"id\":\"m#\",\"from\":\"5493415550101\",\"timestamp\":\"1790000000\",\"type\":\"text\","
                        + "\"text\":{\"body\":\"hola #\"}},",
                13_000,
                "{}" + AFTER),
        RAW_MESSAGES(
                BEFORE,
                "{\"id\":\"m#\",\"from\":\"5493415550101\",\"type\":\"new\",\"new\":\"" + "x".repeat(300_000) + "\"},",
                13,
                "{}" + AFTER),
        CARDS(
                BEFORE.replace("\"messages\":[", "\"contacts\":["),
                "{\"wa_id\":\"54934155#\",\"profile\":{\"name\":\"n\"}},",
                20_000,
                "{}],\"messages\":[{}" + AFTER),
        WIDE_CARD(
                BEFORE.replace("\"messages\":[", "\"contacts\":[{"),
                "\"n#\":0,",
                45_000,
                "\"profile\":{}}],\"messages\":[" + "{},".repeat(50_000) + "{}" + AFTER),
        LONG_NAME(
                BEFORE.replace(
                        "\"messages\":[",
                        "\"contacts\":[{\"wa_id\":\"5493415550101\",\"profile\":{\"name\":\"" + "R".repeat(1_000_000)
                                + "\"}}],\"messages\":["),
                "{\"id\":\"m#\"},",
                13_000,
                "{}" + AFTER),
        DEEP("[", "[".repeat(60) + "]".repeat(60) + ",", 1_600, "0]"),
        HISTORY(
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"changes\":[{\"field\":\"history\",\"value\":{\"history\":[",
                "{\"threads\":[{\"messages\":[{}]}]},",
                15_000,
                "{}]}}]}]}");

        private final String before;
        private final String part;
        private final int parts;
        private final String after;

        Body(String before, String part, int parts, String after) {
            this.before = before;
            this.part = part;
            this.parts = parts;
            this.after = after;
        }

        byte[] bytes() {
            ByteArrayOutputStream body = new ByteArrayOutputStream(LIMIT);
            body.writeBytes(before.getBytes(UTF_8));
            for (int i = 0; i < parts; i++) {
                body.writeBytes(part.replace("#", Integer.toString(i)).getBytes(UTF_8));
            }
            body.writeBytes(after.getBytes(UTF_8));
            return body.toByteArray();
        }
    }

    /** Prints the number of events of each body, one line per body. */
    public static void main(String[] args) {
        Map<Body, Integer> events = new LinkedHashMap<>();
        MetaWebhooks webhooks = MetaWebhooks.receiving(batch -> new Receipt(batch.events().stream()
                        .map(event -> Receipt.Item.of(Receipt.Filing.STORED))
                        .toList()))
                .app(Deliveries.APP, Deliveries.SECRET)
                .verifyToken(Deliveries.TOKEN)
                .build();
        for (Body body : Body.values()) {
            WebhookResponse response = webhooks.post(Deliveries.signed(body.bytes(), Deliveries.SECRET));
            Receipt receipt = response.receipt();
            events.put(
                    body, receipt == null ? -response.status() : receipt.items().size());
        }
        System.out.println(events);
    }
}
