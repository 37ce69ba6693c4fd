package io.escala.channels.internal.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Strings that occur in nearly every body, reused instead of created, with their hash codes cached. Thread-safe: immutable. */
final class CommonStrings {
    static final List<String> ALL = List.of(
            "whatsapp_business_account",
            "page",
            "instagram",
            "messages",
            "messaging_product",
            "whatsapp",
            "metadata",
            "contacts",
            "statuses",
            "message_echoes",
            "smb_message_echoes",
            "text",
            "image",
            "video",
            "audio",
            "document",
            "sticker",
            "location",
            "reaction",
            "button",
            "interactive",
            "button_reply",
            "list_reply",
            "order",
            "system",
            "edit",
            "revoke",
            "unsupported",
            "sent",
            "delivered",
            "read",
            "played",
            "failed",
            "service",
            "marketing",
            "utility",
            "authentication",
            "regular",
            "free_customer_service",
            "free_entry_point",
            "PMP",
            "CBP",
            "message",
            "postback",
            "file",
            "fallback",
            "template",
            "share",
            "react",
            "unreact",
            "individual",
            "group");

    private static final int SPREAD = 0x9E37_79B1;
    private static final int TOP_BITS = 21;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 25;
    private static final @Nullable String[] TABLE = table();

    private CommonStrings() {}

    private static @Nullable String[] table() {
        String[] table = new String[1 << (Integer.SIZE - TOP_BITS)];
        for (String word : ALL) {
            table[place(NameHashes.mark(word))] = word;
        }
        return table;
    }

    private static int place(int mark) {
        return (mark * SPREAD) >>> TOP_BITS;
    }

    /** The string equal to the plain bytes, or null when it is not in the list. */
    static @Nullable String find(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < SHORTEST || length > LONGEST) {
            return null;
        }
        String word = TABLE[place(NameHashes.mark(bytes, from, to))];
        return word != null && JsonString.isSpelled(bytes, from, to, word) ? word : null;
    }
}
