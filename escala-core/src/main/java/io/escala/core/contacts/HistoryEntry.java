package io.escala.core.contacts;

import io.escala.core.conversations.ThreadSystemEntry;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.field.FieldLabel;
import io.escala.crm.history.HistoryContent;
import io.escala.crm.history.HistoryItem;
import io.escala.crm.record.RecordId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a contact, its people, its records or its conversations: either {@link #content} of the contact itself, or an
 * {@link #entry} of a conversation. A snapshot, immutable.
 */
public final class HistoryEntry {
    private final @Nullable HistoryItem item;
    private final @Nullable ThreadSystemEntry entry;
    private final Names names;

    /**
     * The names that the text of an entry shows; one that is missing is shown in general words.
     *
     * @param users the names of users
     * @param fields what the account's own fields are called, by their names in edits
     */
    public record Names(Map<UserId, String> users, Map<String, FieldLabel> fields) {
        public Names {
            users = Map.copyOf(users);
            fields = Map.copyOf(fields);
        }

        /** Numbers only: names are personal data. */
        @Override
        public String toString() {
            return "Names[" + users.size() + " users, " + fields.size() + " fields]";
        }
    }

    private HistoryEntry(@Nullable HistoryItem item, @Nullable ThreadSystemEntry entry, Names names) {
        this.item = item;
        this.entry = entry;
        this.names = names;
    }

    /**
     * Returns what happened to a contact.
     *
     * @param item what happened
     * @param names the names that its text shows
     */
    public static HistoryEntry of(HistoryItem item, Names names) {
        return new HistoryEntry(Objects.requireNonNull(item, "item"), null, Objects.requireNonNull(names, "names"));
    }

    /**
     * Returns what a conversation tells.
     *
     * @param entry the entry, with its names
     */
    public static HistoryEntry of(ThreadSystemEntry entry) {
        return new HistoryEntry(null, Objects.requireNonNull(entry, "entry"), new Names(Map.of(), Map.of()));
    }

    /** Returns when it happened, to the millisecond. */
    public Instant at() {
        return item == null ? told().at() : item.at();
    }

    /** Returns who did it; {@link Author#CHANNEL} when the inbox did by its rules. */
    public Author author() {
        return item == null ? told().author() : item.by();
    }

    /** Returns the name of the user who did it, if one did whom the team knows. */
    public Optional<String> authorName() {
        return item == null
                ? told().authorName()
                : Optional.ofNullable(item.by().user()).map(names.users()::get);
    }

    /** Returns what happened to the contact, its people or its records; empty for what a conversation tells. */
    public Optional<HistoryContent> content() {
        return Optional.ofNullable(item).map(HistoryItem::content);
    }

    /** Returns what a conversation tells: opened, closed, assigned; empty for what happened to the contact. */
    public Optional<SystemEntry> entry() {
        return Optional.ofNullable(entry).map(ThreadSystemEntry::entry);
    }

    /** Returns the conversation that it is about: the one that tells it, or from which the contact was created. */
    public Optional<ConversationId> conversation() {
        if (item == null) {
            return Optional.of(told().entry().conversation());
        }
        return item.content() instanceof HistoryContent.ContactCreated created
                ? Optional.ofNullable(created.conversation())
                : Optional.empty();
    }

    /** Returns the opportunity, activity or task that it is about. */
    public Optional<RecordId> record() {
        HistoryContent content = content().orElse(null);
        if (content instanceof HistoryContent.RecordChanged changed) {
            return Optional.of(changed.record());
        }
        return content instanceof HistoryContent.RecordOwnerChanged changed
                ? Optional.of(changed.record())
                : Optional.empty();
    }

    /** Returns the other contact of a phone, e-mail or name that was moved. */
    public Optional<ContactId> otherContact() {
        if (item == null || !(item.content() instanceof HistoryContent.KeyMoved moved)) {
            return Optional.empty();
        }
        return Optional.of(moved.from().equals(item.contact()) ? moved.to() : moved.from());
    }

    /**
     * Returns one sentence that says what happened and who did it.
     *
     * @param locale Spanish, or any other for English; what a conversation tells also reads Portuguese
     */
    public String text(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        return item == null ? told().text(locale) : HistoryTexts.text(item, names, locale);
    }

    private ThreadSystemEntry told() {
        return Objects.requireNonNull(entry);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HistoryEntry same
                && Objects.equals(item, same.item)
                && Objects.equals(entry, same.entry)
                && names.equals(same.names);
    }

    @Override
    public int hashCode() {
        return Objects.hash(item, entry, names);
    }

    /** Ids only: names and texts are personal data. */
    @Override
    public String toString() {
        return "HistoryEntry[" + (item == null ? entry : item) + "]";
    }
}
