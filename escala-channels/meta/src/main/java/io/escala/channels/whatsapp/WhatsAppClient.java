package io.escala.channels.whatsapp;

import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.internal.send.SendOutcomes;
import io.escala.channels.internal.send.Uploads;
import io.escala.channels.internal.send.WhatsAppErrors;
import io.escala.core.channel.PartyKey;
import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.UploadFile;
import io.escala.core.channel.UploadOutcome;
import io.escala.crm.Channel;
import io.escala.crm.contact.Phone;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Client of the WhatsApp Cloud API. Thread-safe; every call blocks until it is answered or its deadline passes, and is sent
 * at most once.
 */
public final class WhatsAppClient {
    private static final int MAX_REFERENCE = 512;

    private final GraphApi graph;
    private final Uploads uploads;

    /**
     * Creates a client. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public WhatsAppClient(GraphApi graph) {
        this.graph = Objects.requireNonNull(graph, "graph");
        this.uploads = new Uploads(graph, WhatsAppErrors.TABLE);
    }

    /**
     * Sends one message.
     *
     * @param line a WhatsApp line
     * @param to a number, or a business-scoped user id of the line's portfolio
     * @param payload what to send
     * @param reference returned in every status of this message, at most 512 characters; or null. Not an idempotency key:
     *     Meta has none
     * @param replyTo the channel's id of the message to quote, or null
     * @return the outcome
     * @throws IllegalArgumentException when the line is not a WhatsApp line
     */
    public SendOutcome send(
            Line line, IdentityKey to, WhatsAppPayload payload, @Nullable String reference, @Nullable String replyTo) {
        requireWhatsApp(line);
        String problem = problem(to, reference);
        if (problem != null) {
            return SendOutcomes.refused(problem);
        }
        if (payload.problem().isPresent()) {
            return SendOutcomes.refused(payload.problem().get());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messaging_product", "whatsapp");
        body.put("recipient_type", "individual");
        if (to.kind() == IdentityKeyKind.WHATSAPP_NUMBER) {
            // Without the plus Meta may prepend the business's own country code.
            body.put("to", "+" + to.value());
        } else {
            // Never in "to": Meta would read its digits as a number, report success, and not deliver the message.
            body.put("recipient", to.value());
        }
        body.put("type", payload.type());
        body.put(payload.type(), payload.elements().<Object>map(list -> list).orElseGet(payload::body));
        if (replyTo != null) {
            body.put("context", Map.of("message_id", replyTo));
        }
        if (reference != null) {
            body.put("biz_opaque_callback_data", reference);
        }
        return SendOutcomes.outcome(
                graph.post(line, line.key().providerId() + "/messages", body),
                WhatsAppErrors.TABLE,
                ok -> ok.text("messages", 0, "id"),
                WhatsAppClient::recipient);
    }

    /**
     * Reacts to a message, or removes the reaction.
     *
     * @param line a WhatsApp line
     * @param to a number, or a business-scoped user id of the line's portfolio
     * @param messageId the channel's id of the message, of the last 30 days
     * @param emoji one emoji, or null to remove the reaction
     * @return the outcome
     * @throws IllegalArgumentException when the line is not a WhatsApp line
     */
    public SendOutcome react(Line line, IdentityKey to, String messageId, @Nullable String emoji) {
        return send(line, to, new WhatsAppMessageReaction(messageId, emoji), null, null);
    }

    /**
     * Uploads a file, to be sent through the same line for up to 30 days. It is read as a stream.
     *
     * @param line a WhatsApp line
     * @param file the file
     * @return the outcome
     * @throws IllegalArgumentException when the line is not a WhatsApp line
     */
    public UploadOutcome uploadMedia(Line line, UploadFile file) {
        requireWhatsApp(line);
        return uploads.upload(
                line,
                line.key().providerId() + "/media",
                Map.of("messaging_product", "whatsapp", "type", file.mimeType()),
                "file",
                file,
                "id");
    }

    /**
     * Marks a message and everything before it as read.
     *
     * @param line a WhatsApp line
     * @param messageId the channel's id of the message
     * @return whether Meta accepted the call
     * @throws IllegalArgumentException when the line is not a WhatsApp line
     */
    public boolean markRead(Line line, String messageId) {
        requireWhatsApp(line);
        return SendOutcomes.taken(graph.post(
                line,
                line.key().providerId() + "/messages",
                Map.of("messaging_product", "whatsapp", "status", "read", "message_id", messageId)));
    }

    /**
     * Shows that somebody is typing an answer, until it comes or for 25 seconds, and marks the message and everything before it as read.
     *
     * @param line a WhatsApp line
     * @param messageId the channel's id of the message
     * @return whether Meta accepted the call
     * @throws IllegalArgumentException when the line is not a WhatsApp line
     */
    public boolean showTyping(Line line, String messageId) {
        requireWhatsApp(line);
        return SendOutcomes.taken(graph.post(
                line,
                line.key().providerId() + "/messages",
                Map.of(
                        "messaging_product",
                        "whatsapp",
                        "status",
                        "read",
                        "message_id",
                        messageId,
                        "typing_indicator",
                        Map.of("type", "text"))));
    }

    private static @Nullable String problem(IdentityKey to, @Nullable String reference) {
        if (reference != null && reference.length() > MAX_REFERENCE) {
            return "REFERENCE_TOO_LONG";
        }
        return switch (to.kind()) {
            case WHATSAPP_NUMBER -> null;
            case BSUID, PARENT_BSUID -> Phone.ofWire(to.value()).isPresent() ? "NUMBER_AS_USER_ID" : null;
            case PSID, IGSID, INSTAGRAM_USER_NAME -> "RECIPIENT_OF_ANOTHER_CHANNEL";
            case WHATSAPP_USER_NAME -> "USER_NAME_IS_NO_RECIPIENT";
        };
    }

    private static List<PartyKey> recipient(GraphAnswer.Ok ok) {
        List<PartyKey> keys = new ArrayList<>();
        Phone.ofWire(ok.text("contacts", 0, "wa_id"))
                .ifPresent(phone -> keys.add(new PartyKey(IdentityKeyKind.WHATSAPP_NUMBER, phone.digits())));
        add(keys, IdentityKeyKind.BSUID, ok.text("contacts", 0, "user_id"));
        add(keys, IdentityKeyKind.PARENT_BSUID, ok.text("contacts", 0, "parent_user_id"));
        return keys;
    }

    private static void add(List<PartyKey> keys, IdentityKeyKind kind, @Nullable String value) {
        if (value != null) {
            keys.add(new PartyKey(kind, value));
        }
    }

    private static void requireWhatsApp(Line line) {
        if (line.channel() != Channel.WHATSAPP) {
            throw new IllegalArgumentException("not a WhatsApp line: " + line.key());
        }
    }
}
