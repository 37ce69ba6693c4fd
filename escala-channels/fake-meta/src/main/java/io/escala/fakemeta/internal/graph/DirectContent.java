package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.internal.text.Texts;
import io.escala.fakemeta.setup.Channel;
import io.escala.fakemeta.setup.InstagramAccount;
import io.escala.fakemeta.setup.Line;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks message contents by the rules of Messenger and Instagram; a check returns the text that the person reads. */
final class DirectContent {

    private static final int MESSENGER_CHARACTERS_BELOW = 2000;
    private static final int INSTAGRAM_BYTES = 1000;
    private static final Set<String> MESSENGER_KINDS = Set.of("image", "audio", "video", "file", "template", "sticker");
    private static final Set<String> INSTAGRAM_KINDS =
            Set.of("image", "audio", "video", "file", "template", "media_share", "like_heart");
    private static final Set<String> INSTAGRAM_TEMPLATES = Set.of("generic", "button", "product");

    private static final Duration FILE_LIVES = Duration.ofDays(90);

    private final GraphWorld world;

    DirectContent(GraphWorld world) {
        this.world = world;
    }

    /** Returns the type under which a message is recorded. */
    static String kind(JsonNode message) {
        JsonNode attachment = firstAttachment(message);
        return attachment == null
                ? message.has("sticker_id") ? "sticker" : "text"
                : Json.textOrEmpty(attachment, "type").toLowerCase(java.util.Locale.ROOT);
    }

    static String templateType(JsonNode message) {
        JsonNode attachment = message.get("attachment");
        JsonNode payload = attachment == null ? null : attachment.get("payload");
        return payload == null ? "" : Json.textOrEmpty(payload, "template_type");
    }

    String check(Line line, JsonNode message) {
        boolean instagram = line.channel() == Channel.INSTAGRAM;
        String text = Json.textOrEmpty(message, "text");
        JsonNode attachment = firstAttachment(message);
        if (text.isBlank() && attachment == null && !message.has("sticker_id")) {
            throw refused(line, 2018034, "(#100) Message cannot be empty, must provide valid attachment or text");
        }
        if (!text.isEmpty() && attachment != null) {
            throw refused(line, 0, "(#100) Message cannot have both text and attachment");
        }
        if (instagram && text.getBytes(StandardCharsets.UTF_8).length > INSTAGRAM_BYTES) {
            throw refused(line, 0, "(#100) Length of param message[text] must be less than or equal to 1000 bytes");
        }
        if (!instagram && text.length() >= MESSENGER_CHARACTERS_BELOW) {
            throw refused(line, 0, "(#100) Length of param message[text] must be less than 2000");
        }
        if (Json.textOrEmpty(message, "metadata").length() >= 1000) {
            throw refused(line, 0, "(#100) Length of param message[metadata] must be less than 1000");
        }
        if (attachment != null) {
            attachments(line, message, attachment);
        }
        quickReplies(line, message.get("quick_replies"));
        return attachment == null ? text : Json.textOrEmpty(attachment.path("payload"), "text");
    }

    private void attachments(Line line, JsonNode message, JsonNode first) {
        JsonNode several = message.get("attachments");
        if (several == null) {
            attachment(line, first);
            return;
        }
        int most = line.channel() == Channel.INSTAGRAM ? 10 : 30;
        if (several.size() > most) {
            throw refused(line, 0, "(#100) Too many attachments");
        }
        for (JsonNode each : several) {
            if (several.size() > 1
                    && !Json.textOrEmpty(each, "type")
                            .toLowerCase(java.util.Locale.ROOT)
                            .equals("image")) {
                throw refused(line, 0, "(#100) Several attachments of a message are images");
            }
            attachment(line, each);
        }
    }

    private static @Nullable JsonNode firstAttachment(JsonNode message) {
        JsonNode several = message.get("attachments");
        return several != null && several.isArray() && !several.isEmpty() ? several.get(0) : message.get("attachment");
    }

    private void attachment(Line line, JsonNode attachment) {
        boolean instagram = line.channel() == Channel.INSTAGRAM;
        String type = Json.textOrEmpty(attachment, "type").toLowerCase(java.util.Locale.ROOT);
        if (!(instagram ? INSTAGRAM_KINDS : MESSENGER_KINDS).contains(type)) {
            throw refused(line, 0, "(#100) Param message[attachment][type] is unknown");
        }
        if (type.equals("like_heart")) {
            return;
        }
        JsonNode payload = attachment.get("payload");
        if (payload == null) {
            throw refused(line, 0, "(#100) Param message[attachment][payload] is required");
        }
        if (type.equals("template")) {
            template(line, payload);
            return;
        }
        if (type.equals("media_share") || type.equals("sticker")) {
            return;
        }
        String id = Json.textOrEmpty(payload, "attachment_id");
        String url = Json.textOrEmpty(payload, "url");
        if (id.isEmpty() == url.isEmpty()) {
            throw refused(line, 0, "(#100) An attachment takes exactly one of url and attachment_id");
        }
        if (!id.isEmpty() && !sendable(line, id)) {
            throw refused(line, 2018074, "(#100) Invalid attachment id");
        }
        if (!url.isEmpty() && !Texts.isWebAddress(url)) {
            throw refused(line, 2018008, "(#100) Failed to fetch the file from the url");
        }
    }

    private boolean sendable(Line line, String id) {
        StoredFile file = world.file(id);
        Set<String> owners =
                line instanceof InstagramAccount account ? Set.of(line.id(), account.linkedPage()) : Set.of(line.id());
        return file != null && file.sendable(owners, FILE_LIVES, world.now());
    }

    private static void template(Line line, JsonNode payload) {
        String type = Json.textOrEmpty(payload, "template_type");
        if (type.isEmpty() || (line.channel() == Channel.INSTAGRAM && !INSTAGRAM_TEMPLATES.contains(type))) {
            throw refused(line, 0, "(#100) Param template_type is unknown here");
        }
        JsonNode elements = payload.get("elements");
        if (type.equals("generic") && (elements == null || elements.isEmpty() || elements.size() > 10)) {
            throw refused(line, 0, "(#100) A generic template takes 1 to 10 elements");
        }
        if (type.equals("generic")) {
            elements.forEach(element -> element(line, element));
        }
        if (type.equals("button")) {
            JsonNode buttons = payload.get("buttons");
            String text = Json.textOrEmpty(payload, "text");
            if (text.isBlank() || text.length() > 640 || buttons == null || buttons.isEmpty() || buttons.size() > 3) {
                throw refused(line, 0, "(#100) A button template takes 1 to 640 characters and 1 to 3 buttons");
            }
            buttons.forEach(button -> button(line, button));
        }
    }

    private static void element(Line line, JsonNode element) {
        String title = Json.textOrEmpty(element, "title");
        JsonNode buttons = element.path("buttons");
        boolean more = element.has("subtitle") || element.has("image_url") || !buttons.isEmpty();
        if (title.isBlank() || title.length() > 80 || !more || buttons.size() > 3) {
            throw refused(
                    line, 0, "(#100) An element takes a title of 1 to 80 characters, something else, and 3 buttons");
        }
        if (Json.textOrEmpty(element, "subtitle").length() > 80) {
            throw refused(line, 0, "(#100) A subtitle takes at most 80 characters");
        }
        buttons.forEach(button -> button(line, button));
    }

    private static void button(Line line, JsonNode button) {
        String type = Json.textOrEmpty(button, "type");
        String title = Json.textOrEmpty(button, "title");
        if (Set.of("web_url", "postback").contains(type) && (title.isBlank() || title.length() > 20)) {
            throw refused(line, 0, "(#100) A button's title takes 1 to 20 characters");
        }
        String payload = Json.textOrEmpty(button, "payload");
        if (type.equals("postback") && (payload.isEmpty() || payload.length() > 1000)) {
            throw refused(line, 0, "(#100) A button's payload takes 1 to 1000 characters");
        }
        if (type.equals("web_url") && !Texts.isWebAddress(Json.textOrEmpty(button, "url"))) {
            throw refused(line, 0, "(#100) A button's url is not valid");
        }
    }

    private static void quickReplies(Line line, @Nullable JsonNode replies) {
        if (replies == null) {
            return;
        }
        if (replies.size() > 13) {
            throw refused(line, 0, "(#100) At most 13 quick replies are allowed");
        }
        boolean instagram = line.channel() == Channel.INSTAGRAM;
        for (JsonNode each : replies) {
            String kind = Json.textOrEmpty(each, "content_type");
            if (!kind.equals("text")
                    && (instagram || !Set.of("user_phone_number", "user_email").contains(kind))) {
                throw refused(line, 0, "(#100) Param quick_replies content_type is unknown here");
            }
            String title = Json.textOrEmpty(each, "title");
            boolean untitled = title.isEmpty() && !each.has("image_url");
            // Instagram truncates a long title instead of refusing it.
            if (kind.equals("text") && (untitled || (title.length() > 20 && !instagram))) {
                throw refused(line, 0, "(#100) A quick reply's title takes 1 to 20 characters");
            }
            if (kind.equals("text") && Json.textOrEmpty(each, "payload").length() > 1000) {
                throw refused(line, 0, "(#100) A quick reply's payload takes at most 1000 characters");
            }
        }
    }

    /** Creates a refusal. Instagram has one subcode for all problems of a message's data. */
    private static Refused refused(Line line, int subcode, String message) {
        boolean general = subcode == 0 || subcode == 2018034;
        int shown = line.channel() == Channel.INSTAGRAM && general ? 2534015 : subcode;
        return new Refused(DirectSends.bad(shown, message));
    }
}
