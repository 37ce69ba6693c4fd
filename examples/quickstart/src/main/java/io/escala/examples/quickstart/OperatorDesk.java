package io.escala.examples.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.escala.core.contacts.ContactCard;
import io.escala.core.contacts.NewContact;
import io.escala.core.inbox.Desk;
import io.escala.core.result.Outcome;
import io.escala.core.result.Refusal;
import io.escala.core.send.Draft;
import io.escala.core.send.SendRequest;
import io.escala.core.template.TemplateField;
import io.escala.core.template.TemplateValue;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.ConversationId;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The actions of an inbox user as HTTP calls with query parameters and one line of text as the answer. For this example
 * only; every call needs the key.
 */
final class OperatorDesk implements HttpHandler {
    private final Desk desk;
    private final MovableClock clock;
    private final byte[] key;

    OperatorDesk(Desk desk, MovableClock clock, String key) {
        this.desk = desk;
        this.clock = clock;
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String given =
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Operator-Key"), "");
            int status = 403;
            String answer = "";
            if (MessageDigest.isEqual(key, given.getBytes(StandardCharsets.UTF_8))) {
                try {
                    answer = act(exchange.getRequestURI().getPath(), query(exchange));
                    status = 200;
                } catch (IllegalArgumentException e) {
                    answer = String.valueOf(e.getMessage());
                    status = 400;
                }
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String act(String path, Map<String, String> query) {
        return switch (path) {
            case "/operator/add" -> created(desk.contacts().add(form(query)));
            case "/operator/create" ->
                created(desk.contacts().create(new ConversationId(need(query, "conversation")), form(query)));
            case "/operator/text" ->
                sent(SendRequest.to(new ConversationId(need(query, "conversation")))
                        .text(need(query, "body"))
                        .reference(need(query, "reference")));
            case "/operator/template" ->
                sent(SendRequest.to(new ContactId(need(query, "contact")))
                        .from(Settings.WHATSAPP)
                        .template(Draft.template(need(query, "name"))
                                .language(need(query, "language"))
                                .values(TemplateValue.bound(TemplateField.FIRST_NAME, "amigo")))
                        .reference(need(query, "reference")));
            case "/operator/clock" -> {
                clock.move(Duration.parse(need(query, "by")));
                yield clock.instant().toString();
            }
            default -> throw new IllegalArgumentException("no such call");
        };
    }

    private static String need(Map<String, String> query, String name) {
        String value = query.get(name);
        if (value == null) {
            throw new IllegalArgumentException("parameter missing: " + name);
        }
        return value;
    }

    private static NewContact form(Map<String, String> query) {
        return NewContact.consenting(need(query, "first"), need(query, "last"))
                .phone(query.get("phone"))
                .instagramUserName(query.get("instagram"));
    }

    private static String created(Outcome<ContactCard> outcome) {
        return outcome.fold(
                done -> "created " + done.value().id(), refused -> "refused " + reasons(refused.refusals()));
    }

    private String sent(SendRequest request) {
        return desk.messages()
                .send(request)
                .fold(
                        done -> (done.value().alreadyQueued() ? "already " : "queued ")
                                + done.value().messages().get(0),
                        refused -> "refused " + reasons(refused.refusals()));
    }

    private static String reasons(List<Refusal> refusals) {
        return refusals.stream()
                .map(refusal -> refusal.reason() + " " + refusal.remedy())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> values = new LinkedHashMap<>();
        String raw = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }
}
