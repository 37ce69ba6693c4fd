package io.escala.channels.webhook;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Strict base64url: of all the texts that decode to the same bytes, the one that encoding them gives. */
final class Base64Url {
    private static final Base64.Encoder PADDED = Base64.getUrlEncoder();
    private static final Base64.Encoder BARE = PADDED.withoutPadding();

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return BARE.encodeToString(bytes);
    }

    /** The bytes; null when the text is anything but what encoding them gives, with the right padding or without. */
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
