package io.escala.channels.instagram;

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
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Client of Instagram direct messaging, in both of Meta's variants. A line with a Page uses Facebook Login: the Page sends,
 * on {@code graph.facebook.com}, with the Page's token. A line without one uses Instagram Login: the account itself sends,
 * on {@code graph.instagram.com}, with its own token.
 *
 * <p>Instagram messages cannot carry a reference, so a send in doubt is matched by recipient, time and content of the echo.
 *
 * <p>Thread-safe; every call blocks until it is answered or its deadline passes, and is sent at most once.
 */
public final class InstagramClient {
    /** With and without the selector of the coloured form. */
    private static final Set<String> HEARTS = Set.of("\u2764", "\u2764\ufe0f");

    private final PageSends sends;
    private final Uploads uploads;

    /**
     * Creates a client. The caller closes the Graph API.
     *
     * @param graph the Graph API
     */
    public InstagramClient(GraphApi graph) {
        this.sends =
                new PageSends(Objects.requireNonNull(graph, "graph"), IdentityKeyKind.IGSID, InstagramErrors.TABLE);
        this.uploads = new Uploads(graph, InstagramErrors.TABLE);
    }

    /**
     * Sends one message as a response within the messaging window.
     *
     * @param line an Instagram line
     * @param to an Instagram-scoped id; a user name is not a valid recipient
     * @param payload what to send
     * @param replyTo the channel's id of the message to quote, or null
     * @return the outcome
     * @throws IllegalArgumentException when the line is not an Instagram line
     */
    public SendOutcome send(Line line, IdentityKey to, InstagramPayload payload, @Nullable String replyTo) {
        return send(
                line, to, payload, message -> sends.send(line, sender(line), to, Map.of("message", message), replyTo));
    }

    /**
     * Sends one message of a person, up to seven days after the last message of the recipient. The app needs Meta's permission "Human Agent";
     * never for automations, and not within the messaging window.
     *
     * @param line an Instagram line
     * @param to an Instagram-scoped id
     * @param payload what to send
     * @param replyTo the channel's id of the message to quote, or null
     * @return the outcome
     * @throws IllegalArgumentException when the line is not an Instagram line
     */
    public SendOutcome sendAsHumanAgent(Line line, IdentityKey to, InstagramPayload payload, @Nullable String replyTo) {
        return send(line, to, payload, message -> sends.sendAsHumanAgent(line, sender(line), to, message, replyTo));
    }

    private SendOutcome send(
            Line line, IdentityKey to, InstagramPayload payload, Function<Map<String, ?>, SendOutcome> call) {
        requireInstagram(line);
        String problem = sends.problem(to);
        if (problem != null) {
            return SendOutcomes.refused(problem);
        }
        if (payload.problem().isPresent()) {
            return SendOutcomes.refused(payload.problem().get());
        }
        return call.apply(payload.message());
    }

    /**
     * Reacts to a message, or removes the reaction, within the messaging window. A red heart is sent under Instagram's name {@code love}, which both
     * variants take.
     *
     * @param line an Instagram line
     * @param to an Instagram-scoped id
     * @param messageId the channel's id of the message
     * @param emoji one emoji, or null to remove the reaction
     * @return the outcome; its id names no message
     * @throws IllegalArgumentException when the line is not an Instagram line
     */
    public SendOutcome react(Line line, IdentityKey to, String messageId, @Nullable String emoji) {
        requireInstagram(line);
        return sends.react(line, sender(line), to, messageId, emoji != null && HEARTS.contains(emoji) ? "love" : emoji);
    }

    /**
     * Uploads a file, to be sent through the same line for up to 90 days. It is read as a stream.
     *
     * @param line an Instagram line
     * @param file the file
     * @return the outcome
     * @throws IllegalArgumentException when the line is not an Instagram line
     */
    public UploadOutcome upload(Line line, UploadFile file) {
        requireInstagram(line);
        Map<String, Object> fields = new LinkedHashMap<>(PageAttachments.fields(file));
        fields.put("platform", "instagram");
        return uploads.upload(line, sender(line) + "/message_attachments", fields, "filedata", file, "attachment_id");
    }

    /**
     * Marks the person's messages as read by the business.
     *
     * @param line an Instagram line
     * @param from an Instagram-scoped id
     * @return whether Meta accepted the call
     * @throws IllegalArgumentException when the line is not an Instagram line
     */
    public boolean markSeen(Line line, IdentityKey from) {
        requireInstagram(line);
        return sends.markSeen(line, sender(line), from);
    }

    /**
     * Shows the person that the business is typing, until it answers or for some twenty seconds.
     *
     * @param line an Instagram line
     * @param to an Instagram-scoped id
     * @return whether Meta accepted the call
     * @throws IllegalArgumentException when the line is not an Instagram line
     */
    public boolean showTyping(Line line, IdentityKey to) {
        requireInstagram(line);
        return sends.showTyping(line, sender(line), to);
    }

    /**
     * Fetches a person's name and user name.
     *
     * @param line an Instagram line
     * @param person an Instagram-scoped id
     * @return the names, which Meta may withhold
     * @throws IllegalArgumentException when the line is not an Instagram line
     */
    public ProfileSource.Answer profile(Line line, IdentityKey person) {
        requireInstagram(line);
        GraphAnswer answer = sends.profile(line, person, "name,username");
        return answer == null ? new ProfileSource.Withheld() : ProfileOutcomes.of(answer, InstagramErrors.TABLE);
    }

    private static String sender(Line line) {
        return Objects.requireNonNullElse(line.pageId(), line.key().providerId());
    }

    private static void requireInstagram(Line line) {
        if (line.channel() != Channel.INSTAGRAM) {
            throw new IllegalArgumentException("not an Instagram line: " + line.key());
        }
    }
}
