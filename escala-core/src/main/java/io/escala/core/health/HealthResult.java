package io.escala.core.health;

import io.escala.core.access.Refusal;
import java.util.Objects;

/** The result of asking for health. Two variants, matched with {@code instanceof}. */
public sealed interface HealthResult {
    /**
     * The actor may see it.
     *
     * @param health the account's health
     */
    record Found(AccountHealth health) implements HealthResult {
        public Found {
            Objects.requireNonNull(health, "health");
        }
    }

    /**
     * The actor may not see it.
     *
     * @param refusal the refusal
     */
    record Refused(Refusal refusal) implements HealthResult {
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }
}
