package io.escala.channels.event.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * A button of a template.
 *
 * @param type such as {@code QUICK_REPLY}, or null
 * @param text the label, or null
 * @param url the URL it opens, or null
 * @param phone the number it calls, or null
 */
public record WhatsAppTemplateButton(
        @Nullable String type,
        @Nullable String text,
        @Nullable String url,
        @Nullable String phone) {
    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppTemplateButton[type=" + type + "]";
    }
}
