package io.escala.core.send;

import io.escala.core.result.CheckReturnValue;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place on the map; on WhatsApp only, and within an open messaging window. Immutable: each step returns a new draft. A longitude or
 * latitude that does not exist, a blank and a text of more than 200 characters are refused.
 */
@CheckReturnValue
public final class LocationDraft implements Draft {
    private final double latitude;
    private final double longitude;
    private final @Nullable String name;
    private final @Nullable String address;

    private LocationDraft(double latitude, double longitude, @Nullable String name, @Nullable String address) {
        this.latitude = latitude;
        this.longitude = longitude;
        this.name = name;
        this.address = address;
    }

    static LocationDraft at(double latitude, double longitude) {
        return new LocationDraft(latitude, longitude, null, null);
    }

    /**
     * Names the place.
     *
     * @param text such as the name of a shop
     * @return a new draft
     */
    public LocationDraft name(String text) {
        return new LocationDraft(latitude, longitude, Objects.requireNonNull(text, "text"), address);
    }

    /**
     * Adds its address.
     *
     * @param text street and town
     * @return a new draft
     */
    public LocationDraft address(String text) {
        return new LocationDraft(latitude, longitude, name, Objects.requireNonNull(text, "text"));
    }

    /** Returns degrees north. */
    public double latitude() {
        return latitude;
    }

    /** Returns degrees east. */
    public double longitude() {
        return longitude;
    }

    /** Returns its name. */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Returns its address. */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.location(this);
    }

    /** Without the place, which is personal data. */
    @Override
    public String toString() {
        return "LocationDraft[]";
    }
}
