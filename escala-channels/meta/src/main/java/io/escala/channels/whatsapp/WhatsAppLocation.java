package io.escala.channels.whatsapp;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A location.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 * @param name the name of the place, or null
 * @param address its address, or null
 */
public record WhatsAppLocation(
        BigDecimal latitude,
        BigDecimal longitude,
        @Nullable String name,
        @Nullable String address) implements WhatsAppPayload {
    private static final BigDecimal POLE = BigDecimal.valueOf(90);
    private static final BigDecimal DATE_LINE = BigDecimal.valueOf(180);

    public WhatsAppLocation {
        Objects.requireNonNull(latitude, "latitude");
        Objects.requireNonNull(longitude, "longitude");
    }

    @Override
    public String type() {
        return "location";
    }

    @Override
    public Map<String, ?> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        // Meta takes numbers and strings, and a string has no exponent.
        body.put("latitude", latitude.toPlainString());
        body.put("longitude", longitude.toPlainString());
        if (name != null) {
            body.put("name", name);
        }
        if (address != null) {
            body.put("address", address);
        }
        return body;
    }

    @Override
    public Optional<String> problem() {
        return latitude.abs().compareTo(POLE) > 0 || longitude.abs().compareTo(DATE_LINE) > 0
                ? Optional.of("NO_SUCH_PLACE")
                : Optional.empty();
    }

    /** Without the place, which is personal data. */
    @Override
    public String toString() {
        return "WhatsAppLocation[]";
    }
}
