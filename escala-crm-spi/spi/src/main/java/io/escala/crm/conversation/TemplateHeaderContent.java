package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stood above the body of a template that was sent: a text, a medium or a place, of which exactly one is present.
 *
 * @param text the text with the value filled in, or null
 * @param parameter the value of the text's placeholder, or null when it has none
 * @param media the picture, video or document, or null
 * @param place the place, or null
 */
public record TemplateHeaderContent(
        @Nullable String text,
        @Nullable TemplateParameter parameter,
        @Nullable MediaRef media,
        @Nullable Place place) {
    /**
     * A place on the map.
     *
     * @param latitude degrees north
     * @param longitude degrees east
     * @param name its name, or null
     * @param address its address, or null
     */
    public record Place(
            BigDecimal latitude,
            BigDecimal longitude,
            @Nullable String name,
            @Nullable String address) {
        private static final BigDecimal MOST_NORTH = BigDecimal.valueOf(90);
        private static final BigDecimal MOST_EAST = BigDecimal.valueOf(180);

        /**
         * Creates a place.
         *
         * @throws IllegalArgumentException when the degrees are not on the globe
         */
        public Place {
            if (latitude.abs().compareTo(MOST_NORTH) > 0 || longitude.abs().compareTo(MOST_EAST) > 0) {
                throw new IllegalArgumentException("latitude is -90 to 90 and longitude -180 to 180 degrees");
            }
            name = SafeText.name(name);
            address = SafeText.name(address);
        }

        /** Without values: they are personal data. */
        @Override
        public String toString() {
            return "Place[]";
        }
    }

    /**
     * Creates a header.
     *
     * @throws IllegalArgumentException when it is not exactly one of text, medium and place
     */
    public TemplateHeaderContent {
        int kinds = (text == null ? 0 : 1) + (media == null ? 0 : 1) + (place == null ? 0 : 1);
        if (kinds != 1 || (parameter != null && text == null)) {
            throw new IllegalArgumentException("a header is a text, a medium or a place");
        }
        text = text == null ? null : SafeText.message(text);
    }

    /**
     * Creates a text.
     *
     * @param text the text with the value filled in
     * @param parameter the value, or null
     */
    public static TemplateHeaderContent text(String text, @Nullable TemplateParameter parameter) {
        return new TemplateHeaderContent(Objects.requireNonNull(text, "text"), parameter, null, null);
    }

    /** Creates a medium. */
    public static TemplateHeaderContent media(MediaRef media) {
        return new TemplateHeaderContent(null, null, Objects.requireNonNull(media, "media"), null);
    }

    /** Creates a place. */
    public static TemplateHeaderContent place(Place place) {
        return new TemplateHeaderContent(null, null, null, Objects.requireNonNull(place, "place"));
    }

    /** Kind only: values are personal data. */
    @Override
    public String toString() {
        return "TemplateHeaderContent[" + (media != null ? media : text != null ? "text" : "place") + "]";
    }
}
