package io.escala.channels.internal.wire;

import io.escala.crm.quarantine.RawBytes;

/** A parsed body: its JSON and the bytes of every item. Not thread-safe. */
public final class ParsedBody {
    private final byte[] bytes;
    private final JsonValue json;

    private ParsedBody(byte[] bytes, JsonValue json) {
        this.bytes = bytes;
        this.json = json;
    }

    /**
     * Reads a body.
     *
     * @param bytes the bytes as received; must not change afterwards
     * @throws UnreadableBodyException when it is not exactly one JSON value within the limits
     */
    public static ParsedBody read(byte[] bytes) throws UnreadableBodyException {
        return new ParsedBody(bytes, JsonReader.read(bytes));
    }

    /**
     * The JSON value of the whole body.
     */
    public JsonValue json() {
        return json;
    }

    /**
     * The original bytes of a value of this body, not copied.
     *
     * @param value an object, an array, or an element of an array
     */
    public RawBytes raw(JsonValue value) {
        return RawBytes.slice(bytes, value.from(), value.to());
    }
}
