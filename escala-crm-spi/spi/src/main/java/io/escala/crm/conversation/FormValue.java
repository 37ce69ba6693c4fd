package io.escala.crm.conversation;

import io.escala.crm.text.SafeText;
import java.util.List;
import java.util.Objects;

/**
 * A value that the first screen of a form is opened with.
 *
 * @param name what the screen calls it
 * @param kind its kind
 * @param text the value; {@code true} or {@code false} for a truth, empty for options
 * @param options what the screen offers; empty for the other kinds
 */
public record FormValue(String name, Kind kind, String text, List<MessageOption> options) {
    /** The kinds of values. */
    public enum Kind {
        /** A text. */
        TEXT,
        /** A decimal number. */
        NUMBER,
        /** True or false. */
        TRUTH,
        /** What can be chosen, such as the entries of a drop-down. */
        OPTIONS
    }

    public FormValue {
        name = SafeText.storable(Objects.requireNonNull(name, "name"));
        Objects.requireNonNull(kind, "kind");
        text = SafeText.message(Objects.requireNonNull(text, "text"));
        options = List.copyOf(options);
    }

    /** Kind only: values are personal data. */
    @Override
    public String toString() {
        return "FormValue[" + kind + "]";
    }
}
