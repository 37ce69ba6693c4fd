package io.escala.channels.internal.thread;

import io.escala.channels.event.DirectUser;
import io.escala.channels.event.MarketingMessage;
import io.escala.channels.event.MessengerTemplateStatus;
import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.PageFeedChange;
import io.escala.channels.event.PageLabelChange;
import io.escala.channels.internal.wire.Json;
import io.escala.crm.aside.RawBytes;

/** What happens on a Page beside its conversations. */
final class PageParsers {
    private PageParsers() {}

    /** Posts and comments, whose author stands in one of two places. */
    static MetaEvent feed(PageChange change, Json value, RawBytes raw) {
        Json from = value.get("from");
        String authorId = from.get("id").id();
        String authorName = from.get("name").text();
        return new PageFeedChange(
                change.channel(),
                change.line(),
                change.at(),
                value.get("item").text(),
                value.get("verb").text(),
                value.get("comment_id").id(),
                value.get("post_id").id(),
                value.get("parent_id").id(),
                authorId == null ? value.get("sender_id").id() : authorId,
                authorName == null ? value.get("sender_name").text() : authorName,
                value.get("message").text(),
                value.get("reaction_type").text(),
                value.get("link").text(),
                raw);
    }

    static MetaEvent label(PageChange change, Json value, RawBytes raw) {
        Json label = value.get("label");
        return new PageLabelChange(
                change.channel(),
                change.line(),
                new DirectUser(value.get("user").get("id").id(), null, null),
                change.at(),
                value.get("action").text(),
                label.get("id").id(),
                label.get("page_label_name").text(),
                raw);
    }

    static ChangeParser marketing(String field) {
        return (change, value, raw) -> {
            Json error = value.get("error");
            String recipient = value.get("recipient_id").id();
            String explanation = value.get("error_message").text();
            return new MarketingMessage(
                    change.channel(),
                    change.line(),
                    field,
                    new DirectUser(
                            recipient == null ? value.get("recipient").get("id").id() : recipient, null, null),
                    change.at(),
                    value.get("messenger_subscription_token").id(),
                    value.firstId("mid", "message_id"),
                    value.get("marketing_message_tracking_id").id(),
                    Numbers.whole(value.get("error_code").isPresent() ? value.get("error_code") : error.get("code")),
                    explanation == null ? error.get("message").text() : explanation,
                    raw);
        };
    }

    /** The review of a utility template, whose field has one of two names. */
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
                value.get("reason").text(),
                raw);
    }
}
