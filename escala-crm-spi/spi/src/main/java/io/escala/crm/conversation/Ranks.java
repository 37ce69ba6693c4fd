package io.escala.crm.conversation;

import java.time.Instant;

/** Converts times to texts that sort in the same order. */
final class Ranks {
    private Ranks() {}

    static String of(Instant at, String order) {
        long shifted = at.toEpochMilli() + (Long.MAX_VALUE / 2);
        String digits = Long.toString(shifted);
        return "0".repeat(19 - digits.length()) + digits + "/" + order;
    }
}
