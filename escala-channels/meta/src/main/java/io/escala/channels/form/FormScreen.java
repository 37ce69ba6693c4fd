package io.escala.channels.form;

import io.escala.core.result.CheckReturnValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a form shows next. Immutable: each step returns a new one.
 *
 * <pre>{@code
 * FormScreen.show("HOURS").with("hours", List.of(Map.of("id", "9", "title", "9:00")))
 * FormScreen.again(exchange, "That day is taken").with("days", days)
 * FormScreen.finish().with("booking", "4711")
 * FormScreen.expired("This form was completed already")
 * }</pre>
 */
@CheckReturnValue
public final class FormScreen {
    /** The kinds of answers. */
    enum Kind {
        SHOW,
        FINISH,
        EXPIRED
    }

    private final Kind kind;
    private final String name;
    private final Map<String, Object> data;

    private FormScreen(Kind kind, String name, Map<String, Object> data) {
        this.kind = kind;
        this.name = name;
        this.data = data;
    }

    /**
     * Shows a screen.
     *
     * @param screen its id in the form
     * @return the screen, without data
     */
    public static FormScreen show(String screen) {
        return new FormScreen(Kind.SHOW, Objects.requireNonNull(screen, "screen"), Map.of());
    }

    /**
     * Shows the same screen again, with an error. It needs its data again.
     *
     * @param exchange the step that cannot be taken
     * @param error what the person reads
     * @return the screen, without other data
     * @throws IllegalArgumentException when the step is on no screen
     */
    public static FormScreen again(FormExchange exchange, String error) {
        String screen = exchange.screen()
                .orElseThrow(() -> new IllegalArgumentException("a form that is being opened shows no screen yet"));
        return show(screen).with("error_message", Objects.requireNonNull(error, "error"));
    }

    /**
     * Ends the form. The answer comes as a message, with these values.
     *
     * @return the end, without values
     */
    public static FormScreen finish() {
        return new FormScreen(Kind.FINISH, "SUCCESS", Map.of());
    }

    /**
     * Says that the form cannot be used any more. WhatsApp disables the button of its message; to go on, send another one.
     *
     * @param error what the person reads
     * @return the answer
     */
    public static FormScreen expired(String error) {
        return new FormScreen(Kind.EXPIRED, Objects.requireNonNull(error, "error"), Map.of());
    }

    /**
     * Adds a value: of a screen one that it shows, of the end one that the answer contains.
     *
     * @param field its name
     * @param value a text, number, boolean, list or map of them
     * @return a new screen
     * @throws IllegalStateException when the form cannot be used any more, and takes no values
     */
    public FormScreen with(String field, Object value) {
        if (kind == Kind.EXPIRED) {
            throw new IllegalStateException("a form that cannot be used any more takes no values");
        }
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put(Objects.requireNonNull(field, "field"), Objects.requireNonNull(value, "value"));
        return new FormScreen(kind, name, more);
    }

    Kind kind() {
        return kind;
    }

    /** The screen, or the error of a form that cannot be used any more. */
    String name() {
        return name;
    }

    Map<String, Object> data() {
        return data;
    }

    /** Kind and number only: values are personal data. */
    @Override
    public String toString() {
        return "FormScreen[" + kind + ", " + data.size() + " values]";
    }
}
