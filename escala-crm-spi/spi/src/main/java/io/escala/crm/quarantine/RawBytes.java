package io.escala.crm.quarantine;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Bytes as they came, compared by content. Immutable. */
public final class RawBytes {
    private final byte[] bytes;
    private final int from;
    private final int to;

    private RawBytes(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /**
     * Copies bytes.
     *
     * @param bytes the bytes
     * @return their copy
     */
    public static RawBytes copyOf(byte[] bytes) {
        return new RawBytes(bytes.clone(), 0, bytes.length);
    }

    /**
     * A part of a larger body, without copying it: a thousand items of one body share its bytes.
     *
     * @param body the body; the caller must not change it afterwards
     * @param from where the part begins
     * @param to where it ends, exclusive
     */
    public static RawBytes slice(byte[] body, int from, int to) {
        Objects.checkFromToIndex(from, to, body.length);
        return new RawBytes(body, from, to);
    }

    /**
     * The bytes.
     *
     * @return a copy
     */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /**
     * How many there are.
     *
     * @return the length
     */
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

    /** Size only: the content may hold personal data. */
    @Override
    public String toString() {
        return size() + " bytes";
    }
}
