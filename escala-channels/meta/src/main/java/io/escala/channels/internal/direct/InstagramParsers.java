package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DirectUser;
import io.escala.channels.event.direct.InstagramComment;
import io.escala.channels.event.direct.InstagramMention;
import io.escala.channels.event.direct.InstagramStoryInsights;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.quarantine.RawBytes;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parses changes of Instagram posts and stories. */
final class InstagramParsers {
    private static final String MEDIA_ID = "media_id";

    private InstagramParsers() {}

    /** Comments; their id is in {@code id} or {@code comment_id}. */
    static ChangeParser comment(String field) {
        return (change, value, raw) -> {
            JsonValue from = value.get("from");
            JsonValue media = value.get("media");
            return new InstagramComment(
                    change.channel(),
                    change.line(),
                    field,
                    new DirectUser(from.id("id"), null, from.text("username")),
                    change.at(),
                    value.firstId("id", "comment_id"),
                    value.id("parent_id"),
                    value.text("text"),
                    from.id("self_ig_scoped_id"),
                    media.id("id"),
                    media.text("media_product_type"),
                    media.id("original_media_id"),
                    media.id("ad_id"),
                    media.text("ad_title"),
                    raw);
        };
    }

    static MetaEvent mention(PageChange change, JsonValue value, RawBytes raw) {
        return new InstagramMention(
                change.channel(), change.line(), change.at(), value.id(MEDIA_ID), value.id("comment_id"), raw);
    }

    static MetaEvent storyInsights(PageChange change, JsonValue value, RawBytes raw) {
        Map<String, Long> metrics = new LinkedHashMap<>();
        for (JsonValue.Field field : value.fields()) {
            BigDecimal number = field.value().decimal();
            if (number != null && !field.name().equals(MEDIA_ID)) {
                metrics.put(field.name(), number.longValue());
            }
        }
        return new InstagramStoryInsights(
                change.channel(), change.line(), change.at(), value.id(MEDIA_ID), metrics, raw);
    }
}
