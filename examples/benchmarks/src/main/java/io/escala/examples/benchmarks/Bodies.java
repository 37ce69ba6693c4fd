package io.escala.examples.benchmarks;

import io.escala.channels.webhook.MetaEvents;
import io.escala.core.intake.IncomingBatch;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * WhatsApp text messages as in webhooks, with non-ASCII characters escaped. Every message id and sender contains a
 * seven-digit serial number, so bodies with different serials have nothing in common.
 */
final class Bodies {
    static final String WORDS =
            "hola, \\u00bfme pasan el precio y los horarios de la sucursal del centro? Paso esta tarde o ma\\u00f1ana temprano, seg\\u00fan a qu\\u00e9 hora abran. Gracias";
    private static final long SENT = 1_790_000_000L;

    private Bodies() {}

    /** How many bodies differ in the time of their messages. */
    private static final int SECONDS = 10_000;

    /** Returns a running clock that starts after the messages were sent, and not so late that an inbox quarantines them as old. */
    static Clock clock() {
        Instant start = Instant.ofEpochSecond(SENT + SECONDS + 120);
        return Clock.offset(
                Clock.systemUTC(), Duration.between(Clock.systemUTC().instant(), start));
    }

    /** Returns a body of messages, each from another sender or all from one, a second later than the body of the serial before. */
    static byte[] of(String serial, int messages, Senders senders) {
        return IntStream.range(0, messages)
                .mapToObj(index -> change(serial, index, senders == Senders.ONE ? 0 : index))
                .collect(Collectors.joining(
                        ",",
                        "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"" + Business.WABA
                                + "\",\"changes\":[",
                        "]}]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the parsed batch of such a body. */
    static IncomingBatch batch(String serial, int messages, Senders senders) {
        return new IncomingBatch(
                Business.APP, MetaEvents.toChannelEvents(MetaEvents.parse(of(serial, messages, senders))));
    }

    /** Returns the number as a serial of seven digits. */
    static String serial(int number) {
        return String.format(Locale.ROOT, "%07d", number);
    }

    private static String change(String serial, int index, int sender) {
        String person = String.format(Locale.ROOT, "%s%03d", serial, sender);
        return """
                {"field":"messages","value":{"messaging_product":"whatsapp",\
                "metadata":{"display_phone_number":"%s","phone_number_id":"%s"},\
                "contacts":[{"profile":{"name":"Rosa P\\u00e9rez"},"wa_id":"549%s","user_id":"AR.8391%s"}],\
                "messages":[{"from":"549%s","from_user_id":"AR.8391%s",\
                "id":"wamid.HBgNNTQ5%sVAgASGBQzQTdFMDlCMTIzRjQ1Njc4OTBBQgA%03d","timestamp":"%d","type":"text",\
                "text":{"body":"%s"},\
                "context":{"from":"%s","id":"wamid.HBgNNTQ5MzQxNTU1MDEwMRUCABEYEjQxMDAwMTEyMg"}}]}}""".formatted(
                        Business.DISPLAY_PHONE,
                        Business.PHONE_NUMBER_ID,
                        person,
                        person,
                        person,
                        person,
                        serial,
                        index,
                        SENT + Integer.parseInt(serial) % SECONDS,
                        WORDS,
                        Business.DISPLAY_PHONE);
    }
}
