package io.escala.channels.webhook;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Strict base64url: accepts only the canonical encoding of the bytes, with or without padding. */
final class Base64Url {
    private static final Base64.Encoder PADDED = Base64.getUrlEncoder();
    private static final Base64.Encoder BARE = PADDED.withoutPadding();

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return BARE.encodeToString(bytes);
    }

    /** The decoded bytes, or null when the text is not their canonical encoding. Padding may be present or absent. */
    static byte @Nullable [] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
        // The decoder ignores the spare bits of the last character.
        return text.equals(BARE.encodeToString(bytes)) || text.equals(PADDED.encodeToString(bytes)) ? bytes : null;
    }
}
