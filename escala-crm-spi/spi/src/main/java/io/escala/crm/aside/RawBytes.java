package io.escala.crm.aside;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes as they came, compared by content. Immutable. */
public final class RawBytes {
    private final byte[] bytes;

    private RawBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Copies bytes.
     *
     * @param bytes the bytes
     * @return their copy
     */
    public static RawBytes copyOf(byte[] bytes) {
        return new RawBytes(bytes.clone());
    }

    /**
     * The bytes.
     *
     * @return a copy
     */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /**
     * How many there are.
     *
     * @return the length
     */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Size only: the content may hold personal data. */
    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
