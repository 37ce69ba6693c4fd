package io.escala.channels.event.whatsapp;

import org.jspecify.annotations.Nullable;

/**
 * The ad or post whose click led to the message. Each field may be missing; ads in WhatsApp Status have no click id.
 *
 * @param sourceUrl the URL of the ad or post, or null
 * @param sourceId its id, or null
 * @param sourceType {@code ad} or {@code post}, or null
 * @param headline its headline, or null
 * @param body its text, or null
 * @param mediaType {@code image} or {@code video}, or null
 * @param imageUrl the image, or null
 * @param videoUrl the video, or null
 * @param thumbnailUrl the video's preview, or null
 * @param clickId the id of the click, for reporting conversions, or null
 * @param welcomeMessage the ad's welcome message, or null
 * @param ref the data the business attached to the ad, or null
 */
public record WhatsAppReferral(
        @Nullable String sourceUrl,
        @Nullable String sourceId,
        @Nullable String sourceType,
        @Nullable String headline,
        @Nullable String body,
        @Nullable String mediaType,
        @Nullable String imageUrl,
        @Nullable String videoUrl,
        @Nullable String thumbnailUrl,
        @Nullable String clickId,
        @Nullable String welcomeMessage,
        @Nullable String ref) {
    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppReferral[sourceType=" + sourceType + ", sourceId=" + sourceId + "]";
    }
}
