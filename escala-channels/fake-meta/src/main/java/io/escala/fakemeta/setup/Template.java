package io.escala.fakemeta.setup;

import java.util.ArrayList;
import java.util.List;

/**
 * A message template. Placeholders are read from the texts: <code>{{1}}</code>, <code>{{2}}</code> for positional and
 * <code>{{customer}}</code> for named parameters.
 *
 * @param owner the WhatsApp Business Account it belongs to, or the page id for a Messenger utility template
 * @param name the name, lower case with underscores
 * @param language the exact language code, such as {@code es_AR}; Meta has no fallback
 * @param status its status in Meta's review
 * @param category {@code UTILITY}, {@code MARKETING} or {@code AUTHENTICATION}
 * @param headerFormat {@code TEXT}, {@code IMAGE}, {@code VIDEO}, {@code DOCUMENT}, or empty for no header
 * @param header the header's text, or empty
 * @param body the body's text
 * @param footer the footer's text, or empty
 * @param buttons the buttons in order
 */
public record Template(
        String owner,
        String name,
        String language,
        TemplateStatus status,
        String category,
        String headerFormat,
        String header,
        String body,
        String footer,
        List<Button> buttons) {

    /**
     * A button of a template.
     *
     * @param type {@code QUICK_REPLY} or {@code URL}
     * @param text the text that the person sees
     * @param url the address of a URL button, optionally with a placeholder at its end; empty for other types
     */
    public record Button(String type, String text, String url) {}

    /** Rejects an empty owner, name, language or body with an {@link IllegalArgumentException}. */
    public Template {
        SetupChecks.required(owner, "the template's owner");
        SetupChecks.required(name, "the template's name");
        SetupChecks.required(language, "the language of template " + name);
        SetupChecks.required(body, "the body of template " + name);
        buttons = List.copyOf(buttons);
    }

    /** Returns an approved utility template with only a body. */
    public static Template of(String owner, String name, String language, String body) {
        return new Template(owner, name, language, TemplateStatus.APPROVED, "UTILITY", "", "", body, "", List.of());
    }

    /** Sets its status in Meta's review. */
    public Template status(TemplateStatus value) {
        return new Template(owner, name, language, value, category, headerFormat, header, body, footer, buttons);
    }

    /** Sets the category. */
    public Template category(String value) {
        return new Template(owner, name, language, status, value, headerFormat, header, body, footer, buttons);
    }

    /** Sets a text header. */
    public Template header(String text) {
        return new Template(owner, name, language, status, category, "TEXT", text, body, footer, buttons);
    }

    /** Sets a media header: {@code IMAGE}, {@code VIDEO} or {@code DOCUMENT}; each send must then contain the file. */
    public Template mediaHeader(String format) {
        return new Template(owner, name, language, status, category, format, "", body, footer, buttons);
    }

    /** Sets a footer. */
    public Template footer(String text) {
        return new Template(owner, name, language, status, category, headerFormat, header, body, text, buttons);
    }

    /** Adds a quick reply button. */
    public Template quickReply(String text) {
        return plus(new Button("QUICK_REPLY", text, ""));
    }

    /** Adds a URL button; an address that ends in a placeholder needs its suffix at each send. */
    public Template urlButton(String text, String url) {
        return plus(new Button("URL", text, url));
    }

    private Template plus(Button button) {
        List<Button> more = new ArrayList<>(buttons);
        more.add(button);
        return new Template(owner, name, language, status, category, headerFormat, header, body, footer, more);
    }

    /** Returns the distinct names of the body's placeholders in order. */
    public List<String> bodyParameters() {
        return placeholders(body);
    }

    /** Returns the names of the header text's placeholders in order. */
    public List<String> headerParameters() {
        return placeholders(header);
    }

    /** Whether the parameters have names rather than positions. */
    public boolean named() {
        return bodyParameters().stream().anyMatch(each -> !each.chars().allMatch(Character::isDigit));
    }

    /**
     * Returns the body with the parameters filled in.
     *
     * @param parameters one value for each of {@link #bodyParameters()}, in that order
     */
    public String bodyWith(List<String> parameters) {
        List<String> names = bodyParameters();
        // One pass, so that a value that looks like a placeholder is not replaced.
        StringBuilder whole = new StringBuilder();
        int at = 0;
        for (Placeholder each : Placeholder.in(body)) {
            whole.append(body, at, each.from()).append(parameters.get(names.indexOf(each.name())));
            at = each.to();
        }
        return whole.append(body, at, body.length()).toString();
    }

    /** Returns the distinct names of the placeholders in a text, in order. */
    public static List<String> placeholders(String text) {
        return Placeholder.in(text).stream().map(Placeholder::name).distinct().toList();
    }
}
