package io.escala.channels.event.direct;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The source from which a person opened a conversation or returned to it.
 *
 * @param ref the data the business attached to the link or advertisement, or null
 * @param source such as {@code SHORTLINK} or {@code ADS}, or null; some samples put the link itself here
 * @param type {@code OPEN_THREAD}, {@code LEAD_COMPLETE} or {@code LEAD_INCOMPLETE}, or null
 * @param adId the advertisement, or null
 * @param ad more about the advertisement, or null
 * @param refererUri the page from which the conversation was opened, or null
 * @param flowId the flow it belongs to, or null
 * @param productId the product of a shop, or null
 * @param guest whether the person is a guest of a chat plugin
 * @param lead the answers of a lead form; usually empty
 */
public record Referral(
        @Nullable String ref,
        @Nullable String source,
        @Nullable String type,
        @Nullable String adId,
        @Nullable AdContext ad,
        @Nullable String refererUri,
        @Nullable String flowId,
        @Nullable String productId,
        boolean guest,
        List<LeadAnswer> lead) {
    public Referral {
        lead = List.copyOf(lead);
    }

    /** Omits personal data. */
    @Override
    public String toString() {
        return "Referral[type=" + type + ", adId=" + adId + ", flowId=" + flowId + ", productId=" + productId
                + ", guest=" + guest + "]";
    }
}
