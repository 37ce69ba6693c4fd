package io.escala.channels.whatsapp;

import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.TemplateHeaderContent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Headers of templates that are no text. Pure. */
final class WhatsAppTemplateHeaders {
    private WhatsAppTemplateHeaders() {}

    /** Whether Meta can find it: by the id of an upload, or by an address. */
    static boolean isSendable(MediaRef media) {
        return media.providerId() != null || media.url() != null;
    }

    static Map<String, ?> media(MediaRef media) {
        String type = media.kind().name().toLowerCase(Locale.ROOT);
        Map<String, String> file = new LinkedHashMap<>();
        if (media.providerId() != null) {
            file.put("id", media.providerId());
        } else if (media.url() != null) {
            file.put("link", media.url());
        }
        if (type.equals("document") && media.fileName() != null) {
            file.put("filename", media.fileName());
        }
        return Map.of("type", type, type, file);
    }

    static Map<String, ?> place(TemplateHeaderContent.Place place) {
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("latitude", place.latitude());
        location.put("longitude", place.longitude());
        if (place.name() != null) {
            location.put("name", place.name());
        }
        if (place.address() != null) {
            location.put("address", place.address());
        }
        return Map.of("type", "location", "location", location);
    }
}
