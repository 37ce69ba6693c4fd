package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error answer of the Graph API.
 *
 * @param http the HTTP status
 * @param code Meta's code
 * @param subcode Meta's subcode, 0 for none
 * @param type such as {@code OAuthException} or {@code IGApiException}
 * @param message Meta's message
 * @param details WhatsApp's text under {@code error_data}; empty for none
 */
public record GraphError(int http, int code, int subcode, String type, String message, String details) {

    /** Returns a WhatsApp error with details. */
    static GraphError whatsApp(int http, int code, String title, String details) {
        return new GraphError(http, code, 0, "OAuthException", "(#" + code + ") " + title, details);
    }

    /** Returns a general error. */
    static GraphError graph(int http, int code, int subcode, String message) {
        return new GraphError(http, code, subcode, "OAuthException", message, "");
    }

    /** Returns WhatsApp's error for an invalid parameter. */
    static GraphError invalid(String details) {
        return whatsApp(400, 100, "Invalid parameter", details);
    }

    /** Returns WhatsApp's error for a missing parameter of a message. */
    static GraphError missing(String details) {
        return whatsApp(400, 131008, "Required parameter is missing", details);
    }

    /** Returns WhatsApp's error for an invalid value. */
    static GraphError badValue(String details) {
        return whatsApp(400, 131009, "Parameter value is not valid", details);
    }

    /** Returns the error for an object that does not exist or that the token cannot access. */
    static GraphError noSuchObject(String method, String id) {
        return graph(
                400,
                100,
                33,
                "Unsupported " + method.toLowerCase(java.util.Locale.ROOT) + " request. Object with ID '" + id
                        + "' does not exist, cannot be loaded due to missing permissions, or does not support this"
                        + " operation.");
    }

    /** Returns the error as Meta's JSON. */
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
