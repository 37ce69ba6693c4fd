package io.escala.core.administration;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a setup says of a line so far; what it does not say is absent. Immutable. */
final class LineFacts {
    /** What can be said of a line. */
    enum Fact {
        PROVIDER_ID,
        NAME,
        DISPLAY_PHONE,
        BUSINESS_ACCOUNT,
        PORTFOLIO,
        PAGE,
        APP
    }

    static final LineFacts NONE = new LineFacts(Map.of());

    private final Map<Fact, String> facts;

    private LineFacts(Map<Fact, String> facts) {
        this.facts = facts;
    }

    /** Returns a copy that says this, too. */
    LineFacts with(Fact fact, String value) {
        Map<Fact, String> more = new EnumMap<>(Fact.class);
        more.putAll(facts);
        more.put(fact, value);
        return new LineFacts(more);
    }

    /**
     * Returns a copy that says this id of Meta, too. Programs read such ids from variables, and one that is not set is told as that.
     *
     * @param step the step that says it
     * @throws IllegalArgumentException when it is null or blank
     */
    LineFacts withId(Fact fact, @Nullable String id, String step) {
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException(step + " is missing; is the variable set that it is read from?");
        }
        return with(fact, id);
    }

    /** Returns what is said, or else what is known already. */
    @Nullable
    String orKnown(Fact fact, @Nullable String known) {
        return facts.getOrDefault(fact, known);
    }

    /**
     * Returns what has to be said.
     *
     * @param step the step that says it
     * @throws IllegalArgumentException when it is not said
     */
    String required(Fact fact, String step) {
        String value = facts.get(fact);
        if (value == null) {
            throw new IllegalArgumentException(step + " is not given");
        }
        return value;
    }
}
