package io.escala.crm.jdbc.internal.codec;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Author;
import io.escala.crm.conversation.ConversationId;
import io.escala.crm.conversation.EntryContent;
import io.escala.crm.conversation.EntryId;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.line.LineId;
import io.escala.crm.store.ContactHistory;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The storage form of system entries. Content with an unknown tag is read as unknown content. */
public final class EntryCodec {
    private static final String TAG = "is";
    private static final String TABLE = "escala_thread_entries";

    private EntryCodec() {}

    /** Writes the fields of an entry that have no column. */
    public static String write(SystemEntry entry) {
        return by(entry.by())
                .put("content", entry.content().accept(Writer.INSTANCE))
                .json();
    }

    /** Begins a document with who did what it tells. */
    static JsonDocument by(Author author) {
        UserId user = author.user();
        return new JsonDocument()
                .put("by", StoredNames.AUTHOR.tag(author.kind()))
                .put("user", user == null ? null : user.value());
    }

    /**
     * Returns the condition that {@link ContactHistory#tells} states. No text contains what it looks for, since quotes in texts are escaped.
     *
     * @param doc the column of the document
     */
    public static String told(String doc) {
        return Stream.of("linked", "unlinked", "note")
                .map(tag -> " AND " + doc + " NOT LIKE '%\"content\":{\"" + TAG + "\":\"" + tag + "\"%'")
                .collect(Collectors.joining());
    }

    /**
     * The columns of an entry.
     *
     * @param at when it happened
     * @param arrivedAt when it was written
     */
    public record Columns(AccountId account, String conversation, String id, Instant at, Instant arrivedAt) {}

    /** Reads an entry from its columns and JSON. */
    public static SystemEntry entry(Columns columns, String json) {
        JsonDocument doc = JsonDocument.of(json);
        return new SystemEntry(
                columns.account(),
                new EntryId(columns.id()),
                new ConversationId(columns.conversation()),
                author(doc, TABLE),
                content(doc.doc("content")),
                columns.at(),
                columns.arrivedAt());
    }

    /** An author whom only a newer version knows is read as nobody. */
    static Author author(JsonDocument doc, String table) {
        return StoredNames.AUTHOR
                .find(doc.text("by"), table)
                .map(kind -> new Author(kind, user(doc, "user")))
                .orElse(Author.CHANNEL);
    }

    private static EntryContent content(JsonDocument doc) {
        return switch (doc.text(TAG)) {
            case "opened" ->
                StoredNames.OPENER
                        .find(doc.text("opener"), TABLE)
                        .<EntryContent>map(opener -> new EntryContent.Opened(opener, doc.small("session")))
                        .orElseGet(() -> unknown(doc));
            case "closed" -> new EntryContent.Closed(doc.small("session"), doc.textOrNull("description"));
            case "assigned" -> new EntryContent.Assigned(user(doc, "from"), user(doc, "to"));
            case "linked" -> new EntryContent.Linked(new ContactId(doc.text("contact")));
            case "unlinked" -> new EntryContent.Unlinked(new ContactId(doc.text("contact")));
            case "merged" -> new EntryContent.Merged(new ConversationId(doc.text("conversation")));
            case "line-changed" ->
                new EntryContent.LineChanged(new LineId(doc.text("from")), new LineId(doc.text("to")));
            case "automation-ran" -> new EntryContent.AutomationRan(doc.textOrNull("name"));
            case "note" -> new EntryContent.Note(doc.text("text"));
            case "unknown" -> new EntryContent.Unknown(doc.text("kind"), doc.text("json"));
            default -> {
                UnknownNames.found(TABLE, doc.text(TAG));
                yield unknown(doc);
            }
        };
    }

    private static EntryContent unknown(JsonDocument doc) {
        return new EntryContent.Unknown(doc.text(TAG), doc.json());
    }

    private static @Nullable UserId user(JsonDocument doc, String name) {
        return Optional.ofNullable(doc.textOrNull(name)).map(UserId::new).orElse(null);
    }

    private static final class Writer implements EntryContent.Cases<JsonDocument> {
        static final Writer INSTANCE = new Writer();

        @Override
        public JsonDocument opened(EntryContent.Opened opened) {
            return tagged("opened")
                    .put("opener", StoredNames.OPENER.tag(opened.opener()))
                    .put("session", opened.session());
        }

        @Override
        public JsonDocument closed(EntryContent.Closed closed) {
            return tagged("closed").put("session", closed.session()).put("description", closed.description());
        }

        @Override
        public JsonDocument assigned(EntryContent.Assigned assigned) {
            UserId from = assigned.from();
            UserId to = assigned.to();
            return tagged("assigned")
                    .put("from", from == null ? null : from.value())
                    .put("to", to == null ? null : to.value());
        }

        @Override
        public JsonDocument linked(EntryContent.Linked linked) {
            return tagged("linked").put("contact", linked.contact().value());
        }

        @Override
        public JsonDocument unlinked(EntryContent.Unlinked unlinked) {
            return tagged("unlinked").put("contact", unlinked.contact().value());
        }

        @Override
        public JsonDocument merged(EntryContent.Merged merged) {
            return tagged("merged").put("conversation", merged.conversation().value());
        }

        @Override
        public JsonDocument lineChanged(EntryContent.LineChanged changed) {
            return tagged("line-changed")
                    .put("from", changed.from().value())
                    .put("to", changed.to().value());
        }

        @Override
        public JsonDocument automationRan(EntryContent.AutomationRan ran) {
            return tagged("automation-ran").put("name", ran.name());
        }

        @Override
        public JsonDocument note(EntryContent.Note note) {
            return tagged("note").put("text", note.text());
        }

        @Override
        public JsonDocument unknown(EntryContent.Unknown unknown) {
            return tagged("unknown").put("kind", unknown.kind()).put("json", unknown.json());
        }

        private static JsonDocument tagged(String tag) {
            return new JsonDocument().put(TAG, tag);
        }
    }
}
