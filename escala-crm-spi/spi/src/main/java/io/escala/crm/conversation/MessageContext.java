package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * What a message carries besides its content: the advertisement or link that led to it, the story it answers, whether it was
 * forwarded, the product it is about, the option it chooses, the form it completes.
 *
 * @param referral the advertisement, post or link that led to it, or null
 * @param story Meta's id of the story it answers or mentions, or null
 * @param forwarded whether the person forwarded it from elsewhere
 * @param product the product it is about, or null
 * @param chosen the option of a message of the business that it chooses, or null
 * @param form the message of the business whose form it completes, or null: a send of the account in the same conversation, which opened a
 *     form with the token of this answer
 */
public record MessageContext(
        @Nullable Referral referral,
        @Nullable String story,
        boolean forwarded,
        @Nullable ReferredProduct product,
        @Nullable ChosenOption chosen,
        @Nullable MessageId form) {
    /** No context. */
    public static final MessageContext NONE = new MessageContext(null, null, false);

    public MessageContext {
        story = story == null ? null : SafeText.storable(story);
    }

    /** Creates a context without a product. */
    public MessageContext(@Nullable Referral referral, @Nullable String story, boolean forwarded) {
        this(referral, story, forwarded, null);
    }

    /** Creates a context without a chosen option. */
    public MessageContext(
            @Nullable Referral referral, @Nullable String story, boolean forwarded, @Nullable ReferredProduct product) {
        this(referral, story, forwarded, product, null);
    }

    /** Creates a context without a form. */
    public MessageContext(
            @Nullable Referral referral,
            @Nullable String story,
            boolean forwarded,
            @Nullable ReferredProduct product,
            @Nullable ChosenOption chosen) {
        this(referral, story, forwarded, product, chosen, null);
    }

    /** Returns a copy with this chosen option. */
    public MessageContext choosing(ChosenOption option) {
        return new MessageContext(referral, story, forwarded, product, option, form);
    }

    /** Returns a copy that completes the form of this message. */
    public MessageContext completing(MessageId message) {
        return new MessageContext(referral, story, forwarded, product, chosen, message);
    }

    /** Without the ids of story and product. */
    @Override
    public String toString() {
        return "MessageContext[" + referral + (story == null ? "" : ", story") + (forwarded ? ", forwarded" : "")
                + (product == null ? "" : ", product") + (chosen == null ? "" : ", chosen")
                + (form == null ? "" : ", form") + "]";
    }
}
