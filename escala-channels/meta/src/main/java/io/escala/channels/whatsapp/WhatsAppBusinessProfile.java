package io.escala.channels.whatsapp;

import io.escala.channels.graph.GraphAnswer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people see of a business on WhatsApp. Absent values are null.
 *
 * @param about the short text below the name
 * @param address the address
 * @param description what the business does
 * @param email where to write to
 * @param websites at most two
 * @param vertical the line of business in Meta's word, such as {@code RETAIL}
 * @param pictureUrl the address of the picture, valid for a while
 */
public record WhatsAppBusinessProfile(
        @Nullable String about,
        @Nullable String address,
        @Nullable String description,
        @Nullable String email,
        List<String> websites,
        @Nullable String vertical,
        @Nullable String pictureUrl) {
    /** The fields that are asked for; Meta returns no others by itself. */
    static final String FIELDS = "about,address,description,email,websites,vertical,profile_picture_url";

    public WhatsAppBusinessProfile {
        websites = List.copyOf(websites);
    }

    /** Reads an answer; null when it has no profile. */
    static @Nullable WhatsAppBusinessProfile of(GraphAnswer.Ok ok) {
        if (!(ok.body().get("data") instanceof List<?> data) || data.isEmpty()) {
            return null;
        }
        List<String> websites = new ArrayList<>();
        for (String site = website(ok, 0); site != null; site = website(ok, websites.size())) {
            websites.add(site);
        }
        return new WhatsAppBusinessProfile(
                ok.text("data", 0, "about"),
                ok.text("data", 0, "address"),
                ok.text("data", 0, "description"),
                ok.text("data", 0, "email"),
                websites,
                ok.text("data", 0, "vertical"),
                ok.text("data", 0, "profile_picture_url"));
    }

    private static @Nullable String website(GraphAnswer.Ok ok, int index) {
        return ok.text("data", 0, "websites", index);
    }
}
