package io.escala.fakemeta;

import java.util.List;

/**
 * A sent template.
 *
 * @param name its name
 * @param language its language
 * @param category its category in the catalogue
 * @param parameters the body's parameters, in the order of the placeholders
 */
public record SentTemplate(String name, String language, String category, List<String> parameters) {

    public SentTemplate {
        parameters = List.copyOf(parameters);
    }

    @Override
    public String toString() {
        return "SentTemplate[" + name + ", " + language + ", " + parameters.size() + " parameters]";
    }
}
