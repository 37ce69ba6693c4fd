package io.escala.fakemeta;

import io.escala.fakemeta.internal.graph.SentOptions;
import io.escala.fakemeta.internal.json.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a person submits: completed forms and orders. */
final class WhatsAppSubmissions {

    private static final JsonMapper MAPPER = new JsonMapper();

    private WhatsAppSubmissions() {}

    /** Returns the payload of a completed form. */
    static ObjectNode form(SentMessage message, Map<String, ?> answers) {
        ObjectNode all = Json.object();
        MAPPER.valueToTree(answers).forEachEntry(all::set);
        String token = SentOptions.formToken(message.json());
        if (!token.isEmpty()) {
            all.put("flow_token", token);
        }
        return Json.object().put("name", "flow").put("body", "Sent").put("response_json", Json.string(all));
    }

    /** Returns the payload of an order. */
    static JsonNode order(String catalog, String text, List<OrderedProduct> products) {
        ObjectNode order = Json.object().put("catalog_id", catalog);
        if (!text.isEmpty()) {
            order.put("text", text);
        }
        ArrayNode items = order.putArray("product_items");
        for (OrderedProduct product : products) {
            items.addObject()
                    .put("product_retailer_id", product.productId())
                    .put("quantity", product.quantity())
                    .put("item_price", product.price())
                    .put("currency", product.currency());
        }
        return order;
    }
}
