package io.escala.crm.jdbc.internal.read;

import io.escala.crm.account.AccountId;
import io.escala.crm.aside.ParkedStatus;
import io.escala.crm.aside.SetAside;
import io.escala.crm.aside.Suggestion;
import io.escala.crm.jdbc.internal.codec.AsideCodec;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.store.AsideReads;
import io.escala.crm.store.Claim;
import io.escala.crm.store.ClaimKind;
import io.escala.crm.store.Page;
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
    private final Database database;
    private final String parkedFor;

    /**
     * Makes the queries.
     *
     * @param database where
     */
    public AsideQueries(Database database) {
        this.database = database;
        parkedFor = "SELECT message, status, at, doc FROM escala_parked WHERE account = ? AND message "
                + database.dialect().isOneOf() + " ORDER BY message, status, at";
    }

    @Override
    public Map<Claim, List<ParkedStatus>> parked(AccountId account, Collection<Claim> messages) {
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
            Map<Claim, List<ParkedStatus>> found = new HashMap<>();
            session.each(parkedFor, params -> params.text(account.value()).keys(asked.keySet()), row -> {
                Claim message = Objects.requireNonNull(asked.get(row.text()));
                found.computeIfAbsent(message, none -> new ArrayList<>())
                        .add(AsideCodec.parked(account, row.small(), row.time(), row.text()));
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
    public Page<SetAside> setAside(AccountId account, @Nullable String after, int limit) {
        Page.checkLimit(limit);
        return Lookup.page(
                database.read(session -> session.list(
                        "SELECT id, doc, raw FROM escala_aside WHERE account = ? AND id > ? ORDER BY id LIMIT ?",
                        params -> params.text(account.value())
                                .text(Lookup.place(after))
                                .number(limit + 1L),
                        row -> AsideCodec.setAside(account, row.text(), row.text(), row.bytes()))),
                limit,
                SetAside::id);
    }

    /** A row with its id. */
    private record Stored<T>(String id, T value) {}
}
