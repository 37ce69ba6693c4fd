package io.escala.channels.internal.thread;

import io.escala.channels.event.DirectUser;
import io.escala.channels.event.InstagramComment;
import io.escala.channels.event.InstagramMention;
import io.escala.channels.event.InstagramStoryInsights;
import io.escala.channels.event.MetaEvent;
import io.escala.channels.internal.wire.Json;
import io.escala.crm.aside.RawBytes;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What happens around posts and stories of Instagram. */
final class InstagramParsers {
    private static final String MEDIA_ID = "media_id";

    private InstagramParsers() {}

    /** Comments, whose id has one of two names. */
    static ChangeParser comment(String field) {
        return (change, value, raw) -> {
            Json from = value.get("from");
            Json media = value.get("media");
            return new InstagramComment(
                    change.channel(),
                    change.line(),
                    field,
                    new DirectUser(
                            from.get("id").id(), null, from.get("username").text()),
                    change.at(),
                    value.firstId("id", "comment_id"),
                    value.get("parent_id").id(),
                    value.get("text").text(),
                    from.get("self_ig_scoped_id").id(),
                    media.get("id").id(),
                    media.get("media_product_type").text(),
                    media.get("original_media_id").id(),
                    media.get("ad_id").id(),
                    media.get("ad_title").text(),
                    raw);
        };
    }

    static MetaEvent mention(PageChange change, Json value, RawBytes raw) {
        return new InstagramMention(
                change.channel(),
                change.line(),
                change.at(),
                value.get(MEDIA_ID).id(),
                value.get("comment_id").id(),
                raw);
    }

    static MetaEvent storyInsights(PageChange change, Json value, RawBytes raw) {
        Map<String, Long> metrics = new LinkedHashMap<>();
        for (Map.Entry<String, Json> field : value.fields().entrySet()) {
            BigDecimal number = field.getValue().decimal();
            if (number != null && !field.getKey().equals(MEDIA_ID)) {
                metrics.put(field.getKey(), number.longValue());
            }
        }
        return new InstagramStoryInsights(
                change.channel(),
                change.line(),
                change.at(),
                value.get(MEDIA_ID).id(),
                metrics,
                raw);
    }
}
