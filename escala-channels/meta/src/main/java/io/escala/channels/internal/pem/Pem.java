package io.escala.channels.internal.pem;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Reads keys in PEM. */
public final class Pem {
    private Pem() {}

    /**
     * Returns the bytes of a text with one key.
     *
     * @param pem the text
     * @param label what stands after {@code BEGIN}
     * @return the bytes, or null when it is something else
     */
    public static byte @Nullable [] read(String pem, String label) {
        String text = pem.strip();
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        if (!text.startsWith(begin) || !text.endsWith(end) || text.length() < begin.length() + end.length()) {
            return null;
        }
        String base64 = text.substring(begin.length(), text.length() - end.length());
        try {
            return Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
