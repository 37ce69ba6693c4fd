package io.escala.spring.boot.properties;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code escala.*}. Bound by Spring Boot; later versions add components. Secrets are not shown.
 *
 * @param enabled Whether the inbox is set up at all.
 * @param app The Meta app.
 * @param token The access token of every line that has none of its own.
 * @param account The business whose inbox it is. Leave it out when your application keeps accounts and lines itself.
 * @param lines The connected numbers, Pages and Instagram accounts, by an id of your own.
 * @param store Where the inbox is kept.
 * @param webhook The endpoint that Meta calls.
 * @param workers The threads that send, fetch media and call listeners.
 * @param standIn The address of a server on this machine that is called instead of Meta, for tests.
 */
@ConfigurationProperties("escala")
public record EscalaProperties(
        @DefaultValue("true") boolean enabled,
        @NestedConfigurationProperty @DefaultValue AppProperties app,
        @Nullable String token,
        @NestedConfigurationProperty @DefaultValue AccountProperties account,
        Map<String, LineProperties> lines,
        @NestedConfigurationProperty @DefaultValue StoreProperties store,
        @NestedConfigurationProperty @DefaultValue WebhookProperties webhook,
        @NestedConfigurationProperty @DefaultValue WorkerProperties workers,
        @Nullable URI standIn) {
    /** Keeps the order of the lines. */
    public EscalaProperties {
        lines = lines == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    /** The ids of the lines only. */
    @Override
    public String toString() {
        return "EscalaProperties[lines=" + lines.keySet() + "]";
    }
}
