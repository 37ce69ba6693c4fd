package io.escala.channels.whatsapp;

import io.escala.crm.Channel;
import io.escala.crm.line.Line;

/** Checks of lines. */
final class WhatsAppLines {
    private WhatsAppLines() {}

    /** Refuses lines of other channels, and returns the id of the number. */
    static String number(Line line) {
        if (line.channel() != Channel.WHATSAPP) {
            throw new IllegalArgumentException("not a WhatsApp line: " + line.key());
        }
        return line.key().providerId();
    }
}
