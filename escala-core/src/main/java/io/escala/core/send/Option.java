package io.escala.core.send;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.conversation.MessageOption;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An option of a {@link ChoiceDraft}. Immutable: each step returns a new option.
 *
 * <pre>{@code
 * Option.titled("Red").id("red")
 * Option.titled("Our shop").url("https://example.com/shop")
 * }</pre>
 */
@CheckReturnValue
public final class Option {
    private final String title;
    private final String id;
    private final @Nullable String description;
    private final @Nullable String url;
    private final @Nullable String section;

    private Option(
            String title, String id, @Nullable String description, @Nullable String url, @Nullable String section) {
        this.title = title;
        this.id = id;
        this.description = description;
        this.url = url;
        this.section = section;
    }

    /**
     * Creates an option.
     *
     * @param title the text that the person taps; also its id, unless that is set
     * @return the option
     */
    public static Option titled(String title) {
        Objects.requireNonNull(title, "title");
        return new Option(title, title, null, null, null);
    }

    /**
     * Sets the id by which an answer names it.
     *
     * @param newId unique among the options of a message, without personal data
     * @return a new option
     */
    public Option id(String newId) {
        return new Option(title, Objects.requireNonNull(newId, "newId"), description, url, section);
    }

    /**
     * Sets the text below the title, which the lists of WhatsApp show.
     *
     * @param text the description
     * @return a new option
     */
    public Option description(String text) {
        return new Option(title, id, Objects.requireNonNull(text, "text"), url, section);
    }

    /**
     * Makes it a link. A tap on it opens the address, and no channel tells that it was tapped.
     *
     * @param address an http or https address
     * @return a new option
     */
    public Option url(String address) {
        return new Option(title, id, description, Objects.requireNonNull(address, "address"), section);
    }

    /**
     * Puts it under a heading, in the lists of WhatsApp. If one option has a heading and another one has a different one, all need one.
     *
     * @param heading the heading
     * @return a new option
     */
    public Option section(String heading) {
        return new Option(title, id, description, url, Objects.requireNonNull(heading, "heading"));
    }

    /** Returns the text that the person taps. */
    public String title() {
        return title;
    }

    /** Returns the id by which an answer names it. */
    public String id() {
        return id;
    }

    /** Returns the text below the title. */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    /** Returns the address that it opens; empty when a tap on it is an answer. */
    public Optional<String> url() {
        return Optional.ofNullable(url);
    }

    /** Returns its heading. */
    public Optional<String> section() {
        return Optional.ofNullable(section);
    }

    /** Returns it as it is stored and sent. */
    public MessageOption stored() {
        return new MessageOption(id, title, description, url, section);
    }

    /** Length only, because texts are personal data. */
    @Override
    public String toString() {
        return "Option[" + title.length() + " chars" + (url == null ? "" : ", a link") + "]";
    }
}
