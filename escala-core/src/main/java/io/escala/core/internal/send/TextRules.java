package io.escala.core.internal.send;

import io.escala.core.access.Refusal;
import io.escala.core.access.Refusal.Reason;
import io.escala.crm.Channel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The limits of channels on texts. */
final class TextRules {
    private static final String BODY = "body";
    private static final int WHATSAPP_CHARACTERS = 4_096;
    private static final int MESSENGER_CHARACTERS = 1_999;
    private static final int INSTAGRAM_BYTES = 1_000;

    private TextRules() {}

    /**
     * Judges a text. WhatsApp accepts 4,096 characters, Messenger fewer than 2,000, Instagram 1,000 bytes of UTF-8.
     * Characters are counted in UTF-16 units, which is never less than by any other definition.
     *
     * @param channel the channel
     * @param body the text
     * @return the refusal, if the channel would not accept it
     */
    static Optional<Refusal> judge(Channel channel, String body) {
        if (body.isBlank()) {
            return Optional.of(Refusal.field(Reason.TEXT_EMPTY, BODY));
        }
        boolean fits = switch (channel) {
            case WHATSAPP -> body.length() <= WHATSAPP_CHARACTERS;
            case MESSENGER -> body.length() <= MESSENGER_CHARACTERS;
            case INSTAGRAM -> body.getBytes(StandardCharsets.UTF_8).length <= INSTAGRAM_BYTES;
        };
        return fits ? Optional.empty() : Optional.of(Refusal.field(Reason.TEXT_TOO_LONG, BODY));
    }
}
