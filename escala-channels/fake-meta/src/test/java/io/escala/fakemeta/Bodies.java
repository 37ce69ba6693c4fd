package io.escala.fakemeta;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies with a parser of its own, not with the code that wrote them. */
final class Bodies {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Bodies() {}

    static JsonNode of(Webhook webhook) {
        return MAPPER.readTree(webhook.bytes());
    }

    /** Compares a body as JSON; the expected JSON has single quotes. Escaping has its own tests. */
    static void assertJson(Webhook webhook, String expected) {
        assertThat(of(webhook)).isEqualTo(MAPPER.readTree(expected.replace('\'', '"')));
    }
}
