package io.escala.fakemeta;

import io.escala.fakemeta.setup.Channel;
import java.security.SecureRandom;
import java.util.Base64;

/** Generates unique, opaque message ids in Meta's format, with the characters that break careless code. */
final class Ids {

    private final SecureRandom random = new SecureRandom();

    String message(Channel channel) {
        return switch (channel) {
            case WHATSAPP -> "wamid." + Base64.getEncoder().encodeToString(bytes(37));
            case MESSENGER -> "m_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(64));
            case INSTAGRAM -> "aWdf" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(96));
        };
    }

    /** Returns a decimal number too large for a JavaScript number, as media ids are. */
    String number() {
        return Long.toString(1_000_000_000_000_000_000L + (random.nextLong() >>> 2));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
