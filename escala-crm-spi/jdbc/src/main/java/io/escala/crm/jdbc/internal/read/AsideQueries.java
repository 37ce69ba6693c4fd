package io.escala.crm.jdbc.internal.read;

import io.escala.crm.account.AccountId;
import io.escala.crm.aside.AsideFilter;
import io.escala.crm.aside.Backlog;
import io.escala.crm.aside.JournalEntry;
import io.escala.crm.aside.Parked;
import io.escala.crm.aside.RawBytes;
import io.escala.crm.aside.SetAside;
import io.escala.crm.aside.Suggestion;
import io.escala.crm.jdbc.internal.codec.AccountCodec;
import io.escala.crm.jdbc.internal.codec.AsideCodec;
import io.escala.crm.jdbc.internal.codec.Tags;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.line.LineKey;
import io.escala.crm.store.AsideReads;
import io.escala.crm.store.Claim;
import io.escala.crm.store.ClaimKind;
import io.escala.crm.store.Page;
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

/** What waits beside the inbox. Thread-safe. */
public final class AsideQueries implements AsideReads {
    private static final String ASIDE = "SELECT id, reason, line, at, doc, raw FROM escala_aside WHERE account = ?";

    private final Database database;
    private final String parkedFor;
    private final String asideById;
    private final String journalById;

    /**
     * Makes the queries.
     *
     * @param database where
     */
    public AsideQueries(Database database) {
        this.database = database;
        parkedFor = "SELECT message, line, doc FROM escala_parked WHERE account = ? AND message "
                + database.dialect().isOneOf() + " ORDER BY message, report";
        asideById = ASIDE + " AND id " + database.dialect().isOneOf();
        journalById = "SELECT id, app, body, received_at FROM escala_journal WHERE id "
                + database.dialect().isOneOf();
    }

    @Override
    public Map<Claim, List<Parked>> parked(AccountId account, Collection<Claim> messages) {
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
            Map<Claim, List<Parked>> found = new HashMap<>();
            session.each(parkedFor, params -> params.text(account.value()).keys(asked.keySet()), row -> {
                Claim message = Objects.requireNonNull(asked.get(row.text()));
                AsideCodec.parked(account, row.text(), row.text())
                        .ifPresent(parked -> found.computeIfAbsent(message, none -> new ArrayList<>())
                                .add(parked));
            });
            found.replaceAll((claim, statuses) -> List.copyOf(statuses));
            return Collections.unmodifiableMap(found);
        });
    }

    @Override
    public Page<Suggestion> suggestions(AccountId account, @Nullable String after, int limit) {
        Page.checkLimit(limit);
        List<Stored<Optional<Suggestion>>> rows = database.read(session -> session.list(
                "SELECT id, doc FROM escala_suggestions WHERE account = ? AND id > ? ORDER BY id LIMIT ?",
                params -> params.text(account.value()).text(Lookup.place(after)).number(limit + 1L),
                row -> {
                    String id = row.text();
                    return new Stored<>(id, AsideCodec.suggestion(account, id, row.text()));
                }));
        Page<Stored<Optional<Suggestion>>> page = Lookup.page(rows, limit, Stored::id);
        // A kind that only a newer version knows is left out, and the page is shorter for it.
        return new Page<>(
                page.items().stream().flatMap(stored -> stored.value().stream()).collect(Collectors.toList()),
                page.next());
    }

    @Override
    public Page<SetAside> setAside(AccountId account, AsideFilter filter, @Nullable String after, int limit) {
        Page.checkLimit(limit);
        LineKey line = filter.line();
        Instant before = filter.before();
        String sql = ASIDE
                + (filter.reasons().isEmpty()
                        ? ""
                        : " AND reason " + database.dialect().isOneOf())
                + (line == null ? "" : " AND line = ?")
                + (before == null ? "" : " AND at < ?")
                + " AND id > ? ORDER BY id LIMIT ?";
        SqlSession.Binding binding = params -> {
            params.text(account.value());
            if (!filter.reasons().isEmpty()) {
                params.keys(Lookup.texts(filter.reasons(), Tags.ASIDE::tag));
            }
            if (line != null) {
                params.text(AccountCodec.route(line));
            }
            if (before != null) {
                params.time(before);
            }
            params.text(Lookup.place(after)).number(limit + 1L);
        };
        return Lookup.page(
                database.read(session -> session.list(sql, binding, row -> aside(account, row))), limit, SetAside::id);
    }

    @Override
    public Map<String, SetAside> setAside(AccountId account, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return Lookup.byKey(
                database.read(session -> session.list(
                        asideById,
                        params -> params.text(account.value()).keys(Lookup.texts(ids, id -> id)),
                        row -> aside(account, row))),
                SetAside::id);
    }

    private static SetAside aside(AccountId account, Row row) throws SQLException {
        return AsideCodec.setAside(new AsideCodec.AsideColumns(
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
        return Lookup.byKey(
                database.read(session -> session.list(
                        journalById,
                        params -> params.keys(Lookup.texts(ids, id -> id)),
                        row -> new JournalEntry(
                                row.text(), row.textOrNull(), RawBytes.copyOf(row.bytes()), row.time()))),
                JournalEntry::id);
    }

    /** A row with its id. */
    private record Stored<T>(String id, T value) {}
}
