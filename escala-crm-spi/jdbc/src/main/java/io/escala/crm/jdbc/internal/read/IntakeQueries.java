package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.change.Claim;
import io.escala.crm.change.ClaimKind;
import io.escala.crm.jdbc.internal.codec.AccountCodec;
import io.escala.crm.jdbc.internal.codec.IntakeCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.Backlog;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.QuarantineFilter;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.RawBytes;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.IntakeReads;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads deferred reports, suggestions, the quarantine, the journal and the backlog. Thread-safe. */
public final class IntakeQueries implements IntakeReads {
    private static final String SELECT_QUARANTINED =
            "SELECT id, reason, line, at, doc, raw FROM escala_aside WHERE account = ?";

    private final Database database;
    private final String deferredFor;
    private final String quarantinedById;
    private final String journalById;

    /** Creates the queries. */
    public IntakeQueries(Database database) {
        this.database = database;
        deferredFor = "SELECT message, line, doc FROM escala_parked WHERE account = ? AND message "
                + database.dialect().isOneOf() + " ORDER BY message, report";
        quarantinedById = SELECT_QUARANTINED + " AND id " + database.dialect().isOneOf();
        journalById = "SELECT id, app, body, received_at, several_apps FROM escala_journal WHERE id "
                + database.dialect().isOneOf();
    }

    @Override
    public Map<Claim, List<DeferredReport>> deferred(AccountId account, Collection<Claim> messages) {
        Map<String, Claim> asked = new HashMap<>();
        for (Claim message : messages) {
            if (message.kind() == ClaimKind.PROVIDER_MESSAGE) {
                asked.put(message.key(), message);
            }
        }
        if (asked.isEmpty()) {
            return Map.of();
        }
        return database.read(session -> {
            Map<Claim, List<DeferredReport>> found = new HashMap<>();
            session.each(deferredFor, params -> params.text(account.value()).keys(asked.keySet()), row -> {
                Claim message = Objects.requireNonNull(asked.get(row.text()));
                IntakeCodec.deferred(account, row.text(), row.text())
                        .ifPresent(deferred -> found.computeIfAbsent(message, none -> new ArrayList<>())
                                .add(deferred));
            });
            found.replaceAll((claim, statuses) -> List.copyOf(statuses));
            return Collections.unmodifiableMap(found);
        });
    }

    @Override
    public CursorPage<Suggestion> suggestions(AccountId account, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        List<Stored<Optional<Suggestion>>> rows = database.read(session -> session.list(
                "SELECT id, doc FROM escala_suggestions WHERE account = ? AND id > ? ORDER BY id LIMIT ?",
                params -> params.text(account.value())
                        .text(QuerySupport.place(after))
                        .number(limit + 1L),
                row -> {
                    String id = row.text();
                    return new Stored<>(id, IntakeCodec.suggestion(account, id, row.text()));
                }));
        CursorPage<Stored<Optional<Suggestion>>> page = QuerySupport.page(rows, limit, Stored::id);
        // A kind that only a newer version knows is omitted, so the page may be shorter.
        return new CursorPage<>(
                page.items().stream().flatMap(stored -> stored.value().stream()).collect(Collectors.toList()),
                page.next());
    }

    @Override
    public CursorPage<QuarantinedItem> quarantined(
            AccountId account, QuarantineFilter filter, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        LineKey line = filter.line();
        Instant before = filter.before();
        String sql = SELECT_QUARANTINED
                + (filter.reasons().isEmpty()
                        ? ""
                        : " AND reason " + database.dialect().isOneOf())
                + (line == null ? "" : " AND line = ?")
                + (before == null ? "" : " AND at < ?")
                + " AND id > ? ORDER BY id LIMIT ?";
        SqlSession.Binding binding = params -> {
            params.text(account.value());
            if (!filter.reasons().isEmpty()) {
                params.keys(QuerySupport.texts(filter.reasons(), StoredNames.QUARANTINE::tag));
            }
            if (line != null) {
                params.text(AccountCodec.route(line));
            }
            if (before != null) {
                params.time(before);
            }
            params.text(QuerySupport.place(after)).number(limit + 1L);
        };
        return QuerySupport.page(
                database.read(session -> session.list(sql, binding, row -> quarantined(account, row))),
                limit,
                QuarantinedItem::id);
    }

    @Override
    public Map<String, QuarantinedItem> quarantined(AccountId account, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return QuerySupport.byKey(
                database.read(session -> session.list(
                        quarantinedById,
                        params -> params.text(account.value()).keys(QuerySupport.texts(ids, id -> id)),
                        row -> quarantined(account, row))),
                QuarantinedItem::id);
    }

    private static QuarantinedItem quarantined(AccountId account, Row row) throws SQLException {
        return IntakeCodec.quarantined(new IntakeCodec.QuarantineColumns(
                account,
                row.text(),
                row.text(),
                row.textOrNull(),
                row.time(),
                row.text(),
                RawBytes.copyOf(row.bytes())));
    }

    @Override
    public Backlog backlog(AccountId account) {
        BacklogCounts counts = new BacklogCounts();
        database.read(session -> {
            String id = account.value();
            session.each(
                    BacklogCounts.SQL,
                    params ->
                            params.text(id).text(id).text(id).text(id).text(id).text(id),
                    counts::add);
            return Boolean.TRUE;
        });
        return counts.backlog();
    }

    @Override
    public Map<String, JournalEntry> journal(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return QuerySupport.byKey(
                database.read(session -> session.list(
                        journalById,
                        params -> params.keys(QuerySupport.texts(ids, id -> id)),
                        row -> new JournalEntry(
                                row.text(),
                                row.textOrNull(),
                                RawBytes.copyOf(row.bytes()),
                                row.time(),
                                row.small() == 1))),
                JournalEntry::id);
    }

    /** A row with its id. */
    private record Stored<T>(String id, T value) {}
}
