package io.escala.spring.boot.properties;

import java.util.List;

/** Properties of the starter are missing or wrong. The message names all of them and shows no value. */
public class InvalidPropertiesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidPropertiesException(List<String> problems) {
        super("Properties of the inbox: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Returns what is wrong, each with the name of its property. */
    public List<String> problems() {
        return problems == null ? List.of() : problems;
    }
}
