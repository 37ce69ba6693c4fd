package io.escala.spring.boot.properties;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code escala.webhook.*}.
 *
 * @param enabled Whether this application has the endpoint; one that only works on what others receive has none.
 * @param path The path of the endpoint, below the context path.
 */
public record WebhookProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("/webhook") String path) {}
