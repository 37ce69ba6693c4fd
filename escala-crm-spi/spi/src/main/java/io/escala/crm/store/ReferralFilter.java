package io.escala.crm.store;

import io.escala.crm.conversation.Referral;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Selects by what led people to write: an advertisement, a post or a link.
 *
 * @param sourceId only by the advertisement or post with this id of the channel, or null
 * @param ref only by links to which the business attached this, or null
 */
public record ReferralFilter(
        @Nullable String sourceId, @Nullable String ref) {
    /** Whoever came by an advertisement, a post or a link, whichever it was. */
    public static final ReferralFilter ANY = new ReferralFilter(null, null);

    /**
     * Refuses blank texts.
     *
     * @throws IllegalArgumentException when one is blank
     */
    public ReferralFilter {
        if (sourceId != null && sourceId.isBlank()) {
            throw new IllegalArgumentException("sourceId is blank");
        }
        if (ref != null && ref.isBlank()) {
            throw new IllegalArgumentException("ref is blank");
        }
    }

    /**
     * Selects who came by an advertisement or a post.
     *
     * @param sourceId the channel's id of it
     * @return the filter
     */
    public static ReferralFilter source(String sourceId) {
        return new ReferralFilter(Objects.requireNonNull(sourceId, "sourceId"), null);
    }

    /**
     * Selects who came by a link.
     *
     * @param ref what the business attached to it
     * @return the filter
     */
    public static ReferralFilter link(String ref) {
        return new ReferralFilter(null, Objects.requireNonNull(ref, "ref"));
    }

    /** Returns whether a referral matches. */
    public boolean matches(Referral referral) {
        return (sourceId == null || sourceId.equals(referral.sourceId()))
                && (ref == null || ref.equals(referral.ref()));
    }
}
