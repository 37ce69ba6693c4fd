package io.escala.channels.internal.wire;

import io.escala.crm.quarantine.RawBytes;

/** A body that has been read: its JSON, and the bytes of every item of it. Of one thread. */
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
     * @return the body
     * @throws UnreadableBodyException when it is not exactly one JSON value within the limits
     */
    public static ParsedBody read(byte[] bytes) throws UnreadableBodyException {
        return new ParsedBody(bytes, JsonReader.read(bytes));
    }

    /**
     * The whole value.
     *
     * @return the value
     */
    public JsonValue json() {
        return json;
    }

    /**
     * Where a value of this body begins.
     *
     * @param value an object, an array, or an element of an array
     * @return the index of its first byte
     */
    public int from(JsonValue value) {
        return value.from();
    }

    /**
     * The bytes of a value of this body, as they came and without copying them.
     *
     * @param value an object, an array, or an element of an array
     * @return its bytes
     */
    public RawBytes raw(JsonValue value) {
        return RawBytes.slice(bytes, value.from(), value.to());
    }
}
