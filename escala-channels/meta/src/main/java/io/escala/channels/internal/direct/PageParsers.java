package io.escala.channels.internal.direct;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.direct.DirectUser;
import io.escala.channels.event.direct.MarketingMessage;
import io.escala.channels.event.direct.MessengerTemplateStatus;
import io.escala.channels.event.direct.PageFeedChange;
import io.escala.channels.event.direct.PageLabelChange;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.crm.quarantine.RawBytes;

/** Parses changes of a Page outside its conversations. */
final class PageParsers {
    private PageParsers() {}

    /** Posts and comments; their author is in {@code from} or in {@code sender_id} and {@code sender_name}. */
    static MetaEvent feed(PageChange change, JsonValue value, RawBytes raw) {
        JsonValue from = value.get("from");
        String authorId = from.id("id");
        String authorName = from.text("name");
        return new PageFeedChange(
                change.channel(),
                change.line(),
                change.at(),
                value.text("item"),
                value.text("verb"),
                value.id("comment_id"),
                value.id("post_id"),
                value.id("parent_id"),
                authorId == null ? value.id("sender_id") : authorId,
                authorName == null ? value.text("sender_name") : authorName,
                value.text("message"),
                value.text("reaction_type"),
                value.text("link"),
                raw);
    }

    static MetaEvent label(PageChange change, JsonValue value, RawBytes raw) {
        JsonValue label = value.get("label");
        return new PageLabelChange(
                change.channel(),
                change.line(),
                new DirectUser(value.get("user").id("id"), null, null),
                change.at(),
                value.text("action"),
                label.id("id"),
                label.text("page_label_name"),
                raw);
    }

    static ChangeParser marketing(String field) {
        return (change, value, raw) -> {
            JsonValue error = value.get("error");
            String recipient = value.id("recipient_id");
            String explanation = value.text("error_message");
            return new MarketingMessage(
                    change.channel(),
                    change.line(),
                    field,
                    new DirectUser(recipient == null ? value.get("recipient").id("id") : recipient, null, null),
                    change.at(),
                    value.id("messenger_subscription_token"),
                    value.firstId("mid", "message_id"),
                    value.id("marketing_message_tracking_id"),
                    OptionalNumbers.whole(
                            value.get("error_code").isPresent() ? value.get("error_code") : error.get("code")),
                    explanation == null ? error.text("message") : explanation,
                    raw);
        };
    }

    /** The review of a utility template, sent under either of two field names. */
    static ChangeParser template(String field) {
        return (change, value, raw) -> new MessengerTemplateStatus(
                change.channel(),
                change.line(),
                field,
                change.at(),
                value.firstId("message_template_id", "template_id", "id"),
                value.firstId("message_template_name", "name"),
                value.firstId("message_template_language", "language"),
                value.firstId("event", "status"),
                value.text("reason"),
                raw);
    }
}
