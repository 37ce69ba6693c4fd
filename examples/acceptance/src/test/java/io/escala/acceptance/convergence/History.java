package io.escala.acceptance.convergence;

import io.escala.acceptance.fixture.StoreSetup;
import io.escala.fakemeta.Webhook;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * What happened, as the bodies in which Meta tells of it. The bodies of one part come in any order; the parts follow each other,
 * because each begins with something that people of the business do, and what is closed or sent has its place in time.
 *
 * @param name what it is about
 * @param parts its parts
 */
record History(String name, List<Part> parts) {
    /**
     * What may come in any order, after something was done.
     *
     * @param at when it is done
     * @param first what is done
     * @param bodies what comes then
     * @param after when everything had happened of which the bodies tell: they come from then on, a second apart
     */
    record Part(Instant at, Consumer<StoreSetup> first, List<Body> bodies, Instant after) {}

    /**
     * One delivery.
     *
     * @param label what it says, for whoever reads of a failure
     * @param webhook the signed bytes
     */
    record Body(String label, Webhook webhook) {
        private static final List<String> OBJECTS =
                List.of("\"whatsapp_business_account\"", "\"page\"", "\"instagram\"");

        /** Whether Meta might send this and another as one body: both are about the same kind of thing. */
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

    /** The ids of Meta's of every message the bodies speak of. */
    List<String> messageIds() {
        return bodies().stream()
                .flatMap(body -> body.webhook().messageIds().stream())
                .distinct()
                .toList();
    }
}
