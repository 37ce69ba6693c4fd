package io.escala.core.port;

import io.escala.crm.line.Line;
import io.escala.crm.template.MessageTemplate;
import io.escala.crm.template.TemplateKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A catalogue that never changes. Thread-safe. */
record FixedTemplates(Map<TemplateKey, MessageTemplate> byKey) implements TemplateCatalogue {
    @Override
    public Optional<MessageTemplate> find(Line line, String name, String language) {
        String waba = line.wabaId();
        return waba != null && TemplateKey.canBe(waba, name, language)
                ? Optional.ofNullable(byKey.get(new TemplateKey(waba, name, language)))
                : Optional.empty();
    }

    @Override
    public List<MessageTemplate> all(Line line) {
        return byKey.values().stream()
                .filter(template -> template.wabaId().equals(line.wabaId()))
                .toList();
    }
}
