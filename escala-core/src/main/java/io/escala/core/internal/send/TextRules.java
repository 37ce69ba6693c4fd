package io.escala.core.internal.send;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.core.result.Refusal.Remedy;
import io.escala.core.send.Draft;
import io.escala.crm.Channel;
import io.escala.crm.conversation.MessageContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of free texts. A text is not blank and within the channel's limit: 4,096 characters on WhatsApp, fewer than 2,000 on
 * Messenger, 1,000 bytes of UTF-8 on Instagram. It needs an open window (M27, M33, M34).
 */
final class TextRules {
    private static final String TEXT = "text";
    private static final int WHATSAPP_CHARACTERS = 4_096;
    private static final int MESSENGER_CHARACTERS = 1_999;
    private static final int INSTAGRAM_BYTES = 1_000;

    private TextRules() {}

    static DraftJudgement judge(SendTarget target, Draft.Text text, boolean windowOpen) {
        List<Refusal> refusals = new ArrayList<>();
        Channel channel = target.line().channel();
        length(channel, text.body()).ifPresent(refusals::add);
        window(target, windowOpen).ifPresent(refusals::add);
        return new DraftJudgement(new MessageContent.Text(text.body()), refusals);
    }

    /** Whether an open window is missing for what needs one. */
    static Optional<Refusal> window(SendTarget target, boolean windowOpen) {
        // Without a destination there is no window to check.
        boolean reachable = target.conversation() != null || target.key() != null;
        if (!reachable || windowOpen) {
            return Optional.empty();
        }
        boolean templates = target.line().channel() == Channel.WHATSAPP;
        return Optional.of(
                Refusal.of(Reason.WINDOW_CLOSED, templates ? Remedy.SEND_TEMPLATE : Remedy.WAIT_FOR_CUSTOMER));
    }

    /** Characters are counted in UTF-16 units, which is never less than by any other definition. */
    static Optional<Refusal> length(Channel channel, String body) {
        if (body.isBlank()) {
            return Optional.of(Refusal.field(Reason.TEXT_EMPTY, TEXT));
        }
        return switch (channel) {
            case WHATSAPP -> atMost(WHATSAPP_CHARACTERS, body.length());
            case MESSENGER -> atMost(MESSENGER_CHARACTERS, body.length());
            case INSTAGRAM -> atMost(INSTAGRAM_BYTES, body.getBytes(StandardCharsets.UTF_8).length);
        };
    }

    private static Optional<Refusal> atMost(int limit, int actual) {
        return actual <= limit
                ? Optional.empty()
                : Optional.of(Refusal.field(Reason.TEXT_TOO_LONG, TEXT).limitedTo(limit, actual));
    }
}
