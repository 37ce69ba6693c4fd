package io.escala.core.health;

import io.escala.core.access.Refusal;
import java.util.Objects;

/** The answer to the question how an account is doing. Two variants, matched with {@code instanceof}. */
public sealed interface HealthResult {
    /**
     * How it is doing.
     *
     * @param health the account's health
     */
    record Found(AccountHealth health) implements HealthResult {
        public Found {
            Objects.requireNonNull(health, "health");
        }
    }

    /**
     * Who asks may not know.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements HealthResult {
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }
}
