package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * What a message carries besides its content: the advertisement or link that led to it, the story it answers, whether it was
 * forwarded.
 *
 * @param referral the advertisement, post or link that led to it, or null
 * @param story Meta's id of the story it answers or mentions, or null
 * @param forwarded whether the person forwarded it from elsewhere
 */
public record MessageContext(
        @Nullable Referral referral, @Nullable String story, boolean forwarded) {
    /** No context. */
    public static final MessageContext NONE = new MessageContext(null, null, false);

    public MessageContext {
        story = story == null ? null : SafeText.storable(story);
    }

    /** Without the story's id. */
    @Override
    public String toString() {
        return "MessageContext[" + referral + (story == null ? "" : ", story") + (forwarded ? ", forwarded" : "") + "]";
    }
}
