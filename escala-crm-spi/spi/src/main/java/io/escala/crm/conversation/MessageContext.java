package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * What a message came with besides its content: the advertisement or link that led to it, the story it answers, that it was
 * passed on.
 *
 * @param referral what led the person here, or null
 * @param story Meta's id of the story it answers or mentions, or null
 * @param forwarded whether the person passed it on from elsewhere
 */
public record MessageContext(
        @Nullable Referral referral, @Nullable String story, boolean forwarded) {
    /** Nothing. */
    public static final MessageContext NONE = new MessageContext(null, null, false);

    /** Makes the id storable. */
    public MessageContext {
        story = story == null ? null : SafeText.storable(story);
    }

    /** Without the story's id. */
    @Override
    public String toString() {
        return "MessageContext[" + referral + (story == null ? "" : ", story") + (forwarded ? ", forwarded" : "") + "]";
    }
}
