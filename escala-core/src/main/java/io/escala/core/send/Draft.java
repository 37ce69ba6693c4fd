package io.escala.core.send;

import io.escala.core.template.TemplateValue;
import io.escala.crm.conversation.MessageId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The content to send. Two variants, matched with {@code instanceof}. */
public sealed interface Draft {
    /**
     * A free text; needs an open messaging window.
     *
     * @param body the text
     * @param replyTo the message of the same conversation that it quotes, or null
     */
    record Text(String body, @Nullable MessageId replyTo) implements Draft {
        public Text {
            Objects.requireNonNull(body, "body");
        }

        /** Length only, because texts are personal data. */
        @Override
        public String toString() {
            return "Text[" + body.length() + " chars]";
        }
    }

    /**
     * A template approved by Meta; may be sent at any time, on WhatsApp only.
     *
     * @param name the template's name, exact
     * @param language its language code, exact
     * @param values one for each placeholder, in the order of {@link io.escala.crm.template.MessageTemplate#placeholders()}
     */
    record Template(String name, String language, List<TemplateValue> values) implements Draft {
        public Template {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(language, "language");
            values = List.copyOf(values);
        }
    }

    /**
     * Creates a free text.
     *
     * @param body the text
     * @return the draft
     */
    static Draft text(String body) {
        return new Text(body, null);
    }

    /**
     * Creates a template draft.
     *
     * @param name the template's name
     * @param language its language code
     * @param values one for each placeholder
     * @return the draft
     */
    static Draft template(String name, String language, TemplateValue... values) {
        return new Template(name, language, List.of(values));
    }
}
