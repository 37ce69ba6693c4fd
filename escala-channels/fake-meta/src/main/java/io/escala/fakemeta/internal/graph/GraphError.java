package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of Meta's refusals.
 *
 * @param http the HTTP status
 * @param code Meta's code
 * @param subcode Meta's subcode, 0 for none
 * @param type {@code OAuthException}, {@code IGApiException}, …
 * @param message Meta's message
 * @param details what WhatsApp adds under {@code error_data}; empty for none
 */
public record GraphError(int http, int code, int subcode, String type, String message, String details) {

    /** A WhatsApp refusal, with details. */
    static GraphError whatsApp(int http, int code, String title, String details) {
        return new GraphError(http, code, 0, "OAuthException", "(#" + code + ") " + title, details);
    }

    /** A general refusal. */
    static GraphError graph(int http, int code, int subcode, String message) {
        return new GraphError(http, code, subcode, "OAuthException", message, "");
    }

    /** WhatsApp's invalid parameter. */
    static GraphError invalid(String details) {
        return whatsApp(400, 100, "Invalid parameter", details);
    }

    /** WhatsApp's missing parameter inside a message. */
    static GraphError missing(String details) {
        return whatsApp(400, 131008, "Required parameter is missing", details);
    }

    /** WhatsApp's invalid value. */
    static GraphError badValue(String details) {
        return whatsApp(400, 131009, "Parameter value is not valid", details);
    }

    /** The answer to an object that is not there, or not for this token. */
    static GraphError noSuchObject(String method, String id) {
        return graph(
                400,
                100,
                33,
                "Unsupported " + method.toLowerCase(java.util.Locale.ROOT) + " request. Object with ID '" + id
                        + "' does not exist, cannot be loaded due to missing permissions, or does not support this"
                        + " operation.");
    }

    /** Meta's JSON for it. */
    ObjectNode json(String traceId) {
        ObjectNode error = Json.object();
        error.put("message", message);
        error.put("type", type);
        error.put("code", code);
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        if (!details.isEmpty()) {
            error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
        }
        error.put("fbtrace_id", traceId);
        ObjectNode body = Json.object();
        body.set("error", error);
        return body;
    }
}
