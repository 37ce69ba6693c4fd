package io.escala.core.fields;

import io.escala.crm.account.AccountSettings;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How an account writes numbers, dates, times and phones. Immutable.
 *
 * @param region its two-letter region; {@code ZZ} for none
 * @param zone its time zone
 */
public record FieldFormats(String region, ZoneId zone) {
    private static final String NO_REGION = "ZZ";

    /** Where the month is written before the day. */
    private static final Set<String> MONTH_FIRST = Set.of("PA", "PH", "PR", "US");

    public FieldFormats {
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(zone, "zone");
    }

    /** Returns the formats of an account; without settings those of no region, in UTC. */
    public static FieldFormats of(Optional<AccountSettings> settings) {
        return settings.map(saved -> new FieldFormats(saved.defaultRegion(), saved.zone()))
                .orElseGet(() -> new FieldFormats(NO_REGION, ZoneOffset.UTC));
    }

    boolean monthFirst() {
        return MONTH_FIRST.contains(region);
    }

    /** Spanish, or English for every other language, as it is written in the region. */
    Locale in(Locale language) {
        Locale.Builder builder =
                new Locale.Builder().setLanguage(language.getLanguage().equals("es") ? "es" : "en");
        return region.equals(NO_REGION)
                ? builder.build()
                : builder.setRegion(region).build();
    }

    /** The language in which numbers are typed: that of the region, Spanish if it is not known to be another one. */
    Locale typing() {
        return region.equals("BR") ? Locale.forLanguageTag("pt-BR") : in(Locale.forLanguageTag("es"));
    }
}
