package io.escala.spring.boot.properties;

/** Says what is wrong with the properties that some beans are made of. No rule is asked whose beans the host replaced. */
@FunctionalInterface
public interface PropertyRule {
    /**
     * Checks properties.
     *
     * @param properties the properties
     * @param problems collects what is wrong
     */
    void check(EscalaProperties properties, PropertyProblems problems);
}
