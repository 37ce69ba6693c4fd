package io.escala.channels.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives unguessable confirmation codes from the app, the user and the key. The same user gets the same code on every node
 * and for every repetition, and nothing has to be stored. Thread-safe: immutable.
 */
final class ConfirmationCodes {
    static final int MIN_KEY_BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int CODE_BYTES = 16;

    private final SecretKeySpec key;

    ConfirmationCodes(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    String of(AppUser user) {
        // A user id contains no line feed, so no two users give the same text.
        String who = user.appId() + '\n' + user.userId();
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(who.getBytes(StandardCharsets.UTF_8)), 0, CODE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + ALGORITHM, e);
        }
    }
}
