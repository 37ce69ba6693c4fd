package io.escala.channels.whatsapp;

import io.escala.channels.graph.GraphApi;
import io.escala.channels.graph.GraphOutcome;
import io.escala.channels.internal.send.CallOutcomes;
import io.escala.channels.internal.send.WhatsAppErrors;
import io.escala.crm.line.Line;
import io.escala.crm.text.BoundedPattern;
import java.util.Map;
import java.util.Objects;

/**
 * Makes a number of a WhatsApp Business Account usable: first its owner proves to have it, by a code that Meta sends to it, then it is
 * registered with a PIN. Meta allows ten registrations and deregistrations of a number in 72 hours.
 *
 * <p>Thread-safe; every call blocks until it is answered or its deadline passes, and is sent at most once. Methods throw
 * {@link IllegalArgumentException} when the line is not a WhatsApp line.
 */
public final class WhatsAppNumbers {
    private static final BoundedPattern SIX_DIGITS = BoundedPattern.of("\\d{6}", 6);
    private static final BoundedPattern CODE = BoundedPattern.of("\\d{4,10}", 10);
    private static final BoundedPattern LANGUAGE = BoundedPattern.of("[a-z]{2,3}(_[A-Z]{2})?", 6);

    private final GraphApi graph;

    /**
     * Creates a client. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public WhatsAppNumbers(GraphApi graph) {
        this.graph = Objects.requireNonNull(graph, "graph");
    }

    /** How Meta tells a code to the owner of a number. */
    public enum CodeMethod {
        /** By a text message. */
        SMS,
        /** By a call. */
        VOICE
    }

    /**
     * Has Meta send a code to the number.
     *
     * @param line a WhatsApp line
     * @param method how
     * @param language the language of the message or call, such as {@code es} or {@code en_US}
     * @return the outcome
     */
    public GraphOutcome<Line> requestCode(Line line, CodeMethod method, String language) {
        String number = WhatsAppLines.number(line);
        if (!LANGUAGE.matches(language)) {
            return CallOutcomes.refused("LANGUAGE_INVALID");
        }
        return post(line, number + "/request_code", Map.of("code_method", method.name(), "language", language));
    }

    /**
     * Proves with the code that the number is the business's.
     *
     * @param line a WhatsApp line
     * @param code the code, with or without the hyphen in its middle
     * @return the outcome
     */
    public GraphOutcome<Line> verifyCode(Line line, String code) {
        String number = WhatsAppLines.number(line);
        String digits = code.replace("-", "");
        return CODE.matches(digits)
                ? post(line, number + "/verify_code", Map.of("code", digits))
                : CallOutcomes.refused("CODE_INVALID");
    }

    /**
     * Registers the number, so that messages can be sent and received. Its first registration sets the PIN, each further one needs it.
     *
     * @param line a WhatsApp line
     * @param pin six digits; a secret, which the library neither stores nor logs
     * @return the outcome
     */
    public GraphOutcome<Line> register(Line line, String pin) {
        String number = WhatsAppLines.number(line);
        return SIX_DIGITS.matches(pin)
                ? post(line, number + "/register", Map.of("messaging_product", "whatsapp", "pin", pin))
                : CallOutcomes.refused("PIN_INVALID");
    }

    /**
     * Deregisters the number: nothing is sent or received until it is registered again.
     *
     * @param line a WhatsApp line
     * @return the outcome
     */
    public GraphOutcome<Line> deregister(Line line) {
        return post(line, WhatsAppLines.number(line) + "/deregister", Map.of());
    }

    private GraphOutcome<Line> post(Line line, String path, Map<String, ?> body) {
        return CallOutcomes.done(graph.post(line, path, body), WhatsAppErrors.TABLE, line);
    }
}
