package io.escala.crm.template;

import java.util.Objects;

/**
 * Names a WhatsApp template exactly: {@code es} is not {@code es_AR}.
 *
 * @param wabaId the WhatsApp Business Account that owns it
 * @param name its name
 * @param language its language code
 */
public record TemplateKey(String wabaId, String name, String language) {
    /** Checks that nothing is missing. */
    public TemplateKey {
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
    }
}
