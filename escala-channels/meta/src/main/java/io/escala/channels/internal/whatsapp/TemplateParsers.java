package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.MetaEvent;
import io.escala.channels.event.whatsapp.WhatsAppTemplateButton;
import io.escala.channels.event.whatsapp.WhatsAppTemplateCategory;
import io.escala.channels.event.whatsapp.WhatsAppTemplateComponents;
import io.escala.channels.event.whatsapp.WhatsAppTemplateQuality;
import io.escala.channels.event.whatsapp.WhatsAppTemplateStatus;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireTime;
import io.escala.crm.quarantine.RawBytes;
import org.jspecify.annotations.Nullable;

/** Parses events of templates. */
final class TemplateParsers {
    private static final String ID = "message_template_id";
    private static final String NAME = "message_template_name";
    private static final String LANGUAGE = "message_template_language";

    private static final String NEW_SCORE = "new_quality_score";

    private TemplateParsers() {}

    /** Meta names templates with {@code en_US}, but sometimes writes {@code en-US} here. */
    private static @Nullable String language(JsonValue value) {
        String language = value.text(LANGUAGE);
        return language == null ? null : language.replace('-', '_');
    }

    /** Meta's own sample of a quality event has the field name of a status event. */
    static MetaEvent status(WhatsAppItem item, RawBytes raw) {
        JsonValue value = item.json();
        if (!value.get("event").isPresent() && value.get(NEW_SCORE).isPresent()) {
            return quality(item, raw);
        }
        JsonValue other = value.get("other_info");
        JsonValue rejection = value.get("rejection_info");
        return new WhatsAppTemplateStatus(
                item.line(),
                item.account(),
                item.kind(),
                item.at(),
                value.text("event"),
                value.id(ID),
                value.text(NAME),
                language(value),
                value.text("message_template_category"),
                value.text("reason"),
                other.text("title"),
                other.text("description"),
                value.get("disable_info").get("disable_date").word(),
                rejection.text("reason"),
                rejection.text("recommendation"),
                raw);
    }

    static MetaEvent quality(WhatsAppItem item, RawBytes raw) {
        JsonValue value = item.json();
        return new WhatsAppTemplateQuality(
                item.line(),
                item.account(),
                item.kind(),
                item.at(),
                value.id(ID),
                value.text(NAME),
                language(value),
                value.text("previous_quality_score"),
                value.text(NEW_SCORE),
                raw);
    }

    static MetaEvent components(WhatsAppItem item, RawBytes raw) {
        JsonValue value = item.json();
        return new WhatsAppTemplateComponents(
                item.line(),
                item.account(),
                item.kind(),
                item.at(),
                value.id(ID),
                value.text(NAME),
                language(value),
                value.text("message_template_title"),
                value.text("message_template_element"),
                value.text("message_template_footer"),
                value.get("message_template_buttons").elements().stream()
                        .filter(JsonValue::isObject)
                        .map(TemplateParsers::button)
                        .toList(),
                raw);
    }

    private static WhatsAppTemplateButton button(JsonValue button) {
        return new WhatsAppTemplateButton(
                button.text("message_template_button_type"),
                button.text("message_template_button_text"),
                button.text("message_template_button_url"),
                button.id("message_template_button_phone_number"));
    }

    static MetaEvent category(WhatsAppItem item, RawBytes raw) {
        JsonValue value = item.json();
        return new WhatsAppTemplateCategory(
                item.line(),
                item.account(),
                item.kind(),
                item.at(),
                value.id(ID),
                value.text(NAME),
                language(value),
                value.text("previous_category"),
                value.firstId("new_category", "category"),
                value.text("correct_category"),
                WireTime.seconds(value.get("category_update_timestamp")),
                raw);
    }
}
