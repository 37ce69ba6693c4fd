package io.escala.crm.conversation;

import io.escala.crm.template.TemplateButton;
import io.escala.crm.text.SafeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A button of a template that was sent; its index in the message is its index in the template.
 *
 * @param text what the person sees on it
 * @param target the whole address or the number that it leads to, or null
 * @param value what the send gave: the rest of an address, a code, the payload of a quick reply, the token of a form; or null
 */
public record TemplateButtonContent(
        TemplateButton.Kind kind,
        String text,
        @Nullable String target,
        @Nullable String value) {
    public TemplateButtonContent {
        Objects.requireNonNull(kind, "kind");
        text = SafeText.message(Objects.requireNonNull(text, "text"));
        target = target == null ? null : SafeText.message(target);
        value = value == null ? null : SafeText.message(value);
    }

    /** Kind only: values are personal data. */
    @Override
    public String toString() {
        return "TemplateButtonContent[" + kind + "]";
    }
}
