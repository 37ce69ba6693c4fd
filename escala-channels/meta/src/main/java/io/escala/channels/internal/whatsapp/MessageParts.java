package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.whatsapp.WhatsAppContext;
import io.escala.channels.event.whatsapp.WhatsAppError;
import io.escala.channels.event.whatsapp.WhatsAppReferral;
import io.escala.channels.internal.wire.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads context, referral and errors of a message of any type. */
final class MessageParts {
    private MessageParts() {}

    static @Nullable WhatsAppContext context(JsonValue context) {
        if (!context.isObject()) {
            return null;
        }
        boolean frequently = context.isTrue("frequently_forwarded");
        JsonValue product = context.get("referred_product");
        return new WhatsAppContext(
                context.id("id"),
                context.id("from"),
                frequently || context.isTrue("forwarded"),
                frequently,
                product.id("catalog_id"),
                product.id("product_retailer_id"));
    }

    static @Nullable WhatsAppReferral referral(JsonValue referral) {
        if (!referral.isObject()) {
            return null;
        }
        return new WhatsAppReferral(
                referral.text("source_url"),
                referral.id("source_id"),
                referral.text("source_type"),
                referral.text("headline"),
                referral.text("body"),
                referral.text("media_type"),
                referral.text("image_url"),
                referral.text("video_url"),
                referral.text("thumbnail_url"),
                referral.id("ctwa_clid"),
                referral.get("welcome_message").text("text"),
                referral.id("ref"));
    }

    /** The errors; elements that are not objects are skipped. */
    static List<WhatsAppError> errors(JsonValue errors) {
        if (!errors.isPresent()) {
            return List.of();
        }
        List<WhatsAppError> read = new ArrayList<>();
        for (JsonValue error : errors.elements()) {
            if (error.isObject()) {
                read.add(new WhatsAppError(
                        code(error),
                        error.text("title"),
                        error.text("message"),
                        error.get("error_data").text("details"),
                        error.text("href")));
            }
        }
        return read;
    }

    /** The code, or 0 when missing or invalid. */
    static int code(JsonValue error) {
        long code = error.get("code").wholeNumber();
        return code > 0 && code <= Integer.MAX_VALUE ? (int) code : 0;
    }
}
