package io.escala.core.conversations;

import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A form that a person completed, or an address that was asked for. What comes from outside may be anything: check an answer before using it.
 *
 * <p>Immutable and thread-safe.
 */
public final class FormAnswer {
    private final MessageContent.Structured content;
    private final @Nullable MessageId message;

    private FormAnswer(MessageContent.Structured content, @Nullable MessageId message) {
        this.content = content;
        this.message = message;
    }

    /**
     * Returns the answers of a message.
     *
     * @param message the message
     * @return its answers; empty when it is no completed form
     */
    public static Optional<FormAnswer> of(Message message) {
        return message.content() instanceof MessageContent.Structured content
                        && (content.kind() == ContentKind.FORM_REPLY || content.kind() == ContentKind.ADDRESS)
                ? Optional.of(new FormAnswer(content, message.context().form()))
                : Optional.empty();
    }

    /**
     * Returns the message that opened the form: one sent through the library, in this conversation. Empty for any other form.
     */
    public Optional<MessageId> message() {
        return Optional.ofNullable(message);
    }

    /**
     * Returns the values of each field by its name, in the order received. A field with several values, such as the chosen boxes, has them in
     * their order; one within a group has its own name. At most {@value MessageContent.Structured#MAX_DETAILS} values in all; none when the
     * channel sent something that is no form.
     */
    public Map<String, List<String>> answers() {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        for (ContentDetail detail : content.details()) {
            if (detail.name() == ContentDetail.Name.ANSWER) {
                answers.computeIfAbsent(Objects.requireNonNullElse(detail.label(), ""), name -> new ArrayList<>())
                        .add(detail.value());
            }
        }
        answers.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(answers);
    }

    /**
     * Returns the first value of a field.
     *
     * @param name the name of the field
     * @return the value; empty when there is none
     */
    public Optional<String> answer(String name) {
        return answers().getOrDefault(Objects.requireNonNull(name, "name"), List.of()).stream()
                .findFirst();
    }

    /** Returns the token that came with it: the business's own or the library's. */
    public Optional<String> token() {
        return content.values(ContentDetail.Name.TOKEN).stream().findFirst();
    }

    /** Returns whether it is an address that was asked for. */
    public boolean isAddress() {
        return content.kind() == ContentKind.ADDRESS;
    }

    /** Returns the whole message as received, UTF-8 JSON, with all that the form returned. */
    public String json() {
        return content.json();
    }

    /** The number only: answers are personal data. */
    @Override
    public String toString() {
        return "FormAnswer[" + answers().size() + "]";
    }
}
