package io.escala.core.template;

import io.escala.core.result.Refusal;
import io.escala.core.result.Refusal.Reason;
import io.escala.crm.contact.Contact;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.TemplateParameter;
import io.escala.crm.template.MessageTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values bound to the placeholders of a template.
 *
 * <ol>
 *   <li>There is one value for each placeholder, no more and no fewer.
 *   <li>A bound placeholder has a default.
 *   <li>Texts written by the caller, defaults included, are used unchanged or refused with their index.
 *   <li>White space in a contact's field is folded; when nothing is left, or there is no contact, the default is used.
 *   <li>Placeholders expand once: braces inside a value stay text.
 *   <li>The rendered text is within WhatsApp's limits.
 * </ol>
 *
 * @param parameters the values as sent to Meta; empty when refused
 * @param rendered the text as the customer reads it, or null when refused
 * @param refusals every refusal
 */
public record TemplateBinding(
        List<TemplateParameter> parameters, @Nullable String rendered, List<Refusal> refusals) {
    /** The longest body that WhatsApp accepts, in characters. */
    public static final int MAX_BODY = 1_024;

    /** The field named by a refusal of a value. */
    public static final String VALUES = "values";

    private static final int MAX_SPACES = 4;

    public TemplateBinding {
        parameters = List.copyOf(parameters);
        refusals = List.copyOf(refusals);
    }

    /**
     * Binds values to the placeholders of a template, with custom fields as they are stored.
     *
     * @param template the template
     * @param values one for each placeholder, in their order
     * @param contact the contact whose fields are used, or null when there is none
     * @return parameters and text, or every refusal
     */
    public static TemplateBinding bind(
            MessageTemplate template, List<TemplateValue> values, @Nullable Contact contact) {
        return bind(
                template,
                values,
                contact,
                name -> contact == null
                        ? Optional.empty()
                        : Optional.ofNullable(contact.customFields().get(name)));
    }

    /**
     * Binds values to the placeholders of a template, with the account's own fields as they are shown to people.
     *
     * @param template the template
     * @param values one for each placeholder, in their order
     * @param contact the contact whose fields are used, or null when there is none
     * @param customFields what each of its custom fields shows, by key; see {@link io.escala.core.fields.ShownField#text}
     * @return parameters and text, or every refusal
     */
    public static TemplateBinding bind(
            MessageTemplate template,
            List<TemplateValue> values,
            @Nullable Contact contact,
            Function<String, Optional<String>> customFields) {
        Objects.requireNonNull(customFields, "customFields");
        List<String> names = template.placeholders();
        boolean positional = template.positional();
        List<Refusal> refusals = new ArrayList<>();
        if (values.size() != names.size()) {
            refusals.add(Refusal.field(Reason.TEMPLATE_VALUES_MISMATCH, VALUES).limitedTo(names.size(), values.size()));
        }
        List<TemplateParameter> parameters = new ArrayList<>();
        Map<String, String> byName = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            TemplateValue value = values.get(i);
            Reason problem = problem(value);
            if (problem != null) {
                refusals.add(Refusal.at(problem, VALUES, i));
            } else if (i < names.size()) {
                String text = resolve(value, contact, customFields);
                parameters.add(new TemplateParameter(positional ? null : names.get(i), text));
                byName.put(names.get(i), text);
            }
        }
        if (!refusals.isEmpty()) {
            return new TemplateBinding(List.of(), null, refusals);
        }
        String rendered = expand(template.body(), byName);
        if (rendered.length() > MAX_BODY) {
            return new TemplateBinding(
                    List.of(),
                    null,
                    List.of(Refusal.field(Reason.TEXT_TOO_LONG, VALUES).limitedTo(MAX_BODY, rendered.length())));
        }
        return new TemplateBinding(parameters, rendered, List.of());
    }

    /**
     * Returns the content to send.
     *
     * @param template the template that was bound
     * @return the content
     */
    public MessageContent.Template content(MessageTemplate template) {
        return new MessageContent.Template(
                template.name(), template.language(), template.category(), parameters, rendered);
    }

    private static @Nullable Reason problem(TemplateValue value) {
        if (value instanceof TemplateValue.Bound bound) {
            String stand = bound.defaultValue();
            if (stand == null || stand.isBlank()) {
                return Reason.TEMPLATE_DEFAULT_MISSING;
            }
            return fits(stand) ? null : Reason.TEMPLATE_VALUE_INVALID;
        }
        if (value instanceof TemplateValue.Fixed fixed) {
            return fits(fixed.text()) ? null : Reason.TEMPLATE_VALUE_INVALID;
        }
        throw new IllegalStateException("no case for " + value.getClass());
    }

    private static String resolve(
            TemplateValue value, @Nullable Contact contact, Function<String, Optional<String>> customFields) {
        if (value instanceof TemplateValue.Bound bound) {
            String found = contact == null
                    ? ""
                    : fold(bound.field().of(contact, customFields).orElse(""));
            // The default is present: a missing one is refused before any value is resolved.
            return found.isEmpty() ? String.valueOf(bound.defaultValue()) : found;
        }
        return ((TemplateValue.Fixed) value).text();
    }

    /** Whether Meta accepts a value: not blank, without line break or tab, and never more than four spaces in a row. */
    private static boolean fits(String text) {
        int spaces = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            spaces = c == ' ' ? spaces + 1 : 0;
            if (breaks(c) || spaces > MAX_SPACES) {
                return false;
            }
        }
        return !text.isBlank();
    }

    /** Replaces every run of white space that Meta would reject by one space, and trims both ends. */
    private static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i;
            boolean breaks = false;
            while (end < text.length() && isBlank(text.charAt(end))) {
                breaks |= breaks(text.charAt(end));
                end++;
            }
            if (end == i) {
                out.append(text.charAt(i++));
            } else {
                out.append(breaks || end - i > MAX_SPACES ? " " : text.substring(i, end));
                i = end;
            }
        }
        return out.toString().strip();
    }

    private static boolean isBlank(char c) {
        return breaks(c) || Character.isSpaceChar(c) || Character.isWhitespace(c);
    }

    private static boolean breaks(char c) {
        return c == '\n'
                || c == '\r'
                || c == '\t'
                || c == '\u000B'
                || c == '\f'
                || c == '\u0085'
                || c == '\u2028'
                || c == '\u2029';
    }

    private static String expand(String body, Map<String, String> values) {
        StringBuilder out = new StringBuilder(body.length());
        int at = 0;
        while (true) {
            int open = body.indexOf("{{", at);
            int close = open < 0 ? -1 : body.indexOf("}}", open + 2);
            if (close < 0) {
                return out.append(body, at, body.length()).toString();
            }
            String value = values.get(body.substring(open + 2, close).strip());
            out.append(body, at, open).append(value == null ? body.substring(open, close + 2) : value);
            at = close + 2;
        }
    }
}
