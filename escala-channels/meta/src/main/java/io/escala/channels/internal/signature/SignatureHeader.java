package io.escala.channels.internal.signature;

import java.util.Collection;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Reads {@code X-Hub-Signature-256}. The older SHA-1 header is ignored. */
public final class SignatureHeader {
    /** Its name. */
    public static final String NAME = "X-Hub-Signature-256";

    /** What its value begins with. */
    public static final String PREFIX = "sha256=";

    private static final int HEX_DIGITS = 64;

    private SignatureHeader() {}

    /** The 32 bytes of the signature, or null unless there is exactly one well-formed value. */
    public static byte @Nullable [] read(Collection<String> values) {
        if (values.size() != 1) {
            return null;
        }
        String value = values.iterator().next();
        if (value == null || value.length() != PREFIX.length() + HEX_DIGITS || !value.startsWith(PREFIX)) {
            return null;
        }
        byte[] signature = new byte[HEX_DIGITS / 2];
        for (int i = 0; i < signature.length; i++) {
            char high = value.charAt(PREFIX.length() + 2 * i);
            char low = value.charAt(PREFIX.length() + 2 * i + 1);
            if (!HexFormat.isHexDigit(high) || !HexFormat.isHexDigit(low)) {
                return null;
            }
            signature[i] = (byte) (HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low));
        }
        return signature;
    }
}
