package io.escala.spring.boot.properties;

import org.jspecify.annotations.Nullable;

/**
 * The properties {@code escala.account.*}.
 *
 * @param id An id of your own for the business.
 * @param region The two-letter region in which numbers without country code are read, such as "AR".
 * @param zone The time zone of the business; UTC unless given.
 * @param companyName The name of the business, for greetings.
 */
public record AccountProperties(
        @Nullable String id,
        @Nullable String region,
        @Nullable String zone,
        @Nullable String companyName) {}
