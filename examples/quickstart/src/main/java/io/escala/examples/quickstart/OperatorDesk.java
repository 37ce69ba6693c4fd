package io.escala.examples.quickstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.escala.core.access.Refusal;
import io.escala.core.contacts.CreateResult;
import io.escala.core.contacts.NewContact;
import io.escala.core.inbox.Inbox;
import io.escala.core.send.Draft;
import io.escala.core.send.Recipient;
import io.escala.core.send.SendRequest;
import io.escala.core.send.SendResult;
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
    private final Inbox inbox;
    private final MovableClock clock;
    private final byte[] key;

    OperatorDesk(Inbox inbox, MovableClock clock, String key) {
        this.inbox = inbox;
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
            case "/operator/add" -> created(inbox.contacts().add(form(query), InboxServer.OWNER));
            case "/operator/create" ->
                created(inbox.contacts()
                        .create(new ConversationId(need(query, "conversation")), form(query), InboxServer.OWNER));
            case "/operator/text" ->
                sent(
                        new Recipient.ToConversation(new ConversationId(need(query, "conversation"))),
                        new Draft.Text(need(query, "body"), null),
                        query);
            case "/operator/template" ->
                sent(
                        new Recipient.ToContact(new ContactId(need(query, "contact")), Settings.WHATSAPP),
                        new Draft.Template(
                                need(query, "name"),
                                need(query, "language"),
                                List.of(new TemplateValue.Bound(TemplateField.FIRST_NAME, "amigo"))),
                        query);
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
        return NewContact.withConsent(need(query, "first"), need(query, "last"))
                .primaryPhone(query.get("phone"))
                .instagramUserName(query.get("instagram"))
                .build();
    }

    private static String created(CreateResult result) {
        return result instanceof CreateResult.Created created
                ? "created " + created.card().id()
                : "refused " + reasons(((CreateResult.Refused) result).refusals());
    }

    private String sent(Recipient to, Draft draft, Map<String, String> query) {
        SendResult result =
                inbox.messages().send(new SendRequest(to, draft, need(query, "reference")), InboxServer.OWNER);
        if (result instanceof SendResult.Queued queued) {
            return "queued " + queued.message();
        }
        return result instanceof SendResult.AlreadyQueued already
                ? "already " + already.message()
                : "refused " + reasons(((SendResult.Refused) result).refusals());
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
