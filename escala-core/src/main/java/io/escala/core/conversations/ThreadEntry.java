package io.escala.core.conversations;

import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.Message;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message as a thread shows it, with what belongs to it. A snapshot, immutable. */
public final class ThreadEntry {
    private final Message message;
    private final @Nullable Message quoted;
    private final @Nullable String authorName;
    private final List<MediaFile> media;

    private ThreadEntry(Message message, @Nullable Message quoted, @Nullable String authorName, List<MediaFile> media) {
        this.message = message;
        this.quoted = quoted;
        this.authorName = authorName;
        this.media = media;
    }

    /**
     * Returns an entry.
     *
     * @param message the message
     * @param quoted the message that it quotes, or null
     * @param authorName the name of the user who wrote it, or null
     * @param media the states of its media, by place
     * @return the entry
     */
    public static ThreadEntry of(
            Message message, @Nullable Message quoted, @Nullable String authorName, List<MediaFile> media) {
        return new ThreadEntry(Objects.requireNonNull(message, "message"), quoted, authorName, List.copyOf(media));
    }

    /** Returns the message: author, line, delivery with its times, reactions, edits. */
    public Message message() {
        return message;
    }

    /**
     * Returns its text as it is shown. It contains personal data: never log it.
     *
     * @param locale the language of the reader
     * @return the text, never blank, as {@link MessageText#of} says
     */
    public String text(Locale locale) {
        return MessageText.of(message, Objects.requireNonNull(locale, "locale"));
    }

    /** Returns the message that it quotes; empty when it quotes none, and when that one is not stored in this conversation. */
    public Optional<MessagePreview> quoted() {
        return Optional.ofNullable(quoted).map(MessagePreview::of);
    }

    /** Returns the name of the user who wrote it; empty when no user did, and when the host's {@link io.escala.core.port.Team} does not give it. */
    public Optional<String> authorName() {
        return Optional.ofNullable(authorName);
    }

    /** Returns the states of its media, by place; empty without any. */
    public List<MediaFile> media() {
        return media;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ThreadEntry entry
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
        return "ThreadEntry[" + message + "]";
    }
}
