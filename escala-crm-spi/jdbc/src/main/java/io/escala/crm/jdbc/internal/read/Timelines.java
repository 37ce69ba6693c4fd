package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.SystemEntry;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.ContactTimeline;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.ThreadPosition;
import io.escala.crm.store.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what all conversations of a contact show: one statement for messages and one for system entries. Thread-safe. */
final class Timelines {
    private final Database database;
    private final Threads<Message> messages;
    private final Threads<SystemEntry> entries;

    Timelines(Database database, Threads<Message> messages, Threads<SystemEntry> entries) {
        this.database = database;
        this.messages = messages;
        this.entries = entries;
    }

    ContactTimeline before(
            AccountId account, ContactId contact, Visibility visibility, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        ThreadPosition from = after == null ? null : ThreadPosition.parse(after);
        SqlCondition shown = shown(database.dialect(), account, contact, visibility);
        return database.read(session -> new ContactTimeline(
                messages.before(session, account, shown, from, limit),
                entries.before(session, account, shown, from, limit)));
    }

    ContactTimeline since(AccountId account, ContactId contact, Visibility visibility, String after, int limit) {
        CursorPage.checkLimit(limit);
        ThreadPosition from = ThreadPosition.parse(after);
        SqlCondition shown = shown(database.dialect(), account, contact, visibility);
        return database.read(session -> new ContactTimeline(
                messages.since(session, account, shown, from, limit),
                entries.since(session, account, shown, from, limit)));
    }

    /** The conversations of the contact that are seen, and those that they superseded. */
    static SqlCondition shown(Dialect dialect, AccountId account, ContactId contact, Visibility visibility) {
        SqlCondition seen = seen(dialect, visibility);
        String conversations = "escala_conversations c" + dialect.by(SearchConditions.BY_PERSON);
        String where = " WHERE c.account = ? AND c.person = ? AND c.superseded_by IS NULL" + seen.sql();
        SqlSession.Binding binding = params -> {
            params.text(account.value()).text(PeopleQuery.person(contact));
            seen.binding().bind(params);
        };
        return new SqlCondition(
                "SELECT c.account AS account, c.id AS id FROM " + conversations + where
                        + " UNION ALL SELECT s.account AS account, s.id AS id FROM " + conversations
                        + " CROSS JOIN escala_conversations s" + where
                        + " AND s.account = c.account AND s.superseded_by = c.id",
                params -> {
                    binding.bind(params);
                    binding.bind(params);
                });
    }

    private static SqlCondition seen(Dialect dialect, Visibility visibility) {
        SqlCondition onLines = ScopeCondition.of(dialect, visibility.lines(), "c");
        if (visibility.all()) {
            return onLines;
        }
        List<String> owners =
                visibility.owners().stream().map(UserId::value).sorted().toList();
        return new SqlCondition(
                        " AND (c.owner " + dialect.isOneOf() + (visibility.unassigned() ? " OR c.owner IS NULL)" : ")"),
                        params -> params.keys(owners))
                .and(onLines);
    }
}
