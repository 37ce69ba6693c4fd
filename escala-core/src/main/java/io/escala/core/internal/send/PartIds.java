package io.escala.core.internal.send;

import io.escala.crm.conversation.MessageId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The ids of the messages of one request: those after the first are derived of its id, so that a repeat of the request, which finds the first by its
 * reference, knows them all. They sort in their order.
 */
final class PartIds {
    private static final int LONGEST = 60;

    private PartIds() {}

    /** The ids of all messages, the first one included. */
    static List<MessageId> of(MessageId first, int parts) {
        List<MessageId> ids = new ArrayList<>();
        ids.add(first);
        for (int number = 2; number <= parts; number++) {
            ids.add(new MessageId(beginning(first.value()) + String.format(Locale.ROOT, "-%03d", number)));
        }
        return List.copyOf(ids);
    }

    /** Ids of the host's own may have the full length, so that nothing can be added to them. */
    private static String beginning(String first) {
        if (first.length() <= LONGEST) {
            return first;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(first.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest).substring(0, LONGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
