package io.escala.fakemeta.internal.graph;

import java.util.List;
import java.util.Map;

/**
 * A sent template.
 *
 * @param name the template's name
 * @param language its language
 * @param category its category, as in the catalogue
 * @param parameters the body's parameters in the order of the placeholders
 * @param header what the send gave for the header, or empty
 * @param buttons what the send gave for buttons, by index
 * @param rendered header, body and footer with the parameters filled in
 */
public record TemplateUse(
        String name,
        String language,
        String category,
        List<String> parameters,
        String header,
        Map<Integer, String> buttons,
        String rendered) {

    public TemplateUse {
        parameters = List.copyOf(parameters);
        buttons = Map.copyOf(buttons);
    }
}
