package io.escala.channels.whatsapp;

import io.escala.crm.template.TemplateCategory;
import io.escala.crm.template.TemplateStatus;
import java.util.Objects;

/**
 * What Meta answers to a template that was submitted.
 *
 * @param id Meta's id of it
 * @param status usually {@link TemplateStatus#PENDING}; reviews take minutes up to a day
 * @param category the category that Meta gave it
 */
public record SubmittedTemplate(String id, TemplateStatus status, TemplateCategory category) {
    public SubmittedTemplate {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(category, "category");
    }
}
