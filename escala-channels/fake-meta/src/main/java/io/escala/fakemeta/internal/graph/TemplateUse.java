package io.escala.fakemeta.internal.graph;

import java.util.List;

/**
 * A sent template.
 *
 * @param name the template's name
 * @param language its language
 * @param category its category, as in the catalogue
 * @param parameters the body's parameters in the order of the placeholders
 * @param rendered the body with the parameters filled in
 */
public record TemplateUse(String name, String language, String category, List<String> parameters, String rendered) {

    public TemplateUse {
        parameters = List.copyOf(parameters);
    }
}
