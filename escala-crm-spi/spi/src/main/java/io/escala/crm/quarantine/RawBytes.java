package io.escala.crm.quarantine;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Bytes as received, compared by content. Immutable. */
public final class RawBytes {
    private final byte[] bytes;
    private final int from;
    private final int to;

    private RawBytes(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** Returns a copy of these bytes. */
    public static RawBytes copyOf(byte[] bytes) {
        return new RawBytes(bytes.clone(), 0, bytes.length);
    }

    /**
     * Returns a part of a body without copying it, so all items of one body share its bytes.
     *
     * @param body the body; the caller must not change it afterwards
     * @param from start of the part
     * @param to end of the part, exclusive
     */
    public static RawBytes slice(byte[] body, int from, int to) {
        Objects.checkFromToIndex(from, to, body.length);
        return new RawBytes(body, from, to);
    }

    /** Returns a copy of the bytes. */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** Returns the number of bytes. */
    public int size() {
        return to - from;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawBytes that && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toByteArray());
    }

    /** Size only: the content may contain personal data. */
    @Override
    public String toString() {
        return size() + " bytes";
    }
}
