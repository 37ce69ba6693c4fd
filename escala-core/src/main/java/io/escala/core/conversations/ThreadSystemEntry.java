package io.escala.core.conversations;

import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.line.LineId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened to a conversation as its thread shows it. A snapshot, immutable. */
public final class ThreadSystemEntry implements ThreadEntry {
    private final SystemEntry entry;
    private final Names names;

    /**
     * The names that the text of an entry shows; one that is missing is shown in general words.
     *
     * @param users the names of users
     * @param contacts the names of contacts
     * @param lines the names of lines
     */
    public record Names(Map<UserId, String> users, Map<ContactId, String> contacts, Map<LineId, String> lines) {
        public Names {
            users = Map.copyOf(users);
            contacts = Map.copyOf(contacts);
            lines = Map.copyOf(lines);
        }

        /** Numbers only: names are personal data. */
        @Override
        public String toString() {
            return "Names[" + users.size() + " users, " + contacts.size() + " contacts, " + lines.size() + " lines]";
        }
    }

    private ThreadSystemEntry(SystemEntry entry, Names names) {
        this.entry = entry;
        this.names = names;
    }

    /**
     * Returns a system entry of a thread.
     *
     * @param entry the entry
     * @param names the names that its text shows
     * @return the system entry of the thread
     */
    public static ThreadSystemEntry of(SystemEntry entry, Names names) {
        return new ThreadSystemEntry(Objects.requireNonNull(entry, "entry"), Objects.requireNonNull(names, "names"));
    }

    /** Returns the entry: what happened, and the ids of whom it concerns. */
    public SystemEntry entry() {
        return entry;
    }

    @Override
    public Author author() {
        return entry.by();
    }

    @Override
    public Optional<String> authorName() {
        return Optional.ofNullable(entry.by().user()).map(names.users()::get);
    }

    @Override
    public Instant at() {
        return entry.at();
    }

    /** Returns one sentence that names who did it; of a note its text. In English, Spanish and Portuguese, others read English. */
    @Override
    public String text(Locale locale) {
        return new EntryTexts(ContentTexts.in(Objects.requireNonNull(locale, "locale")), entry.by(), names)
                .of(entry.content());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ThreadSystemEntry same && entry.equals(same.entry) && names.equals(same.names);
    }

    @Override
    public int hashCode() {
        return Objects.hash(entry, names);
    }

    /** Ids only: texts are personal data. */
    @Override
    public String toString() {
        return "ThreadSystemEntry[" + entry + "]";
    }
}
