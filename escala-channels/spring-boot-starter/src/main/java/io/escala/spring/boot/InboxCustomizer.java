package io.escala.spring.boot;

import io.escala.core.inbox.InboxBuilder;

/**
 * Changes the inbox before it is built, where no property says it. Beans of this type are called in their order, after the properties and
 * the ports that are beans.
 *
 * <pre>{@code
 * @Bean
 * InboxCustomizer keptLonger() {
 *     return inbox -> inbox.eventsKept(Duration.ofDays(365));
 * }
 * }</pre>
 */
@FunctionalInterface
public interface InboxCustomizer {
    /**
     * Changes the inbox.
     *
     * @param inbox the builder
     */
    void customize(InboxBuilder inbox);
}
