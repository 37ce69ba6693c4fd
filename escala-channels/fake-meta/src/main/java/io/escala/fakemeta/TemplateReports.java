package io.escala.fakemeta;

import io.escala.fakemeta.internal.json.Json;
import io.escala.fakemeta.setup.Template;
import io.escala.fakemeta.setup.WhatsAppNumber;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Builds the webhooks about templates. */
final class TemplateReports {
    private TemplateReports() {}

    static Webhook status(MetaState world, Template template) {
        WhatsAppNumber number = world.connections().numberOf(template.owner());
        ObjectNode value = Json.object();
        value.put("event", template.status().name());
        value.put("message_template_name", template.name());
        value.put("message_template_language", template.language());
        value.put("reason", "NONE");
        ObjectNode body = WhatsAppEnvelope.body(number, "message_template_status_update", value);
        ((ObjectNode) body.path("entry").path(0)).put("time", world.now().getEpochSecond());
        return world.webhook(number, body, List.of());
    }
}
