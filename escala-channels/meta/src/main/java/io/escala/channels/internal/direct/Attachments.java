package io.escala.channels.internal.direct;

import io.escala.channels.event.direct.DirectAttachment;
import io.escala.channels.event.direct.SharedProduct;
import io.escala.channels.internal.wire.JsonValue;
import io.escala.channels.internal.wire.WireTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the attachments of a message by their type. */
final class Attachments {
    private Attachments() {}

    static List<DirectAttachment> read(JsonValue message) {
        JsonValue all = message.get("attachments");
        if (!all.isPresent()) {
            return List.of();
        }
        List<DirectAttachment> attachments = new ArrayList<>();
        for (JsonValue attachment : all.elements()) {
            if (attachment.isObject()) {
                attachments.add(of(attachment, message));
            }
        }
        return attachments;
    }

    /** Reads one attachment of a message. */
    static DirectAttachment of(JsonValue attachment, JsonValue message) {
        return one(attachment, attachment.get("payload"), message.get("sticker_id"));
    }

    /** URL and title of a link preview are on the attachment itself in echoes, otherwise in its payload. */
    private static DirectAttachment one(JsonValue attachment, JsonValue payload, JsonValue stickerBeside) {
        String type = attachment.text("type");
        String url = firstText(payload.get("url"), attachment.get("url"));
        if (type == null) {
            return new DirectAttachment.Other(null, url);
        }
        String title = firstText(payload.get("title"), attachment.get("title"));
        return switch (type) {
            case "image" -> {
                // In the older form stickers are images.
                String sticker = payload.id("sticker_id");
                sticker = sticker == null ? stickerBeside.id() : sticker;
                yield sticker == null ? file(type, payload, url) : new DirectAttachment.Sticker(type, sticker, url);
            }
            case "video", "audio", "file" -> file(type, payload, url);
            case "sticker" -> new DirectAttachment.Sticker(type, payload.id("sticker_id"), url);
            case "location" -> location(type, payload.get("coordinates"), title, url);
            case "template" -> template(type, payload);
            case "fallback" -> new DirectAttachment.Link(type, url, title);
            case "post", "ig_post", "reel", "ig_reel", "share", "story_mention", "ig_story", "story", "media" ->
                new DirectAttachment.Share(
                        type, payload.firstId("reel_video_id", "ig_post_media_id", "id"), url, title);
            case "ephemeral" -> new DirectAttachment.Ephemeral(type);
            case "appointment_booking" -> booking(type, payload);
            default -> new DirectAttachment.Other(type, url);
        };
    }

    private static DirectAttachment file(String type, JsonValue payload, @Nullable String url) {
        return new DirectAttachment.File(type, url, payload.id("attachment_id"));
    }

    private static DirectAttachment location(
            String type, JsonValue coordinates, @Nullable String title, @Nullable String url) {
        return new DirectAttachment.Location(
                type, coordinates.get("lat").decimal(), coordinates.get("long").decimal(), title, url);
    }

    private static DirectAttachment template(String type, JsonValue payload) {
        List<SharedProduct> products = new ArrayList<>();
        for (JsonValue product : payload.get("product").get("elements").elements()) {
            products.add(new SharedProduct(
                    product.id("id"),
                    product.id("retailer_id"),
                    product.text("title"),
                    product.text("subtitle"),
                    product.text("image_url")));
        }
        return new DirectAttachment.Template(type, payload.text("template_type"), products);
    }

    private static DirectAttachment booking(String type, JsonValue payload) {
        return new DirectAttachment.Booking(
                type,
                payload.id("booking_id"),
                payload.text("status"),
                WireTime.milliseconds(payload.get("start_time")),
                WireTime.milliseconds(payload.get("end_time")),
                payload.text("timezone"));
    }

    private static @Nullable String firstText(JsonValue best, JsonValue other) {
        String text = best.text();
        return text == null ? other.text() : text;
    }
}
