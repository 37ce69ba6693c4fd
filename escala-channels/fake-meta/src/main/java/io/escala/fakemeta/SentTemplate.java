package io.escala.fakemeta;

import java.util.List;
import java.util.Map;

/**
 * A sent template.
 *
 * @param name its name
 * @param language its language
 * @param category its category in the catalogue
 * @param parameters the body's parameters, in the order of the placeholders
 * @param header the parameter of the header's text, the id or address of its medium, or latitude and longitude of its place with a comma; empty
 *     if it has none
 * @param buttons what the send gave for buttons, by index: the rest of an address, a payload or a code
 */
public record SentTemplate(
        String name,
        String language,
        String category,
        List<String> parameters,
        String header,
        Map<Integer, String> buttons) {

    public SentTemplate {
        parameters = List.copyOf(parameters);
        buttons = Map.copyOf(buttons);
    }

    @Override
    public String toString() {
        return "SentTemplate[" + name + ", " + language + ", " + parameters.size() + " parameters]";
    }
}
