package io.escala.channels.messenger;

import io.escala.channels.graph.GraphAnswer;
import io.escala.channels.graph.GraphApi;
import io.escala.channels.internal.send.PageAttachments;
import io.escala.channels.internal.send.PageSends;
import io.escala.channels.internal.send.ProfileOutcomes;
import io.escala.channels.internal.send.SendOutcomes;
import io.escala.channels.internal.send.Uploads;
import io.escala.core.channel.ProfileSource;
import io.escala.core.channel.SendOutcome;
import io.escala.core.channel.UploadFile;
import io.escala.core.channel.UploadOutcome;
import io.escala.crm.Channel;
import io.escala.crm.identity.IdentityKey;
import io.escala.crm.identity.IdentityKeyKind;
import io.escala.crm.line.Line;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Client of the Messenger Platform for a Page. Thread-safe; every call blocks until it is answered or its deadline passes,
 * and is sent at most once.
 */
public final class MessengerClient {
    private static final int MAX_REFERENCE = 999;

    private final PageSends sends;
    private final Uploads uploads;

    /**
     * Creates a client. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public MessengerClient(GraphApi graph) {
        this.sends = new PageSends(Objects.requireNonNull(graph, "graph"), IdentityKeyKind.PSID, MessengerErrors.TABLE);
        this.uploads = new Uploads(graph, MessengerErrors.TABLE);
    }

    /**
     * Sends one message as a response within the messaging window.
     *
     * @param line a Messenger line
     * @param to a page-scoped id
     * @param payload what to send
     * @param reference returned in the echo of this message, at most 999 characters; or null. Not an idempotency key: Meta
     *     has none
     * @param replyTo the channel's id of the message to quote, or null
     * @return the outcome
     * @throws IllegalArgumentException when the line is not a Messenger line
     */
    public SendOutcome send(
            Line line, IdentityKey to, MessengerPayload payload, @Nullable String reference, @Nullable String replyTo) {
        return send(
                line,
                to,
                payload,
                reference,
                message -> sends.send(
                        line,
                        line.key().providerId(),
                        to,
                        Map.of("messaging_type", "RESPONSE", "message", message),
                        replyTo));
    }

    /**
     * Sends one message of a person, up to seven days after the last message of the recipient. The app needs Meta's permission "Human Agent";
     * never for automations, and not within the messaging window.
     *
     * @param line a Messenger line
     * @param to a page-scoped id
     * @param payload what to send
     * @param reference as in {@link #send}, or null
     * @param replyTo the channel's id of the message to quote, or null
     * @return the outcome
     * @throws IllegalArgumentException when the line is not a Messenger line
     */
    public SendOutcome sendAsHumanAgent(
            Line line, IdentityKey to, MessengerPayload payload, @Nullable String reference, @Nullable String replyTo) {
        return send(
                line,
                to,
                payload,
                reference,
                message -> sends.sendAsHumanAgent(line, line.key().providerId(), to, message, replyTo));
    }

    private SendOutcome send(
            Line line,
            IdentityKey to,
            MessengerPayload payload,
            @Nullable String reference,
            Function<Map<String, Object>, SendOutcome> call) {
        requireMessenger(line);
        String problem = sends.problem(to);
        if (problem != null) {
            return SendOutcomes.refused(problem);
        }
        if (reference != null && reference.length() > MAX_REFERENCE) {
            return SendOutcomes.refused("REFERENCE_TOO_LONG");
        }
        if (payload.problem().isPresent()) {
            return SendOutcomes.refused(payload.problem().get());
        }
        Map<String, Object> message = new LinkedHashMap<>(payload.message());
        if (reference != null) {
            message.put("metadata", reference);
        }
        return call.apply(message);
    }

    /**
     * Reacts to a message, or removes the reaction, within the messaging window.
     *
     * @param line a Messenger line
     * @param to a page-scoped id
     * @param messageId the channel's id of the message
     * @param emoji one emoji, or null to remove the reaction
     * @return the outcome; its id names no message
     * @throws IllegalArgumentException when the line is not a Messenger line
     */
    public SendOutcome react(Line line, IdentityKey to, String messageId, @Nullable String emoji) {
        requireMessenger(line);
        return sends.react(line, line.key().providerId(), to, messageId, emoji);
    }

    /**
     * Uploads a file, to be sent through the same line for up to 90 days. It is read as a stream.
     *
     * @param line a Messenger line
     * @param file the file
     * @return the outcome
     * @throws IllegalArgumentException when the line is not a Messenger line
     */
    public UploadOutcome upload(Line line, UploadFile file) {
        requireMessenger(line);
        return uploads.upload(
                line,
                line.key().providerId() + "/message_attachments",
                PageAttachments.fields(file),
                "filedata",
                file,
                "attachment_id");
    }

    /**
     * Marks the person's messages as read by the Page.
     *
     * @param line a Messenger line
     * @param from a page-scoped id
     * @return whether Meta accepted the call
     * @throws IllegalArgumentException when the line is not a Messenger line
     */
    public boolean markSeen(Line line, IdentityKey from) {
        requireMessenger(line);
        return sends.markSeen(line, line.key().providerId(), from);
    }

    /**
     * Shows the person that the Page is typing, until it answers or for some twenty seconds.
     *
     * @param line a Messenger line
     * @param to a page-scoped id
     * @return whether Meta accepted the call
     * @throws IllegalArgumentException when the line is not a Messenger line
     */
    public boolean showTyping(Line line, IdentityKey to) {
        requireMessenger(line);
        return sends.showTyping(line, line.key().providerId(), to);
    }

    /**
     * Fetches a person's names.
     *
     * @param line a Messenger line
     * @param person a page-scoped id
     * @return the names, which Meta may withhold
     * @throws IllegalArgumentException when the line is not a Messenger line
     */
    public ProfileSource.Answer profile(Line line, IdentityKey person) {
        requireMessenger(line);
        GraphAnswer answer = sends.profile(line, person, "first_name,last_name,name");
        return answer == null ? new ProfileSource.Withheld() : ProfileOutcomes.of(answer, MessengerErrors.TABLE);
    }

    private static void requireMessenger(Line line) {
        if (line.channel() != Channel.MESSENGER) {
            throw new IllegalArgumentException("not a Messenger line: " + line.key());
        }
    }
}
