package io.escala.fakemeta.setup;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
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
 * @param headerFormat {@code TEXT}, {@code IMAGE}, {@code VIDEO}, {@code DOCUMENT}, {@code LOCATION}, or empty for no header
 * @param header the header's text, or empty
 * @param body the body's text
 * @param footer the footer's text, or empty
 * @param buttons the buttons in order
 * @param otherParts Meta's names of further parts, such as {@code LIMITED_TIME_OFFER} or {@code CAROUSEL}; each send must then contain them
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
        List<Button> buttons,
        List<String> otherParts) {

    /**
     * A button of a template.
     *
     * @param type Meta's name, such as {@code QUICK_REPLY}, {@code URL}, {@code COPY_CODE}, {@code PHONE_NUMBER}, {@code FLOW} or {@code OTP}
     * @param text the text that the person sees
     * @param url the address of a URL button, optionally with a placeholder at its end; the number of a phone button; empty for other types
     */
    public record Button(String type, String text, String url) {}

    /** Rejects an empty owner, name, language or body with an {@link IllegalArgumentException}. */
    public Template {
        SetupChecks.required(owner, "the template's owner");
        SetupChecks.required(name, "the template's name");
        SetupChecks.required(language, "the language of template " + name);
        SetupChecks.required(body, "the body of template " + name);
        buttons = List.copyOf(buttons);
        otherParts = List.copyOf(otherParts);
    }

    /** Returns an approved utility template with only a body. */
    public static Template of(String owner, String name, String language, String body) {
        return new Template(
                owner, name, language, TemplateStatus.APPROVED, "UTILITY", "", "", body, "", List.of(), List.of());
    }

    /** Sets its status in Meta's review. */
    public Template status(TemplateStatus value) {
        return new Template(
                owner, name, language, value, category, headerFormat, header, body, footer, buttons, otherParts);
    }

    /** Sets the category. */
    public Template category(String value) {
        return new Template(
                owner, name, language, status, value, headerFormat, header, body, footer, buttons, otherParts);
    }

    /** Sets a text header. */
    public Template header(String text) {
        return new Template(owner, name, language, status, category, "TEXT", text, body, footer, buttons, otherParts);
    }

    /** Sets a media header: {@code IMAGE}, {@code VIDEO} or {@code DOCUMENT}; each send must then contain the file. */
    public Template mediaHeader(String format) {
        return new Template(owner, name, language, status, category, format, "", body, footer, buttons, otherParts);
    }

    /** Sets a footer. */
    public Template footer(String text) {
        return new Template(
                owner, name, language, status, category, headerFormat, header, body, text, buttons, otherParts);
    }

    /** Adds a quick reply button. */
    public Template quickReply(String text) {
        return plus(new Button("QUICK_REPLY", text, ""));
    }

    /** Adds a URL button; an address that ends in a placeholder needs its suffix at each send. */
    public Template urlButton(String text, String url) {
        return plus(new Button("URL", text, url));
    }

    /** Adds a button that copies a code, which each send must contain. */
    public Template copyCodeButton(String text) {
        return plus(new Button("COPY_CODE", text, ""));
    }

    /** Adds a button that calls a number. */
    public Template phoneButton(String text, String phone) {
        return plus(new Button("PHONE_NUMBER", text, phone));
    }

    /** Adds a button that opens a form; each send must name it. */
    public Template formButton(String text) {
        return plus(new Button("FLOW", text, ""));
    }

    /** Adds the button of an authentication template that copies its code; each send must contain the code. */
    public Template oneTimeCodeButton(String text) {
        return plus(new Button("OTP", text, ""));
    }

    /** Adds a button of any kind, by Meta's name of it. */
    public Template button(String type, String text) {
        return plus(new Button(type, text, ""));
    }

    /** Sets a location header; each send must then contain the place. */
    public Template locationHeader() {
        return mediaHeader("LOCATION");
    }

    /** Makes it a limited-time offer; each send must then contain its end. */
    public Template limitedTimeOffer() {
        return otherPart("LIMITED_TIME_OFFER");
    }

    /** Adds a further part, by Meta's name such as {@code CAROUSEL}; each send must then contain it. */
    public Template otherPart(String type) {
        List<String> more = new ArrayList<>(otherParts);
        more.add(type);
        return new Template(owner, name, language, status, category, headerFormat, header, body, footer, buttons, more);
    }

    private Template plus(Button button) {
        List<Button> more = new ArrayList<>(buttons);
        more.add(button);
        return new Template(
                owner, name, language, status, category, headerFormat, header, body, footer, more, otherParts);
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
        return filled(body, parameters);
    }

    /**
     * Returns what the person reads: the text of the header, the body and the footer, each on lines of its own.
     *
     * @param headerParameters one value for each of {@link #headerParameters()}
     * @param parameters one value for each of {@link #bodyParameters()}, in that order
     */
    public String textWith(List<String> headerParameters, List<String> parameters) {
        StringBuilder text = new StringBuilder();
        if (!header.isEmpty()) {
            text.append(filled(header, headerParameters)).append('\n');
        }
        text.append(bodyWith(parameters));
        return footer.isEmpty()
                ? text.toString()
                : text.append('\n').append(footer).toString();
    }

    private static String filled(String text, List<String> parameters) {
        List<String> names = placeholders(text);
        // One pass, so that a value that looks like a placeholder is not replaced.
        StringBuilder whole = new StringBuilder();
        int at = 0;
        for (Placeholder each : Placeholder.in(text)) {
            whole.append(text, at, each.from()).append(parameters.get(names.indexOf(each.name())));
            at = each.to();
        }
        return whole.append(text, at, text.length()).toString();
    }

    /** Returns the distinct names of the placeholders in a text in the order of their parameters: numbers rising, names as they occur. */
    public static List<String> placeholders(String text) {
        List<String> names =
                Placeholder.in(text).stream().map(Placeholder::name).distinct().toList();
        boolean numbered = names.stream().allMatch(name -> name.chars().allMatch(Character::isDigit));
        return numbered
                ? names.stream().sorted(Comparator.comparing(BigInteger::new)).toList()
                : names;
    }
}
