package io.escala.spring.boot.properties;

import java.util.stream.Stream;

/**
 * The properties, after every rule had its say, so that all problems are told at once. Beans that are made of properties take these.
 *
 * @param all the properties
 */
public record CheckedProperties(EscalaProperties all) {
    /**
     * Checks the properties.
     *
     * @param all the properties
     * @param rules the rules
     * @return the properties
     * @throws InvalidPropertiesException when something is wrong
     */
    public static CheckedProperties of(EscalaProperties all, Stream<PropertyRule> rules) {
        PropertyProblems problems = new PropertyProblems();
        rules.forEach(rule -> rule.check(all, problems));
        problems.throwIfAny();
        return new CheckedProperties(all);
    }
}
