package io.escala.crm.template;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A button of a template.
 *
 * @param text what the person sees on it
 * @param target the address that a {@link Kind#URL} opens, with at most one placeholder, at its end; the number that a {@link
 *     Kind#PHONE_NUMBER} calls; otherwise null
 */
public record TemplateButton(
        Kind kind, String text, @Nullable String target) {
    /** What a button does. */
    public enum Kind {
        /** Answers with its text. */
        QUICK_REPLY,
        /** Opens a web page; where its address ends in a placeholder, each send gives the rest. */
        URL,
        /** Calls a number. */
        PHONE_NUMBER,
        /** Copies a code, which each send gives. */
        COPY_CODE,
        /** Copies or fills in the one-time code of an authentication template: the value of the body's placeholder. */
        ONE_TIME_CODE,
        /** Opens a form of WhatsApp. */
        FORM,
        /** Calls the business over WhatsApp. */
        CALL,
        /** Asks the person for their number. */
        REQUEST_CONTACT
    }

    public TemplateButton {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }

    /** Creates a button without a target. */
    public TemplateButton(Kind kind, String text) {
        this(kind, text, null);
    }

    /** Returns the names of the placeholders of its address: at most one. */
    public List<String> placeholders() {
        return kind == Kind.URL && target != null ? Placeholders.namesIn(target) : List.of();
    }

    /** Whether each send has to give a value: the rest of an address, or a code to copy. */
    public boolean needsValue() {
        return kind == Kind.COPY_CODE || !placeholders().isEmpty();
    }

    /** Kind only: texts stay out of logs. */
    @Override
    public String toString() {
        return "TemplateButton[" + kind + "]";
    }
}
