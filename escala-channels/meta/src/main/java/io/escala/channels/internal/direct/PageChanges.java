package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.Unrecognized;
import io.escala.channels.event.direct.ChangedFields;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.quarantine.RawBytes;
import java.util.Map;

/** Parses changes by the name of their field. */
final class PageChanges {
    private static final Map<String, ChangeParser> TYPED = Map.ofEntries(
            Map.entry("comments", InstagramParsers.comment("comments")),
            Map.entry("live_comments", InstagramParsers.comment("live_comments")),
            Map.entry("mentions", InstagramParsers::mention),
            Map.entry("story_insights", InstagramParsers::storyInsights),
            Map.entry("feed", PageParsers::feed),
            Map.entry("inbox_labels", PageParsers::label),
            Map.entry("marketing_message_echoes", PageParsers.marketing("marketing_message_echoes")),
            Map.entry("marketing_message_delivery_failed", PageParsers.marketing("marketing_message_delivery_failed")),
            Map.entry("messenger_template_status_update", PageParsers.template("messenger_template_status_update")),
            Map.entry("message_template_status_update", PageParsers.template("message_template_status_update")));

    private PageChanges() {}

    static MetaEvent read(PageChange change, RawBytes raw) {
        if (change.isThread()) {
            // The dashboard's test button wraps conversation events, including standby copies, in a change.
            return change.field().equals("standby")
                    ? DirectEvents.standby(change.thread(), raw)
                    : DirectEvents.read(change.thread(), raw);
        }
        JsonValue fields = change.json().get("changed_fields");
        if (!change.value().isPresent() && fields.isArray()) {
            return new ChangedFields(change.channel(), change.line(), change.at(), HandoverParsers.texts(fields), raw);
        }
        ChangeParser parser = TYPED.get(change.field());
        return parser == null || !change.value().isObject()
                ? new Unrecognized(change.line(), change.field(), raw)
                : parser.parse(change, change.value(), raw);
    }
}
