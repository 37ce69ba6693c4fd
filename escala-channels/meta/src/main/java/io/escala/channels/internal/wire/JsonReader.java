package io.escala.channels.internal.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a body into {@link Json} in one pass, within limits. Objects and arrays know their
 * bytes, so an item can be kept as it came without being written again; so do their elements, which may be anything. Thread-safe: stateless.
 */
final class JsonReader {
    /** A broken limit fails the whole body: the same bytes would break it again. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxStringLength(1_048_576)
            .maxNumberLength(32)
            .maxNameLength(256)
            .maxTokenCount(200_000)
            .build();

    private static final JsonFactory FACTORY =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();

    private JsonReader() {}

    /**
     * Reads a body.
     *
     * @param body the bytes; a byte order mark is skipped
     * @return the value
     * @throws UnreadableBodyException when it is not exactly one JSON value in strict UTF-8, has a name twice in one object, or
     *     breaks a limit
     */
    static Json read(byte[] body) throws UnreadableBodyException {
        if (!Utf8.isStrict(body)) {
            throw new UnreadableBodyException("not UTF-8");
        }
        int start = Utf8.byteOrderMark(body);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body, start, body.length - start)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new UnreadableBodyException("empty");
            }
            Json value = value(parser, first, start, true);
            if (parser.nextToken() != null) {
                throw new UnreadableBodyException("something follows the JSON value");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw new UnreadableBodyException("breaks a limit of depth, length or number of tokens");
        } catch (JacksonException e) {
            throw new UnreadableBodyException("not JSON");
        }
    }

    private static Json value(JsonParser parser, JsonToken token, int base, boolean located)
            throws UnreadableBodyException {
        return switch (token) {
            case START_OBJECT -> object(parser, base);
            case START_ARRAY -> array(parser, base);
            case VALUE_STRING -> scalar(parser, Json.Kind.STRING, parser.getString(), base, located);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                scalar(parser, Json.Kind.NUMBER, parser.getString(), base, located);
            case VALUE_TRUE -> scalar(parser, Json.Kind.TRUE, null, base, located);
            case VALUE_FALSE -> scalar(parser, Json.Kind.FALSE, null, base, located);
            case VALUE_NULL -> scalar(parser, Json.Kind.NULL, null, base, located);
            default -> throw new UnreadableBodyException("not JSON");
        };
    }

    private static Json object(JsonParser parser, int base) throws UnreadableBodyException {
        int from = base + offset(parser.currentTokenLocation());
        Map<String, Json> fields = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (fields.put(name, value(parser, parser.nextToken(), base, false)) != null) {
                throw new UnreadableBodyException("a name stands twice in one object");
            }
        }
        return Json.object(fields, from, base + offset(parser.currentLocation()));
    }

    private static Json array(JsonParser parser, int base) throws UnreadableBodyException {
        int from = base + offset(parser.currentTokenLocation());
        List<Json> elements = new ArrayList<>(4);
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(parser, token, base, true));
        }
        return Json.array(elements, from, base + offset(parser.currentLocation()));
    }

    /** Asking for the place costs as much as reading the value: it is asked for only where it can matter. */
    private static Json scalar(JsonParser parser, Json.Kind kind, @Nullable String text, int base, boolean located) {
        if (!located) {
            return Json.scalar(kind, text, 0, 0);
        }
        int from = base + offset(parser.currentTokenLocation());
        int to = base + offset(parser.currentLocation());
        return Json.scalar(kind, text, from, to);
    }

    private static int offset(TokenStreamLocation location) {
        return (int) location.getByteOffset();
    }
}
