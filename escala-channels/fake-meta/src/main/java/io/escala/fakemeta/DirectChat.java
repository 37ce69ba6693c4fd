package io.escala.fakemeta;

import io.escala.fakemeta.internal.graph.Media;
import io.escala.fakemeta.internal.graph.SentOptions;
import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.setup.Channel;
import io.escala.fakemeta.setup.Line;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The actions of one person towards a page or an Instagram account. Each action returns the signed delivery that Meta would
 * send. Messages and postbacks open the 24-hour window at once, whether the delivery is sent or not. Immutable and
 * thread-safe.
 */
public final class DirectChat {

    private static final long PAGE_INBOX = 263902037430900L;

    private final MetaState world;
    private final Person person;
    private final Line line;
    private final String scopedId;
    private final @Nullable Instant time;
    private final String quoted;

    DirectChat(MetaState world, Person person, Line line, String scopedId) {
        this(world, person, line, scopedId, null, "");
    }

    private DirectChat(
            MetaState world, Person person, Line line, String scopedId, @Nullable Instant time, String quoted) {
        this.world = world;
        this.person = person;
        this.line = line;
        this.scopedId = scopedId;
        this.time = time;
        this.quoted = quoted;
    }

    /** Returns this conversation with actions at that time instead of the clock's. */
    public DirectChat at(Instant moment) {
        return new DirectChat(world, person, line, scopedId, moment, quoted);
    }

    /** Returns this conversation with messages that reply to that message: its id goes into {@code reply_to}. */
    public DirectChat quoting(String messageId) {
        return new DirectChat(world, person, line, scopedId, time, messageId);
    }

    /** Sends a text. */
    public Webhook writes(String text) {
        return message(Json.object().put("text", text));
    }

    /** Sends an image, video, audio or file, by the file's type. Downloading it needs no token. */
    public Webhook sends(MediaFile file) {
        return sends(List.of(file));
    }

    /**
     * Sends one message with several attached files, in that order.
     *
     * @param files at least one
     * @throws IllegalArgumentException if there is none
     */
    public Webhook sends(List<MediaFile> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("nothing to send");
        }
        ObjectNode message = Json.object();
        ArrayNode attachments = message.putArray("attachments");
        for (MediaFile file : files) {
            String id = world.store(file.mimeType(), file.name(), file.bytes());
            ObjectNode attachment = attachments.addObject();
            attachment.put("type", file.kind("file"));
            attachment.putObject("payload").put("url", world.baseUrl() + "/" + Media.CDN + "/" + id);
        }
        return message(message);
    }

    /** Taps a quick reply; its title becomes the text. */
    public Webhook tapsQuickReply(String title, String payload) {
        ObjectNode message = Json.object().put("text", title);
        message.putObject("quick_reply").put("payload", payload);
        return message(message);
    }

    /** Taps a button, a menu entry or an ice breaker. */
    public Webhook tapsPostback(String title, String payload) {
        String id = world.inbound(line);
        world.opens(line, person, now());
        ObjectNode event = inbound();
        event.putObject("postback").put("mid", id).put("title", title).put("payload", payload);
        return deliver(event, List.of(id));
    }

    /**
     * Taps a quick reply or a button of a message.
     *
     * @throws IllegalArgumentException if the message has no option of that title
     */
    public Webhook taps(SentMessage message, String title) {
        SentOptions.Tap tap = SentOptions.titled(message.json(), title);
        return tap.kind() == SentOptions.Kind.QUICK_REPLY
                ? tapsQuickReply(title, tap.id())
                : tapsPostback(title, tap.id());
    }

    /** Reacts to a message with Meta's name of a reaction, such as {@code love}. It opens no window here. */
    public Webhook reactsTo(String messageId, String reaction, String emoji) {
        ObjectNode event = inbound();
        event.putObject("reaction")
                .put("mid", messageId)
                .put("action", "react")
                .put("reaction", reaction)
                .put("emoji", emoji);
        return deliver(event, List.of(messageId));
    }

    /** Removes a reaction: the event names only the message. */
    public Webhook takesReactionBack(String messageId) {
        ObjectNode event = inbound();
        event.putObject("reaction").put("mid", messageId).put("action", "unreact");
        return deliver(event, List.of(messageId));
    }

    /** Edits the text of a message; count is the number of its edits so far. It opens no window here. */
    public Webhook edits(String messageId, String newText, int count) {
        ObjectNode event = inbound();
        event.putObject("message_edit")
                .put("mid", messageId)
                .put("text", newText)
                .put("num_edit", count);
        return deliver(event, List.of(messageId));
    }

    /** Unsends a message (Instagram): the event contains only the id and a flag. */
    public Webhook unsends(String messageId) {
        ObjectNode event = inbound();
        event.putObject("message").put("mid", messageId).put("is_deleted", true);
        return deliver(event, List.of(messageId));
    }

    /**
     * Sends any other event of the person.
     *
     * @param key the event's key, such as {@code referral} or {@code message_edit}
     * @param json the value of that key, as JSON
     * @throws IllegalArgumentException if it is not JSON
     */
    public Webhook does(String key, String json) {
        JsonNode payload = Json.read(json);
        if (payload == null) {
            throw new IllegalArgumentException("the event is not JSON");
        }
        ObjectNode event = inbound();
        event.set(key, payload);
        return deliver(event, List.of());
    }

    /** The business writes in Meta's own inbox: an echo without a send through the Graph API. */
    public Webhook businessWritesInInbox(String text) {
        String id = world.newId(line);
        ObjectNode event = DirectEnvelope.event(line.id(), scopedId, now());
        ObjectNode message = event.putObject("message");
        message.put("mid", id);
        message.put("text", text);
        message.put("is_echo", true);
        if (line.channel() == Channel.MESSENGER) {
            message.put("app_id", PAGE_INBOX);
        }
        return deliver(event, List.of(id));
    }

    private Webhook message(ObjectNode content) {
        String id = world.inbound(line);
        world.opens(line, person, now());
        ObjectNode event = inbound();
        ObjectNode message = event.putObject("message");
        message.put("mid", id);
        message.setAll(content);
        if (!quoted.isEmpty()) {
            message.putObject("reply_to").put("mid", quoted);
        }
        return deliver(event, List.of(id));
    }

    private ObjectNode inbound() {
        return DirectEnvelope.event(scopedId, line.id(), now());
    }

    private Webhook deliver(ObjectNode event, List<String> ids) {
        return world.webhook(line, DirectEnvelope.body(line, event, now()), ids);
    }

    private Instant now() {
        return time == null ? world.now() : time;
    }
}
