package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.WhatsAppTemplateButton;
import io.escala.channels.event.WhatsAppTemplateCategory;
import io.escala.channels.event.WhatsAppTemplateComponents;
import io.escala.channels.event.WhatsAppTemplateQuality;
import io.escala.channels.event.WhatsAppTemplateStatus;
import io.escala.channels.internal.wire.Json;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.aside.RawBytes;
import org.jspecify.annotations.Nullable;

/** What becomes of templates. */
final class TemplateParsers {
    private static final String ID = "message_template_id";
    private static final String NAME = "message_template_name";
    private static final String LANGUAGE = "message_template_language";

    private static final String NEW_SCORE = "new_quality_score";

    private TemplateParsers() {}

    /** Meta writes {@code en_US} when it names templates, and here at times {@code en-US}. */
    private static @Nullable String language(Json value) {
        String language = value.get(LANGUAGE).text();
        return language == null ? null : language.replace('-', '_');
    }

    /** Meta's own sample of a quality has the field of a status. */
    static MetaEvent status(WhatsAppItem item, RawBytes raw) {
        Json value = item.json();
        if (!value.get("event").isPresent() && value.get(NEW_SCORE).isPresent()) {
            return quality(item, raw);
        }
        Json other = value.get("other_info");
        Json rejection = value.get("rejection_info");
        return new WhatsAppTemplateStatus(
                item.line(),
                item.account(),
                item.kind(),
                item.at(),
                value.get("event").text(),
                value.get(ID).id(),
                value.get(NAME).text(),
                language(value),
                value.get("message_template_category").text(),
                value.get("reason").text(),
                other.get("title").text(),
                other.get("description").text(),
                value.get("disable_info").get("disable_date").word(),
                rejection.get("reason").text(),
                rejection.get("recommendation").text(),
                raw);
    }

    static MetaEvent quality(WhatsAppItem item, RawBytes raw) {
        Json value = item.json();
        return new WhatsAppTemplateQuality(
                item.line(),
                item.account(),
                item.kind(),
                item.at(),
                value.get(ID).id(),
                value.get(NAME).text(),
                language(value),
                value.get("previous_quality_score").text(),
                value.get(NEW_SCORE).text(),
                raw);
    }

    static MetaEvent components(WhatsAppItem item, RawBytes raw) {
        Json value = item.json();
        return new WhatsAppTemplateComponents(
                item.line(),
                item.account(),
                item.kind(),
                item.at(),
                value.get(ID).id(),
                value.get(NAME).text(),
                language(value),
                value.get("message_template_title").text(),
                value.get("message_template_element").text(),
                value.get("message_template_footer").text(),
                value.get("message_template_buttons").elements().stream()
                        .filter(Json::isObject)
                        .map(TemplateParsers::button)
                        .toList(),
                raw);
    }

    private static WhatsAppTemplateButton button(Json button) {
        return new WhatsAppTemplateButton(
                button.get("message_template_button_type").text(),
                button.get("message_template_button_text").text(),
                button.get("message_template_button_url").text(),
                button.get("message_template_button_phone_number").id());
    }

    static MetaEvent category(WhatsAppItem item, RawBytes raw) {
        Json value = item.json();
        return new WhatsAppTemplateCategory(
                item.line(),
                item.account(),
                item.kind(),
                item.at(),
                value.get(ID).id(),
                value.get(NAME).text(),
                language(value),
                value.get("previous_category").text(),
                value.firstId("new_category", "category"),
                value.get("correct_category").text(),
                WireTime.seconds(value.get("category_update_timestamp")),
                raw);
    }
}
