package io.escala.examples.inspector;

import io.escala.crm.Channel;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Masks personal data, or keeps it. Equal ids stay equal, so that events can still be distinguished and joined. */
enum Redaction {
    OFF,
    ON;

    private static final String MASK = "***";
    private static final int DIGITS_SHOWN = 2;

    @Nullable
    String name(@Nullable String name) {
        return this == OFF || name == null ? name : MASK;
    }

    @Nullable
    String text(@Nullable String text) {
        return this == OFF || text == null
                ? text
                : MASK + " (" + text.codePointCount(0, text.length()) + " characters)";
    }

    @Nullable
    String phone(@Nullable String phone) {
        return this == OFF || phone == null
                ? phone
                : MASK + phone.substring(Math.max(0, phone.length() - DIGITS_SHOWN));
    }

    /** Masks WhatsApp's message ids, which contain the customer's number in an encoded form. */
    @Nullable
    String messageId(@Nullable Channel channel, @Nullable String id) {
        if (this == OFF || id == null || channel != Channel.WHATSAPP) {
            return id;
        }
        CRC32 sum = new CRC32();
        sum.update(id.getBytes(StandardCharsets.UTF_8));
        return MASK + HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
