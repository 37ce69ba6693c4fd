package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The advertisement, post or link that led a person to write.
 *
 * @param source the channel's name of the source, such as {@code ad}, {@code post} or {@code SHORTLINK}
 * @param sourceId the channel's id of the advertisement or post, or null
 * @param url its URL, or null
 * @param headline its headline, or null
 * @param body its text, or null
 * @param clickId the click id for reporting a conversion to the advertiser, or null
 * @param ref what the business attached to the link, or null
 */
public record Referral(
        String source,
        @Nullable String sourceId,
        @Nullable String url,
        @Nullable String headline,
        @Nullable String body,
        @Nullable String clickId,
        @Nullable String ref) {
    public Referral {
        source = SafeText.storable(Objects.requireNonNull(source, "source"));
        sourceId = storable(sourceId);
        url = storable(url);
        headline = SafeText.name(headline);
        body = body == null ? null : SafeText.message(body);
        clickId = storable(clickId);
        ref = storable(ref);
    }

    private static @Nullable String storable(@Nullable String value) {
        return value == null ? null : SafeText.storable(value);
    }

    /** Source only. */
    @Override
    public String toString() {
        return "Referral[" + source + "]";
    }
}
