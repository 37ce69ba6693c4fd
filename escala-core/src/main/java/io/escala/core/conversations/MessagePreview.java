package io.escala.core.conversations;

import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.Delivery;
import io.escala.crm.conversation.DeliveryStatus;
import io.escala.crm.conversation.Direction;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageId;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message as a list of conversations shows it, after its latest edit. Immutable. */
public final class MessagePreview {
    private final Message message;

    private MessagePreview(Message message) {
        this.message = message;
    }

    /**
     * Returns the preview of a message.
     *
     * @param message the message
     * @return its preview
     */
    public static MessagePreview of(Message message) {
        return new MessagePreview(Objects.requireNonNull(message, "message"));
    }

    /** Returns the message's id. */
    public MessageId id() {
        return message.id();
    }

    /** Returns what it is. */
    public MessageKind kind() {
        return MessageKind.of(message.shown());
    }

    /** Returns what the values of it are, present exactly for {@link MessageKind#STRUCTURED}. */
    public Optional<ContentKind> contentKind() {
        return message.shown() instanceof MessageContent.Structured structured
                ? Optional.of(structured.kind())
                : Optional.empty();
    }

    /** Returns whether it was received or sent. */
    public Direction direction() {
        return message.direction();
    }

    /** Returns who wrote it. */
    public Author author() {
        return message.author();
    }

    /**
     * Returns the beginning of its text in one line. It contains personal data: never log it.
     *
     * @param locale the language of the reader
     * @param length the most code points, including the ellipsis; 1 to {@value MessageText#MAX_PREVIEW}
     * @return the line, never blank, cut as {@link MessageText#preview} says
     * @throws IllegalArgumentException when the length is out of range
     */
    public String text(Locale locale, int length) {
        return MessageText.preview(message, Objects.requireNonNull(locale, "locale"), length);
    }

    /** Returns how far it was delivered, present exactly for messages that were sent. */
    public Optional<DeliveryStatus> delivery() {
        return Optional.ofNullable(message.delivery()).map(Delivery::status);
    }

    /** Returns when it was written, to the millisecond. */
    public Instant at() {
        return message.at();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessagePreview preview && message.equals(preview.message);
    }

    @Override
    public int hashCode() {
        return message.hashCode();
    }

    /** Ids only: texts are personal data. */
    @Override
    public String toString() {
        return "MessagePreview[" + message + "]";
    }
}
