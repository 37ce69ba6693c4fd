package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.internal.text.Texts;
import io.escala.fakemeta.setup.Line;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET, POST and DELETE /{page, Instagram account or WABA}/subscribed_apps}: at most one app, that of the line. */
final class SubscribedApps {

    private final GraphWorld world;

    SubscribedApps(GraphWorld world) {
        this.world = world;
    }

    private static Line line(List<Line> lines, String id, Call call) {
        return lines.stream()
                .filter(each -> each instanceof WhatsAppNumber number
                        ? number.waba().equals(id)
                        : each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(GraphError.noSuchObject(call.method(), id)));
    }

    /** Subscribes the app, or ends its subscription. */
    Answer change(List<Line> lines, String id, Call call) {
        Line line = line(lines, id, call);
        if (call.method().equals("DELETE")) {
            world.subscribe(id, null);
        } else if (line instanceof WhatsAppNumber) {
            world.account(id).override(call.body());
            world.subscribe(id, List.of());
        } else {
            String fields = call.parameter("subscribed_fields");
            if (fields.isEmpty()) {
                throw new Refused(GraphError.graph(400, 100, 0, "(#100) The parameter subscribed_fields is required."));
            }
            world.subscribe(id, Texts.parts(fields, ','));
        }
        return Answer.ok(Json.object().put("success", true));
    }

    Answer list(List<Line> lines, String id, Call call) {
        Line line = line(lines, id, call);
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        List<String> fields = world.subscribedFields(id);
        if (fields == null) {
            return Answer.ok(answer);
        }
        if (line instanceof WhatsAppNumber) {
            ObjectNode subscribed = data.addObject();
            app(subscribed.putObject("whatsapp_business_api_data"), line);
            String override = world.account(id).override();
            if (override != null) {
                subscribed.put("override_callback_uri", override);
            }
        } else {
            ArrayNode names = app(data.addObject(), line).putArray("subscribed_fields");
            fields.forEach(names::add);
        }
        return Answer.ok(answer);
    }

    private ObjectNode app(ObjectNode node, Line line) {
        String id = world.appOf(line).id();
        return node.put("link", "https://www.facebook.com/games/?app_id=" + id)
                .put("name", "App " + id)
                .put("id", id);
    }
}
