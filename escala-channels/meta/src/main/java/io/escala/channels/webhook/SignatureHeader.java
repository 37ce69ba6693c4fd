package io.escala.channels.webhook;

import java.util.Collection;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Reads {@code X-Hub-Signature-256}. The older header with SHA-1 is never looked at. */
final class SignatureHeader {
    static final String NAME = "X-Hub-Signature-256";
    static final String PREFIX = "sha256=";
    private static final int HEX_DIGITS = 64;

    private SignatureHeader() {}

    /** The 32 bytes of the one well-formed value; null when there is none, more than one, or anything else in it. */
    static byte @Nullable [] read(Collection<String> values) {
        if (values.size() != 1) {
            return null;
        }
        String value = values.iterator().next();
        if (value == null || value.length() != PREFIX.length() + HEX_DIGITS || !value.startsWith(PREFIX)) {
            return null;
        }
        for (int i = PREFIX.length(); i < value.length(); i++) {
            if (!HexFormat.isHexDigit(value.charAt(i))) {
                return null;
            }
        }
        return HexFormat.of().parseHex(value, PREFIX.length(), value.length());
    }
}
