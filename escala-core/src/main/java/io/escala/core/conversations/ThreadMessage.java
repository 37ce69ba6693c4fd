package io.escala.core.conversations;

import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ChosenOption;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message as a thread shows it, with what belongs to it. A snapshot, immutable. */
public final class ThreadMessage implements ThreadEntry {
    private final Message message;
    private final @Nullable Message quoted;
    private final @Nullable String authorName;
    private final List<MediaFile> media;

    private ThreadMessage(
            Message message, @Nullable Message quoted, @Nullable String authorName, List<MediaFile> media) {
        this.message = message;
        this.quoted = quoted;
        this.authorName = authorName;
        this.media = media;
    }

    /**
     * Returns a message of a thread.
     *
     * @param message the message
     * @param quoted the message that it quotes, or null
     * @param authorName the name of the user who wrote it, or null
     * @param media the states of its media, by place
     * @return the message of the thread
     */
    public static ThreadMessage of(
            Message message, @Nullable Message quoted, @Nullable String authorName, List<MediaFile> media) {
        return new ThreadMessage(Objects.requireNonNull(message, "message"), quoted, authorName, List.copyOf(media));
    }

    /** Returns the message: author, line, delivery with its times, reactions, edits. */
    public Message message() {
        return message;
    }

    @Override
    public Author author() {
        return message.author();
    }

    @Override
    public Instant at() {
        return message.at();
    }

    /** Returns the text as {@link MessageText#of} says. */
    @Override
    public String text(Locale locale) {
        return MessageText.of(message, Objects.requireNonNull(locale, "locale"));
    }

    /** Returns the message that it quotes; empty when it quotes none, and when that one is not stored in this conversation. */
    public Optional<MessagePreview> quoted() {
        return Optional.ofNullable(quoted).map(MessagePreview::of);
    }

    /**
     * Returns the message and the option that it answers by a tap; empty when it is no tap, or one on something that was not sent through the
     * library. The message itself is {@link #quoted()}.
     */
    public Optional<ChosenOption> chosen() {
        return Optional.ofNullable(message.context().chosen());
    }

    /** Returns the answers of the form that it completes; empty when it completes none. */
    public Optional<FormAnswer> form() {
        return FormAnswer.of(message);
    }

    /** Returns what it orders; empty when it is no order. */
    public Optional<ProductOrder> order() {
        return ProductOrder.of(message);
    }

    @Override
    public Optional<String> authorName() {
        return Optional.ofNullable(authorName);
    }

    /** Returns the states of its media, by place; empty without any. */
    public List<MediaFile> media() {
        return media;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ThreadMessage entry
                && message.equals(entry.message)
                && Objects.equals(quoted, entry.quoted)
                && Objects.equals(authorName, entry.authorName)
                && media.equals(entry.media);
    }

    @Override
    public int hashCode() {
        return Objects.hash(message, quoted, authorName, media);
    }

    /** Ids only: texts are personal data. */
    @Override
    public String toString() {
        return "ThreadMessage[" + message + "]";
    }
}
