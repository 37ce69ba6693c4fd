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

    /** Compares what a body says, with single quotes in what is expected; how it is escaped has tests of its own. */
    static void assertJson(Webhook webhook, String expected) {
        assertThat(of(webhook)).isEqualTo(MAPPER.readTree(expected.replace('\'', '"')));
    }
}
