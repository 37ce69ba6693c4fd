package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.internal.text.Texts;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET and POST /{phone-number-id}/whatsapp_business_profile}. */
final class BusinessProfiles {

    private static final Map<String, Integer> LONGEST =
            Map.of("about", 139, "address", 256, "description", 512, "email", 128, "vertical", 40);
    private static final int MOST_WEBSITES = 2;
    private static final int LONGEST_WEBSITE = 256;
    private static final String PICTURE = "profile_picture_handle";

    private final GraphWorld world;

    BusinessProfiles(GraphWorld world) {
        this.world = world;
    }

    Answer get(WhatsAppNumber number, Call call) {
        ObjectNode all = world.number(number.id()).profile();
        ObjectNode answer = Json.object();
        ObjectNode shown = answer.putArray("data").addObject();
        List<String> asked = Texts.parts(call.parameter("fields"), ',');
        for (String field : asked) {
            JsonNode value = all.get(field.strip());
            if (value != null) {
                shown.set(field.strip(), value);
            }
        }
        shown.put("messaging_product", "whatsapp");
        return Answer.ok(answer);
    }

    Answer post(WhatsAppNumber number, Call call) {
        ObjectNode body = call.body();
        if (!Json.textOrEmpty(body, "messaging_product").equals("whatsapp")) {
            throw new Refused(GraphError.invalid("The parameter messaging_product is required."));
        }
        ObjectNode changes = Json.object();
        LONGEST.forEach((field, longest) -> {
            if (body.has(field)) {
                String text = Json.textOrEmpty(body, field);
                if (text.length() > longest || (field.equals("about") && text.isBlank())) {
                    throw new Refused(
                            GraphError.invalid("Param " + field + " must be at most " + longest + " characters long."));
                }
                changes.put(field, text);
            }
        });
        JsonNode websites = body.get("websites");
        if (websites != null) {
            checkWebsites(websites);
            changes.set("websites", websites);
        }
        String picture = Json.textOrEmpty(body, PICTURE);
        if (!picture.isEmpty()) {
            changes.put("profile_picture_url", "https://pps.whatsapp.net/" + picture);
        }
        world.number(number.id()).change(changes);
        return Answer.ok(Json.object().put("success", true));
    }

    private static void checkWebsites(JsonNode websites) {
        boolean valid = websites.isArray() && websites.size() <= MOST_WEBSITES;
        for (JsonNode each : websites) {
            String address = each.asString();
            valid &= address.length() <= LONGEST_WEBSITE && Texts.isWebAddress(address);
        }
        if (!valid) {
            throw new Refused(GraphError.invalid("Param websites must be at most 2 valid addresses"));
        }
    }
}
