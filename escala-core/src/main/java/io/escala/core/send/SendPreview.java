package io.escala.core.send;

import io.escala.core.result.Refusal;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.conversation.MessagingWindow;
import io.escala.crm.identity.IdentityKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The decision on a send request before it is sent: what a form shows above its send button.
 *
 * @param refusals every refusal; empty when the message may be sent
 * @param destination the number or id it goes to, or null when there is none
 * @param window the messaging window of the conversation it would be filed in; never opened when there is no such
 *     conversation
 * @param rendered the text as the customer would read it, or null when the template cannot be filled
 * @param earlier the message that the same request already queued, or null; when set, nothing is refused and sending has no
 *     effect
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

    /** Returns whether the message may be sent. */
    public boolean allowed() {
        return refusals.isEmpty();
    }

    /**
     * Returns whether any refusal has the given reason.
     *
     * @param reason the reason
     * @return whether any refusal has it
     */
    public boolean refusedFor(Refusal.Reason reason) {
        return refusals.stream().anyMatch(refusal -> refusal.reason() == reason);
    }

    /** Masked, because texts and addresses are personal data. */
    @Override
    public String toString() {
        return "SendPreview[refusals=" + refusals + ", destination=" + destination + ", window=" + window + "]";
    }
}
