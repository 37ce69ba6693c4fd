package io.escala.spring.boot.properties;

import io.escala.crm.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** What is wrong with properties, each by its name and none by its value. Not thread-safe. */
public final class PropertyProblems {
    private final List<String> problems = new ArrayList<>();

    /** Creates an empty list. */
    public PropertyProblems() {}

    /**
     * Adds a problem.
     *
     * @param property the full name of the property
     * @param problem what is wrong with it, without its value
     */
    public void add(String property, String problem) {
        problems.add(property + " " + problem);
    }

    /**
     * Requires a text.
     *
     * @param property the full name of the property
     * @param value its value
     * @return whether there is one
     */
    public boolean require(String property, @Nullable String value) {
        if (!StringUtils.hasText(value)) {
            add(property, "is missing; as an environment variable it is " + variable(property));
            return false;
        }
        return resolved(property, value);
    }

    /**
     * Checks a text by what it is used for. Nothing is wrong with a missing one.
     *
     * @param property the full name of the property
     * @param value its value
     * @param use fails when the value cannot be used, with a message that does not contain it
     */
    public void check(String property, @Nullable String value, Use use) {
        if (!StringUtils.hasText(value) || !resolved(property, value)) {
            return;
        }
        try {
            use.of(value);
        } catch (IllegalArgumentException e) {
            add(property, "cannot be used: " + e.getMessage());
        }
    }

    /** Requires a text and checks it. */
    void require(String property, @Nullable String value, Use use) {
        if (require(property, value)) {
            check(property, value, use);
        }
    }

    /** Requires an id of Meta. */
    void requireId(String property, @Nullable String value) {
        require(property, value, PropertyProblems::plainId);
    }

    /** Fails when a text is no id of Meta. */
    static void plainId(String value) {
        if (!SafeText.isPlainId(value)) {
            throw new IllegalArgumentException(
                    "it is no id, which has 1 to 64 ASCII letters, digits, '-', '_' and '.'");
        }
    }

    /** A placeholder that nothing resolves stays as it is. */
    private boolean resolved(String property, String value) {
        boolean unresolved = value.startsWith("${") && value.endsWith("}");
        if (unresolved) {
            add(property, "is given by " + value + ", which is not set");
        }
        return !unresolved;
    }

    /** The name of the environment variable of a property, as Spring Boot reads it. */
    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * Fails when there are problems.
     *
     * @throws InvalidPropertiesException naming all of them
     */
    public void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new InvalidPropertiesException(problems);
        }
    }

    /**
     * Returns the failure that names all problems.
     *
     * @param cause what told them
     * @return the exception, to be thrown
     */
    public InvalidPropertiesException toldBy(RuntimeException cause) {
        InvalidPropertiesException failure = new InvalidPropertiesException(problems);
        failure.initCause(cause);
        return failure;
    }

    /** What a text is used for. */
    @FunctionalInterface
    public interface Use {
        /**
         * Uses a text.
         *
         * @param value the text
         * @throws IllegalArgumentException when it cannot be used; the message does not contain it
         */
        void of(String value);
    }
}
