package io.escala.channels.instagram;

import io.escala.channels.internal.send.PageQuestions;
import io.escala.crm.Channel;
import io.escala.crm.conversation.MessageContent.Interactive;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question with options: quick replies, buttons or cards.
 *
 * @param content the question, in a form of Instagram
 * @param reference the message that a tap names beside the option, of letters, digits and {@code - _ .}; null when a tap is to return only the
 *     id of the option
 */
public record InstagramInteractive(
        Interactive content, @Nullable String reference) implements InstagramPayload {
    public InstagramInteractive {
        Objects.requireNonNull(content, "content");
    }

    @Override
    public Map<String, ?> message() {
        return PageQuestions.message(content, reference);
    }

    /** Returns the reason of the first refusal by {@link io.escala.core.send.InteractiveLimits#check}. */
    @Override
    public Optional<String> problem() {
        return PageQuestions.problem(Channel.INSTAGRAM, content);
    }
}
