package io.escala.channels.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is one JSON value in strict UTF-8, by the JDK's decoder and a tree reader over characters. Limits of length may be drawn a
 * little below or above the promise, because a character is up to four bytes.
 */
final class StrictJson {
    /** Refuses some of what may be read, and nothing else. */
    static final StrictJson NARROW = new StrictJson(1_000_000, 30, 200, 190_000);

    /** Reads some of what must be refused, and nothing else. */
    static final StrictJson WIDE = new StrictJson(1_048_576, 34, 1_100, 200_001);

    private static final int MAX_DEPTH = 64;

    private final JsonMapper mapper;

    private StrictJson(int text, int number, int name, long tokens) {
        mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .maxStringLength(text)
                                .maxNumberLength(number)
                                .maxNameLength(name)
                                .maxTokenCount(tokens)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** The value, or null when it is none. */
    @Nullable
    JsonNode read(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
        try {
            JsonNode value = mapper.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            return value.isMissingNode() ? null : value;
        } catch (JacksonException e) {
            return null;
        }
    }
}
