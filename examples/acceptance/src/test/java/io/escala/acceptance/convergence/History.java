package io.escala.acceptance.convergence;

import io.escala.acceptance.fixture.StoreSetup;
import io.escala.fakemeta.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * A history as the bodies that Meta sends. The bodies of one part arrive in any order; the parts follow each other,
 * because each begins with an action of the business, and closing or sending happens at a fixed time.
 *
 * @param name what it is about
 * @param parts its parts
 */
record History(String name, List<Part> parts) {
    /**
     * Bodies that may arrive in any order, after an action.
     *
     * @param at when it is done
     * @param first what is done
     * @param bodies the bodies that follow
     * @param after the time after all events of the bodies, when they arrive, a second apart
     */
    record Part(Instant at, Consumer<StoreSetup> first, List<Body> bodies, Instant after) {}

    /**
     * One delivery.
     *
     * @param label description for failure messages
     * @param webhook the signed bytes
     */
    record Body(String label, Webhook webhook) {
        private static final List<String> OBJECTS =
                List.of("\"whatsapp_business_account\"", "\"page\"", "\"instagram\"");

        /** Whether Meta might send both as one body: both are of the same kind. */
        boolean joins(Body other) {
            return object(webhook).equals(object(other.webhook));
        }

        private static String object(Webhook webhook) {
            String body = webhook.body();
            return OBJECTS.stream()
                    .filter(object -> body.contains("\"object\":" + object))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** Every body, in the order in which it happened. */
    List<Body> bodies() {
        return parts.stream().flatMap(part -> part.bodies().stream()).toList();
    }

    /** Meta's ids of every message in the bodies. */
    List<String> messageIds() {
        return bodies().stream()
                .flatMap(body -> body.webhook().messageIds().stream())
                .distinct()
                .toList();
    }
}
