package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * What a message carries besides its content: the advertisement or link that led to it, the story it answers, whether it was
 * forwarded, the product it is about.
 *
 * @param referral the advertisement, post or link that led to it, or null
 * @param story Meta's id of the story it answers or mentions, or null
 * @param forwarded whether the person forwarded it from elsewhere
 * @param product the product it is about, or null
 */
public record MessageContext(
        @Nullable Referral referral,
        @Nullable String story,
        boolean forwarded,
        @Nullable ReferredProduct product) {
    /** No context. */
    public static final MessageContext NONE = new MessageContext(null, null, false);

    public MessageContext {
        story = story == null ? null : SafeText.storable(story);
    }

    /** Creates a context without a product. */
    public MessageContext(@Nullable Referral referral, @Nullable String story, boolean forwarded) {
        this(referral, story, forwarded, null);
    }

    /** Without the ids of story and product. */
    @Override
    public String toString() {
        return "MessageContext[" + referral + (story == null ? "" : ", story") + (forwarded ? ", forwarded" : "")
                + (product == null ? "" : ", product") + "]";
    }
}
