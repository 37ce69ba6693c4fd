package io.escala.core.port;

import io.escala.crm.line.Line;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The templates of each line. The channel adapters read them from Meta; a host may implement it over templates that it keeps itself. It must
 * be thread-safe and quick, because it is called on every template send: what it asks of others it keeps for a time.
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
     * @throws io.escala.core.channel.TryAgainException when it cannot be known now
     */
    Optional<MessageTemplate> find(Line line, String name, String language);

    /**
     * Returns all templates of a line, to be offered.
     *
     * @param line the line
     * @return the templates, approved or not, in any order; none where they cannot be listed
     * @throws io.escala.core.channel.TryAgainException when they cannot be known now
     */
    default List<MessageTemplate> all(Line line) {
        return List.of();
    }

    /**
     * Learns that Meta reported a change of a template: what is kept of its account is out of date.
     *
     * @param template the template
     */
    default void changed(TemplateKey template) {}

    /**
     * Reads the templates of a line again at their next use, because somebody has just changed them at Meta.
     *
     * @param line the line
     */
    default void refresh(Line line) {}

    /**
     * Creates a fixed catalogue, for tests and for hosts whose templates never change.
     *
     * @param templates the templates
     * @return a catalogue of these templates
     */
    static TemplateCatalogue of(Collection<MessageTemplate> templates) {
        Map<TemplateKey, MessageTemplate> byKey = new HashMap<>();
        templates.forEach(template -> byKey.put(template.key(), template));
        return new FixedTemplates(Map.copyOf(byKey));
    }
}
