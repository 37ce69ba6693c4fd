package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.internal.text.Texts;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks contents other than templates by WhatsApp's rules; each check returns the text that the person reads. */
final class WhatsAppContent {

    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_CAPTION = 1024;
    private static final Set<String> KNOWN_INTERACTIVES = Set.of(
            "button",
            "list",
            "cta_url",
            "location_request_message",
            "flow",
            "product",
            "product_list",
            "catalog_message",
            "carousel",
            "voice_call",
            "call_permission_request",
            "address_message",
            "request_contact_info",
            "order_details",
            "order_status");

    private static final Duration FILE_LIVES = Duration.ofDays(30);

    private final GraphWorld world;

    WhatsAppContent(GraphWorld world) {
        this.world = world;
    }

    String check(WhatsAppNumber number, String type, JsonNode body) {
        JsonNode payload = body.get(type);
        return switch (type) {
            case "text" -> text(required(payload, type));
            case "image", "video", "document" -> media(number, type, required(payload, type));
            case "audio", "sticker" -> {
                JsonNode media = required(payload, type);
                if (media.has("caption")) {
                    throw new Refused(GraphError.invalid(type + " takes no caption"));
                }
                yield media(number, type, media);
            }
            case "interactive" -> interactive(required(payload, type));
            case "reaction" -> reaction(number, required(payload, type));
            case "location" -> {
                JsonNode location = required(payload, type);
                if (Json.text(location, "latitude") == null || Json.text(location, "longitude") == null) {
                    throw new Refused(GraphError.missing("location latitude and longitude are required"));
                }
                yield "";
            }
            case "contacts" -> contacts(payload);
            default ->
                throw new Refused(GraphError.invalid("Param type must be one of {AUDIO, CONTACTS, DOCUMENT, IMAGE,"
                        + " INTERACTIVE, LOCATION, REACTION, STICKER, TEMPLATE, TEXT, VIDEO} - got \"" + type
                        + "\"."));
        };
    }

    private static String text(JsonNode payload) {
        String body = Json.text(payload, "body");
        if (body == null) {
            throw new Refused(GraphError.missing("Parameter text.body is missing"));
        }
        if (body.isBlank()) {
            throw new Refused(GraphError.invalid("Param text['body'] must not be empty"));
        }
        if (body.length() > LONGEST_TEXT) {
            throw new Refused(
                    GraphError.invalid("Param text['body'] must be at most " + LONGEST_TEXT + " characters long."));
        }
        return body;
    }

    private String media(WhatsAppNumber number, String type, JsonNode payload) {
        String id = Json.textOrEmpty(payload, "id");
        String link = Json.textOrEmpty(payload, "link");
        if (id.isEmpty() == link.isEmpty()) {
            throw new Refused(GraphError.invalid(type + " takes exactly one of id and link"));
        }
        if (!id.isEmpty() && !sendable(number, id)) {
            throw new Refused(GraphError.invalid(
                    "Param " + type + "['id'] is not a valid whatsapp business account media attachment ID"));
        }
        if (!link.isEmpty() && !Texts.isWebAddress(link)) {
            throw new Refused(GraphError.invalid("Param " + type + "['link'] is not a valid URL"));
        }
        String caption = Json.textOrEmpty(payload, "caption");
        atMost(caption, LONGEST_CAPTION, type + "['caption']");
        return caption;
    }

    private boolean sendable(WhatsAppNumber number, String id) {
        StoredFile file = world.file(id);
        return file != null && file.sendable(Set.of(number.id()), FILE_LIVES, world.now());
    }

    private String reaction(WhatsAppNumber number, JsonNode payload) {
        String target = Json.textOrEmpty(payload, "message_id");
        if (!world.knowsMessage(number, target)) {
            throw new Refused(GraphError.badValue("Message ID is invalid"));
        }
        return Json.textOrEmpty(payload, "emoji");
    }

    private static String contacts(@Nullable JsonNode payload) {
        if (payload == null || !payload.isArray() || payload.isEmpty()) {
            throw new Refused(GraphError.missing("Parameter contacts is missing"));
        }
        for (JsonNode each : payload) {
            if (each.get("name") == null
                    || Json.textOrEmpty(each.get("name"), "formatted_name").isBlank()) {
                throw new Refused(GraphError.missing("contacts: name.formatted_name is required"));
            }
        }
        return "";
    }

    private static String interactive(JsonNode payload) {
        String type = Json.textOrEmpty(payload, "type");
        if (!KNOWN_INTERACTIVES.contains(type)) {
            throw new Refused(GraphError.invalid("Param interactive['type'] is unknown"));
        }
        JsonNode body = payload.get("body");
        String text = body == null ? "" : Json.textOrEmpty(body, "text");
        boolean bodyless = Set.of("product", "call_permission_request").contains(type);
        if (text.isBlank() && !bodyless) {
            throw new Refused(GraphError.missing("interactive.body.text is required"));
        }
        atMost(text, type.equals("list") ? LONGEST_TEXT : 1024, "interactive['body']['text']");
        if (payload.get("footer") != null) {
            atMost(Json.textOrEmpty(payload.get("footer"), "text"), 60, "interactive['footer']['text']");
        }
        if (payload.get("header") != null) {
            atMost(Json.textOrEmpty(payload.get("header"), "text"), 60, "interactive['header']['text']");
        }
        JsonNode action = required(payload.get("action"), "interactive.action");
        switch (type) {
            case "button" -> buttons(action.get("buttons"));
            case "list" -> list(action);
            case "cta_url" -> {
                JsonNode parameters = required(action.get("parameters"), "interactive.action.parameters");
                inside(Json.textOrEmpty(parameters, "display_text"), 20, "display_text");
                if (Json.textOrEmpty(parameters, "url").isBlank()) {
                    throw new Refused(GraphError.missing("cta_url needs a url"));
                }
            }
            case "carousel" -> Carousels.check(action.get("cards"));
            case "flow" -> FormMessages.check(action);
            case "product" -> ProductMessages.one(payload, action);
            case "product_list" -> ProductMessages.list(payload, action);
            case "catalog_message" -> ProductMessages.catalogue(payload, action);
            case "location_request_message" -> {
                if (!Json.textOrEmpty(action, "name").equals("send_location")) {
                    throw new Refused(GraphError.invalid("location_request_message takes the action send_location"));
                }
            }
            default -> {
                // The rarer kinds are checked for body and action only, as the README states.
            }
        }
        return text;
    }

    private static void buttons(@Nullable JsonNode buttons) {
        if (buttons == null || buttons.isEmpty() || buttons.size() > 3) {
            throw new Refused(GraphError.invalid("interactive buttons: 1 to 3 are allowed"));
        }
        Set<String> ids = new HashSet<>();
        Set<String> titles = new HashSet<>();
        for (JsonNode each : buttons) {
            JsonNode reply = required(each.get("reply"), "button.reply");
            String id = Json.textOrEmpty(reply, "id");
            String title = Json.textOrEmpty(reply, "title");
            inside(id, 256, "button id");
            inside(title, 20, "button title");
            if (!ids.add(id) || !titles.add(title)) {
                throw new Refused(GraphError.invalid("interactive buttons: ids and titles must be unique"));
            }
        }
    }

    private static void list(JsonNode action) {
        inside(Json.textOrEmpty(action, "button"), 20, "list button");
        JsonNode sections = action.get("sections");
        if (sections == null || sections.isEmpty() || sections.size() > 10) {
            throw new Refused(GraphError.invalid("interactive list: 1 to 10 sections are allowed"));
        }
        Set<String> ids = new HashSet<>();
        int rows = 0;
        for (JsonNode section : sections) {
            String title = Json.textOrEmpty(section, "title");
            atMost(title, 24, "section title");
            if (sections.size() > 1 && title.isBlank()) {
                throw new Refused(GraphError.missing("interactive list: sections need a title"));
            }
            for (JsonNode row : required(section.get("rows"), "section.rows")) {
                rows++;
                inside(Json.textOrEmpty(row, "id"), 200, "row id");
                inside(Json.textOrEmpty(row, "title"), 24, "row title");
                atMost(Json.textOrEmpty(row, "description"), 72, "row description");
                if (!ids.add(Json.textOrEmpty(row, "id"))) {
                    throw new Refused(GraphError.invalid("interactive list: row ids must be unique"));
                }
            }
        }
        if (rows == 0 || rows > 10) {
            throw new Refused(GraphError.invalid("interactive list: 1 to 10 rows in total are allowed"));
        }
    }

    private static JsonNode required(@Nullable JsonNode node, String what) {
        if (node == null || node.isNull()) {
            throw new Refused(GraphError.missing("Parameter " + what + " is missing"));
        }
        return node;
    }

    private static void inside(String text, int longest, String what) {
        if (text.isBlank()) {
            throw new Refused(GraphError.missing(what + " is missing"));
        }
        atMost(text, longest, what);
    }

    private static void atMost(String text, int longest, String what) {
        if (text.length() > longest) {
            throw new Refused(
                    GraphError.invalid("Param " + what + " must be at most " + longest + " characters long."));
        }
    }
}
