package io.escala.core.send;

import io.escala.core.result.CheckReturnValue;
import io.escala.crm.conversation.FormValue;
import io.escala.crm.conversation.MessageForm;
import io.escala.crm.conversation.MessageOption;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A form to complete, which Meta calls a Flow: a question with a button that opens its screens. On WhatsApp only, and within an open
 * messaging window. Immutable: each step returns a new draft.
 *
 * <pre>{@code
 * Draft.form("1122334455").asking("When may we come?").button("Choose a day")
 *         .screen("DAYS").data("name", "Rosa")
 * }</pre>
 *
 * <p>The answer names this message ({@link io.escala.core.conversations.FormAnswer#message}): its token is the library's own, unless one is given.
 * How much of each part is accepted: {@link InteractiveLimits}. The button has at most 20 characters, because Meta's documents say 20 and 30 in
 * different places, and no emoji, which Meta refuses.
 */
@CheckReturnValue
public final class FormDraft implements Draft {
    private final String question;
    private final @Nullable String header;
    private final @Nullable String footer;
    private final MessageForm form;

    private FormDraft(String question, @Nullable String header, @Nullable String footer, MessageForm form) {
        this.question = question;
        this.header = header;
        this.footer = footer;
        this.form = form;
    }

    /** A form, whose question comes next. */
    @CheckReturnValue
    public static final class Named {
        private final String id;

        Named(String id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /**
         * Sets the text above the button.
         *
         * @param question the text
         * @return the draft, whose button comes next
         */
        public FormDraft asking(String question) {
            Objects.requireNonNull(question, "question");
            return new FormDraft(question, null, null, new MessageForm(id, "", null, false, false, null, List.of()));
        }
    }

    /**
     * Sets the text on the button that opens the form; a form needs it.
     *
     * @param label the text, without emoji
     * @return a new draft
     */
    public FormDraft button(String label) {
        Objects.requireNonNull(label, "label");
        return with(new MessageForm(
                form.id(), label, form.token(), form.draft(), form.asksEndpoint(), form.screen(), form.data()));
    }

    /**
     * Adds a line above the question.
     *
     * @param text the line
     * @return a new draft
     */
    public FormDraft header(String text) {
        return new FormDraft(question, Objects.requireNonNull(text, "text"), footer, form);
    }

    /**
     * Adds a line below the question.
     *
     * @param text the line
     * @return a new draft
     */
    public FormDraft footer(String text) {
        return new FormDraft(question, header, Objects.requireNonNull(text, "text"), form);
    }

    /**
     * Says that the form is not published yet. Meta shows such a one only to people who may test it.
     *
     * @return a new draft
     */
    public FormDraft unpublished() {
        return with(new MessageForm(
                form.id(), form.button(), form.token(), true, form.asksEndpoint(), form.screen(), form.data()));
    }

    /**
     * Sets the first screen, in place of the form's own first one. The endpoint is not asked for it.
     *
     * @param name the id of the screen in the form
     * @return a new draft
     */
    public FormDraft screen(String name) {
        Objects.requireNonNull(name, "name");
        return with(new MessageForm(form.id(), form.button(), form.token(), form.draft(), false, name, form.data()));
    }

    /**
     * Gives the first screen a text; needs {@link #screen}.
     *
     * @param name what the screen calls the value
     * @param text the text
     * @return a new draft
     */
    public FormDraft data(String name, String text) {
        return data(name, FormValue.Kind.TEXT, Objects.requireNonNull(text, "text"), List.of());
    }

    /**
     * Gives the first screen a number; needs {@link #screen}.
     *
     * @param name what the screen calls the value
     * @param number the number
     * @return a new draft
     */
    public FormDraft data(String name, BigDecimal number) {
        return data(
                name,
                FormValue.Kind.NUMBER,
                Objects.requireNonNull(number, "number").toPlainString(),
                List.of());
    }

    /**
     * Gives the first screen a whole number; needs {@link #screen}.
     *
     * @param name what the screen calls the value
     * @param number the number
     * @return a new draft
     */
    public FormDraft data(String name, long number) {
        return data(name, BigDecimal.valueOf(number));
    }

    /**
     * Gives the first screen a truth, such as whether something is shown; needs {@link #screen}.
     *
     * @param name what the screen calls the value
     * @param truth the value
     * @return a new draft
     */
    public FormDraft data(String name, boolean truth) {
        return data(name, FormValue.Kind.TRUTH, Boolean.toString(truth), List.of());
    }

    /**
     * Gives the first screen what can be chosen, such as the entries of a drop-down: id, title and description; needs {@link #screen}.
     *
     * @param name what the screen calls the value
     * @param options the entries, in the order shown
     * @return a new draft
     */
    public FormDraft data(String name, List<Option> options) {
        return data(
                name,
                FormValue.Kind.OPTIONS,
                "",
                Objects.requireNonNull(options, "options").stream()
                        .map(Option::stored)
                        .toList());
    }

    private FormDraft data(String name, FormValue.Kind kind, String text, List<MessageOption> options) {
        FormValue value = new FormValue(Objects.requireNonNull(name, "name"), kind, text, options);
        List<FormValue> all = new ArrayList<>(form.data());
        all.removeIf(each -> each.name().equals(value.name()));
        return with(new MessageForm(
                form.id(),
                form.button(),
                form.token(),
                form.draft(),
                form.asksEndpoint(),
                form.screen(),
                Stream.concat(all.stream(), Stream.of(value)).toList()));
    }

    /**
     * Asks the business's endpoint for the first screen and its data, in place of those that were given.
     *
     * @return a new draft
     */
    public FormDraft asksEndpoint() {
        return with(new MessageForm(form.id(), form.button(), form.token(), form.draft(), true, null, List.of()));
    }

    /**
     * Gives a token of your own, which the endpoint sees and the answer returns. Without it the library gives one, which names the message. An
     * answer with a token of your own names the message only if WhatsApp says which one it answers, as it does.
     *
     * @param token without personal data, such as the id of a booking; different for every message
     * @return a new draft
     */
    public FormDraft token(String token) {
        Objects.requireNonNull(token, "token");
        return with(new MessageForm(
                form.id(), form.button(), token, form.draft(), form.asksEndpoint(), form.screen(), form.data()));
    }

    private FormDraft with(MessageForm newForm) {
        return new FormDraft(question, header, footer, newForm);
    }

    /** Returns the question. */
    public String question() {
        return question;
    }

    /** Returns the line above the question. */
    public Optional<String> header() {
        return Optional.ofNullable(header);
    }

    /** Returns the line below the question. */
    public Optional<String> footer() {
        return Optional.ofNullable(footer);
    }

    /** Returns the form that the button opens. */
    public MessageForm form() {
        return form;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.form(this);
    }

    /** Numbers only, because texts are personal data. */
    @Override
    public String toString() {
        return "FormDraft[" + question.length() + " chars, " + form + "]";
    }
}
