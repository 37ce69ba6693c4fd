package io.escala.channels.internal.content;

import io.escala.core.channel.OptionReference;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a quick reply or button of Messenger and Instagram, which a tap returns, and the token of a form of WhatsApp, which its answer
 * returns: it names the message and the option. References are
 * ids of this library, which contain no slash.
 */
public final class OptionPayload {
    private static final String PREFIX = "escala/";

    private OptionPayload() {}

    /**
     * Returns the payload of an option.
     *
     * @param reference the reference of the message, or null when it is sent without an inbox: then the payload is the option's id
     * @param option the option's id
     * @return the payload
     */
    public static String of(@Nullable String reference, String option) {
        return reference == null ? option : PREFIX + reference + "/" + option;
    }

    /**
     * Reads a payload.
     *
     * @param payload the payload of a tap, or null
     * @return what it names, or null when it is not such a payload
     */
    public static @Nullable OptionReference read(@Nullable String payload) {
        if (payload == null || !payload.startsWith(PREFIX)) {
            return null;
        }
        int end = payload.indexOf('/', PREFIX.length());
        return end < 0
                ? null
                : new OptionReference(payload.substring(PREFIX.length(), end), payload.substring(end + 1));
    }
}
