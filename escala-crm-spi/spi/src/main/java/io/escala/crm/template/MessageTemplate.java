package io.escala.crm.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A WhatsApp template as Meta reports it. Templates belong to the WhatsApp Business Account of a line. Name and language
 * must match exactly: {@code es} does not match {@code es_AR}.
 *
 * @param wabaId the WhatsApp Business Account that owns it
 * @param language its language code, such as {@code es_AR}
 * @param body its text with placeholders: <code>{{1}}</code>, <code>{{2}}</code> … or named ones such as
 *     <code>{{customer}}</code>
 * @param header what stands above the body, or null
 * @param footer the text below the body, without placeholders, or null
 * @param buttons its buttons, in order
 * @param expires whether it is a limited-time offer with a countdown, whose end each send gives
 * @param unsupported Meta's names of the parts that this library cannot send, such as {@code CAROUSEL}; with any, the template is offered
 *     and sends of it are refused
 */
public record MessageTemplate(
        String wabaId,
        String name,
        String language,
        TemplateCategory category,
        TemplateStatus status,
        String body,
        @Nullable TemplateHeader header,
        @Nullable String footer,
        List<TemplateButton> buttons,
        boolean expires,
        List<String> unsupported) {
    public MessageTemplate {
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(body, "body");
        buttons = List.copyOf(buttons);
        unsupported = List.copyOf(unsupported);
    }

    /** Creates a template of a body alone. */
    public MessageTemplate(
            String wabaId,
            String name,
            String language,
            TemplateCategory category,
            TemplateStatus status,
            String body) {
        this(wabaId, name, language, category, status, body, null, null, List.of(), false, List.of());
    }

    /** Returns a copy with this header. */
    public MessageTemplate withHeader(TemplateHeader newHeader) {
        Objects.requireNonNull(newHeader, "newHeader");
        return new MessageTemplate(
                wabaId, name, language, category, status, body, newHeader, footer, buttons, expires, unsupported);
    }

    /** Returns a copy with this footer. */
    public MessageTemplate withFooter(String newFooter) {
        Objects.requireNonNull(newFooter, "newFooter");
        return new MessageTemplate(
                wabaId, name, language, category, status, body, header, newFooter, buttons, expires, unsupported);
    }

    /** Returns a copy with one more button, after the others. */
    public MessageTemplate withButton(TemplateButton button) {
        List<TemplateButton> more = new ArrayList<>(buttons);
        more.add(Objects.requireNonNull(button, "button"));
        return new MessageTemplate(
                wabaId, name, language, category, status, body, header, footer, more, expires, unsupported);
    }

    /** Returns a copy that is a limited-time offer with a countdown. */
    public MessageTemplate withExpiry() {
        return new MessageTemplate(
                wabaId, name, language, category, status, body, header, footer, buttons, true, unsupported);
    }

    /** Returns a copy with a part that this library cannot send, by Meta's name. */
    public MessageTemplate withUnsupported(String part) {
        List<String> more = new ArrayList<>(unsupported);
        more.add(Objects.requireNonNull(part, "part"));
        return new MessageTemplate(
                wabaId, name, language, category, status, body, header, footer, buttons, expires, more);
    }

    /** Returns what identifies it. */
    public TemplateKey key() {
        return new TemplateKey(wabaId, name, language);
    }

    /**
     * Returns the distinct placeholders of the body in the order in which Meta expects their values: numbered ones by
     * number, named ones by position in the body.
     *
     * @return their names without braces, such as {@code 1} or {@code customer}
     */
    public List<String> placeholders() {
        return Placeholders.namesIn(body);
    }

    /** Whether the placeholders of header and body are numbered rather than named; true for a template without any. */
    public boolean positional() {
        return Placeholders.areNumbered(placeholders())
                && (header == null || Placeholders.areNumbered(header.placeholders()));
    }

    /** Without its texts: they stay out of logs. */
    @Override
    public String toString() {
        return "MessageTemplate[" + wabaId + "/" + name + ", " + language + ", " + category + ", " + status + "]";
    }
}
