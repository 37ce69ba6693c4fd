package io.escala.core.send;

import io.escala.core.result.CheckReturnValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question with options to tap; needs an open messaging window. Immutable: each step returns a new draft.
 *
 * <p>Each channel shows it in its own form, or refuses it and says which of its limits it exceeds ({@link InteractiveLimits}); nothing is
 * left out silently.
 *
 * <table>
 *   <caption>The form</caption>
 *   <tr><th>the draft</th><th>WhatsApp</th><th>Messenger and Instagram</th></tr>
 *   <tr><td>up to three options</td><td>reply buttons</td><td>quick replies</td></tr>
 *   <tr><td>more options, or with descriptions, headings or a list button</td><td>a list</td><td>quick replies; no descriptions, no
 *     headings</td></tr>
 *   <tr><td>{@link #asButtons}</td><td>reply buttons</td><td>buttons, which stay</td></tr>
 *   <tr><td>with a link</td><td>a link, alone</td><td>buttons, which stay</td></tr>
 *   <tr><td>{@link Draft#locationRequest}</td><td>a button that sends the location</td><td>refused</td></tr>
 * </table>
 *
 * <p>The answer names the message and the option: {@link io.escala.crm.conversation.ChosenOption}.
 */
@CheckReturnValue
public final class ChoiceDraft implements Draft {
    private final String question;
    private final List<Option> options;
    private final @Nullable String header;
    private final @Nullable String footer;
    private final @Nullable String listButton;
    private final boolean asButtons;
    private final boolean forLocation;

    private ChoiceDraft(
            String question,
            List<Option> options,
            @Nullable String header,
            @Nullable String footer,
            @Nullable String listButton,
            boolean asButtons,
            boolean forLocation) {
        this.question = question;
        this.options = options;
        this.header = header;
        this.footer = footer;
        this.listButton = listButton;
        this.asButtons = asButtons;
        this.forLocation = forLocation;
    }

    static ChoiceDraft asking(String question, List<Option> options) {
        Objects.requireNonNull(question, "question");
        return new ChoiceDraft(question, List.copyOf(options), null, null, null, false, false);
    }

    static ChoiceDraft forLocation(String question) {
        Objects.requireNonNull(question, "question");
        return new ChoiceDraft(question, List.of(), null, null, null, false, true);
    }

    /**
     * Adds a line above the question, on WhatsApp.
     *
     * @param text the line
     * @return a new draft
     */
    public ChoiceDraft header(String text) {
        Objects.requireNonNull(text, "text");
        return new ChoiceDraft(question, options, text, footer, listButton, asButtons, forLocation);
    }

    /**
     * Adds a line below the question, on WhatsApp.
     *
     * @param text the line
     * @return a new draft
     */
    public ChoiceDraft footer(String text) {
        Objects.requireNonNull(text, "text");
        return new ChoiceDraft(question, options, header, text, listButton, asButtons, forLocation);
    }

    /**
     * Names the button that opens the options as a list of WhatsApp. A list needs it; other forms have no such button, and do not show it.
     *
     * @param label the text on the button
     * @return a new draft
     */
    public ChoiceDraft listButton(String label) {
        Objects.requireNonNull(label, "label");
        return new ChoiceDraft(question, options, header, footer, label, asButtons, forLocation);
    }

    /**
     * Shows the options as buttons that stay, on every channel. Without it, Messenger and Instagram show quick replies, which disappear with
     * the next message.
     *
     * @return a new draft
     */
    public ChoiceDraft asButtons() {
        return new ChoiceDraft(question, options, header, footer, listButton, true, forLocation);
    }

    /** Returns the question. */
    public String question() {
        return question;
    }

    /** Returns the options, in their order. */
    public List<Option> options() {
        return options;
    }

    /** Returns the line above the question. */
    public Optional<String> header() {
        return Optional.ofNullable(header);
    }

    /** Returns the line below the question. */
    public Optional<String> footer() {
        return Optional.ofNullable(footer);
    }

    /** Returns the button that opens the list. */
    public Optional<String> listButton() {
        return Optional.ofNullable(listButton);
    }

    /** Returns whether the options are buttons that stay. */
    public boolean isAsButtons() {
        return asButtons;
    }

    /** Returns whether it asks for the person's location. */
    public boolean isForLocation() {
        return forLocation;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.choice(this);
    }

    /** Numbers only, because texts are personal data. */
    @Override
    public String toString() {
        return "ChoiceDraft[" + question.length() + " chars, " + options.size() + " options]";
    }
}
