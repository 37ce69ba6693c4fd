package io.escala.channels.internal.whatsapp;

import io.escala.channels.event.WhatsAppContext;
import io.escala.channels.event.WhatsAppError;
import io.escala.channels.event.WhatsAppReferral;
import io.escala.channels.internal.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands beside the content of a message, whatever its type. */
final class MessageParts {
    private MessageParts() {}

    static @Nullable WhatsAppContext context(Json context) {
        if (!context.isObject()) {
            return null;
        }
        boolean frequently = context.get("frequently_forwarded").isTrue();
        Json product = context.get("referred_product");
        return new WhatsAppContext(
                context.get("id").id(),
                context.get("from").id(),
                frequently || context.get("forwarded").isTrue(),
                frequently,
                product.get("catalog_id").id(),
                product.get("product_retailer_id").id());
    }

    static @Nullable WhatsAppReferral referral(Json referral) {
        if (!referral.isObject()) {
            return null;
        }
        return new WhatsAppReferral(
                referral.get("source_url").text(),
                referral.get("source_id").id(),
                referral.get("source_type").text(),
                referral.get("headline").text(),
                referral.get("body").text(),
                referral.get("media_type").text(),
                referral.get("image_url").text(),
                referral.get("video_url").text(),
                referral.get("thumbnail_url").text(),
                referral.get("ctwa_clid").id(),
                referral.get("welcome_message").get("text").text(),
                referral.get("ref").id());
    }

    /** Every error that is one. */
    static List<WhatsAppError> errors(Json errors) {
        List<WhatsAppError> read = new ArrayList<>(0);
        for (Json error : errors.elements()) {
            if (error.isObject()) {
                read.add(new WhatsAppError(
                        code(error),
                        error.get("title").text(),
                        error.get("message").text(),
                        error.get("error_data").get("details").text(),
                        error.get("href").text()));
            }
        }
        return read;
    }

    /** The code; 0 when it is none. */
    static int code(Json error) {
        long code = error.get("code").wholeNumber();
        return code > 0 && code <= Integer.MAX_VALUE ? (int) code : 0;
    }
}
