package io.escala.core.port;

import io.escala.crm.line.Line;
import io.escala.crm.template.MessageTemplate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The templates of each line. The host implements it over the templates it syncs with Meta; it must be thread-safe and
 * quick, because it is called on every template send.
 */
@FunctionalInterface
public interface TemplateCatalogue {
    /**
     * Finds a template.
     *
     * @param line the line it is to be sent through; templates belong to its WhatsApp Business Account
     * @param name the template's name, exact
     * @param language its language code, exact
     * @return the template, approved or not; empty when there is none
     */
    Optional<MessageTemplate> find(Line line, String name, String language);

    /**
     * Creates a fixed catalogue.
     *
     * @param templates the templates
     * @return a catalogue of these templates
     */
    static TemplateCatalogue of(Collection<MessageTemplate> templates) {
        Map<List<String>, MessageTemplate> byName = new HashMap<>();
        for (MessageTemplate template : templates) {
            byName.put(List.of(template.wabaId(), template.name(), template.language()), template);
        }
        return (line, name, language) -> line.wabaId() == null
                ? Optional.empty()
                : Optional.ofNullable(byName.get(List.of(line.wabaId(), name, language)));
    }
}
