package io.escala.core.conversations;

import io.escala.crm.Channel;
import io.escala.crm.conversation.Conversation;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the timeline of a contact shows at one place, and in which conversation and on which line that is. A snapshot, immutable. */
public final class TimelineEntry {
    private final ConversationId conversation;
    private final LineId line;
    private final @Nullable String lineName;
    private final Channel channel;
    private final ThreadEntry entry;

    private TimelineEntry(Conversation conversation, @Nullable Line line, ThreadEntry entry) {
        this.conversation = conversation.id();
        this.line = conversation.line();
        this.lineName = line == null ? null : line.name();
        this.channel = conversation.channel();
        this.entry = entry;
    }

    /**
     * Returns an entry of a timeline.
     *
     * @param conversation the conversation whose thread shows it
     * @param line its line, or null when it was removed
     * @param entry what the thread shows
     * @return the entry
     */
    public static TimelineEntry of(Conversation conversation, @Nullable Line line, ThreadEntry entry) {
        return new TimelineEntry(
                Objects.requireNonNull(conversation, "conversation"), line, Objects.requireNonNull(entry, "entry"));
    }

    /** Returns the conversation whose thread shows it: of one that another one continues that other one. */
    public ConversationId conversation() {
        return conversation;
    }

    /** Returns the line of the conversation. */
    public LineId line() {
        return line;
    }

    /** Returns the name of the line, or empty when it was removed. */
    public Optional<String> lineName() {
        return Optional.ofNullable(lineName);
    }

    /** Returns the channel of the conversation. */
    public Channel channel() {
        return channel;
    }

    /** Returns what the thread shows there: a {@link ThreadMessage} or a {@link ThreadSystemEntry}. */
    public ThreadEntry entry() {
        return entry;
    }

    /** Returns when it was written or happened, to the millisecond. */
    public Instant at() {
        return entry.at();
    }

    /**
     * Returns its text as it is shown. It contains personal data: never log it.
     *
     * @param locale the language of the reader
     * @return the text, possibly of several lines and never blank
     */
    public String text(Locale locale) {
        return entry.text(locale);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimelineEntry same
                && conversation.equals(same.conversation)
                && line.equals(same.line)
                && Objects.equals(lineName, same.lineName)
                && channel == same.channel
                && entry.equals(same.entry);
    }

    @Override
    public int hashCode() {
        return Objects.hash(conversation, line, lineName, channel, entry);
    }

    /** Ids only: texts are personal data. */
    @Override
    public String toString() {
        return "TimelineEntry[" + conversation + ", " + entry + "]";
    }
}
