package io.escala.fakemeta.internal.graph;

import io.escala.fakemeta.internal.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * The answer to a call.
 *
 * @param http the HTTP status
 * @param contentType the type of the body
 * @param body the body
 * @param messageId the id of the recorded message; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // Answers are never compared.
record Answer(int http, String contentType, byte[] body, String messageId) {

    static Answer ok(JsonNode json) {
        return json(200, json);
    }

    static Answer json(int http, JsonNode json) {
        return new Answer(http, "application/json; charset=UTF-8", Json.bytes(json), "");
    }

    Answer keeping(String id) {
        return new Answer(http, contentType, body, id);
    }
}
