package io.escala.channels.event.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * A button of a template.
 *
 * @param type such as {@code QUICK_REPLY}, or null
 * @param text what it says, or null
 * @param url where it leads, or null
 * @param phone whom it calls, or null
 */
public record WhatsAppTemplateButton(
        @Nullable String type,
        @Nullable String text,
        @Nullable String url,
        @Nullable String phone) {
    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppTemplateButton[type=" + type + "]";
    }
}
