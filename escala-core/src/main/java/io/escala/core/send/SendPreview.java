package io.escala.core.send;

import io.escala.core.access.Refusal;
import io.escala.core.window.MessagingWindow;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.identity.IdentityKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message may be sent, and everything that follows from the request: what a form shows before its button is pressed.
 *
 * @param refusals every problem there is; empty when it may be sent
 * @param destination the number or id it goes to, or null when there is none
 * @param window the messaging window of the conversation it would be filed in; never opened when there is no such conversation
 * @param rendered the text as the customer would read it, or null when the template cannot be filled
 * @param earlier the message that the very same request made before, or null; then nothing is refused and nothing would happen
 */
public record SendPreview(
        List<Refusal> refusals,
        @Nullable IdentityKey destination,
        MessagingWindow window,
        @Nullable String rendered,
        @Nullable MessageId earlier) {
    public SendPreview {
        refusals = List.copyOf(refusals);
        Objects.requireNonNull(window, "window");
    }

    /**
     * Whether it may be sent.
     *
     * @return true when nothing is refused
     */
    public boolean allowed() {
        return refusals.isEmpty();
    }

    /**
     * Whether a reason is among the refusals.
     *
     * @param reason the reason
     * @return whether any refusal has it
     */
    public boolean refusedFor(Refusal.Reason reason) {
        return refusals.stream().anyMatch(refusal -> refusal.reason() == reason);
    }

    /** Masked: texts and addresses are personal data. */
    @Override
    public String toString() {
        return "SendPreview[refusals=" + refusals + ", destination=" + destination + ", window=" + window + "]";
    }
}
