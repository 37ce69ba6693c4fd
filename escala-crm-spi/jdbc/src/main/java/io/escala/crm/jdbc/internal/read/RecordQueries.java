package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.jdbc.internal.codec.RecordCodec;
import io.escala.crm.jdbc.internal.codec.RecordColumns;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;
import io.escala.crm.record.RecordId;
import io.escala.crm.store.CompanyFilter;
import io.escala.crm.store.CompanyPosition;
import io.escala.crm.store.CursorPage;
import io.escala.crm.store.RecordFilter;
import io.escala.crm.store.RecordPosition;
import io.escala.crm.store.RecordReads;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads records and companies. Thread-safe. */
public final class RecordQueries implements RecordReads {
    private static final String COLUMNS =
            "t.id, t.kind, t.owner, t.contact, t.company, t.due, t.done_at, t.created_at, t.version, t.doc";
    private static final String COMPANIES = "SELECT c.id, c.version, c.doc FROM escala_companies c WHERE c.account = ?";
    private static final Comparator<CrmRecord> NEWEST_FIRST = Comparator.comparing(CrmRecord::createdAt)
            .thenComparing(record -> record.id().value())
            .reversed();

    private final Database database;
    private final String byId;
    private final String companiesById;
    private final String companiesByName;

    /** Creates the queries. */
    public RecordQueries(Database database) {
        this.database = database;
        String isOneOf = database.dialect().isOneOf();
        byId = "SELECT " + COLUMNS + " FROM escala_records t WHERE t.account = ? AND t.id " + isOneOf;
        companiesById = COMPANIES + " AND c.id " + isOneOf;
        companiesByName =
                "SELECT n.id, n.version, n.doc FROM (SELECT c.*, ROW_NUMBER() OVER (PARTITION BY c.place ORDER BY c.id) AS number"
                        + " FROM escala_companies c WHERE c.account = ? AND c.archived_at IS NULL AND c.place "
                        + isOneOf
                        + ") n WHERE n.number <= 2";
    }

    @Override
    public Map<RecordId, CrmRecord> records(AccountId account, Collection<RecordId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return QuerySupport.byKey(
                present(database.read(session -> session.list(
                        byId,
                        params -> params.text(account.value()).keys(QuerySupport.texts(ids, RecordId::value)),
                        row -> placed(account, row)))),
                CrmRecord::id);
    }

    @Override
    public Map<ContactId, List<CrmRecord>> recordsOf(
            AccountId account, Collection<ContactId> contacts, RecordFilter filter, int limit) {
        CursorPage.checkLimit(limit);
        if (contacts.isEmpty()) {
            return Map.of();
        }
        SqlCondition condition = RecordCondition.of(database.dialect(), filter);
        String sql = newestOf(database.dialect(), condition.sql());
        return QuerySupport.grouped(
                present(database.read(session -> session.list(
                        sql,
                        params -> {
                            params.text(account.value()).keys(QuerySupport.texts(contacts, ContactId::value));
                            condition.binding().bind(params);
                            params.number(limit);
                        },
                        row -> placed(account, row)))),
                record -> Objects.requireNonNull(record.contact()),
                NEWEST_FIRST);
    }

    /** Returns the query of the newest records of contacts. */
    static String newestOf(Dialect dialect, String condition) {
        return "SELECT " + COLUMNS + " FROM (SELECT t.*, ROW_NUMBER() OVER"
                + " (PARTITION BY t.contact ORDER BY t.created_at DESC, t.id DESC) AS number"
                + " FROM escala_records t" + dialect.by("escala_records_contact")
                + " WHERE t.account = ? AND t.contact IS NOT NULL AND t.contact " + dialect.isOneOf() + condition
                + ") t WHERE t.number <= ?";
    }

    @Override
    public CursorPage<CrmRecord> listRecords(
            AccountId account, RecordFilter filter, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        RecordPosition from = after == null ? null : RecordPosition.parse(after);
        SqlCondition condition = RecordCondition.of(database.dialect(), filter);
        String sql = page(condition.sql(), from != null);
        List<Placed> rows = database.read(session -> session.list(
                sql,
                params -> {
                    params.text(account.value());
                    condition.binding().bind(params);
                    if (from != null) {
                        params.number(RecordCodec.due(from.due())).text(from.id());
                    }
                    params.number(limit + 1L);
                },
                row -> placed(account, row)));
        CursorPage<Placed> page =
                QuerySupport.page(rows, limit, placed -> placed.place().toString());
        return new CursorPage<>(present(page.items()), page.next());
    }

    /** Returns the query of a page. */
    static String page(String condition, boolean follows) {
        return "SELECT " + COLUMNS + " FROM escala_records t WHERE t.account = ?" + condition
                + (follows ? " AND (t.due, t.id) > (?, ?)" : "") + " ORDER BY t.due, t.id LIMIT ?";
    }

    @Override
    public long countRecords(AccountId account, RecordFilter filter, long enough) {
        CursorPage.checkEnough(enough);
        SqlCondition condition = RecordCondition.of(database.dialect(), filter);
        return count("escala_records t WHERE t.account = ?", account, condition, enough);
    }

    private long count(String from, AccountId account, SqlCondition condition, long enough) {
        String sql = "SELECT COUNT(*) FROM (SELECT 1 AS one FROM " + from + condition.sql() + " LIMIT ?) AS counted";
        return database.read(session -> session.list(
                        sql,
                        params -> {
                            params.text(account.value());
                            condition.binding().bind(params);
                            params.number(enough);
                        },
                        Row::number))
                .get(0);
    }

    @Override
    public Map<CompanyId, Company> companies(AccountId account, Collection<CompanyId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return QuerySupport.byKey(
                database.read(session -> session.list(
                        companiesById,
                        params -> params.text(account.value()).keys(QuerySupport.texts(ids, CompanyId::value)),
                        row -> company(account, row))),
                Company::id);
    }

    @Override
    public Map<String, List<Company>> companiesNamed(AccountId account, Collection<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        return QuerySupport.grouped(
                database.read(session -> session.list(
                        companiesByName,
                        params -> params.text(account.value()).keys(names),
                        row -> company(account, row))),
                Company::sortKey,
                Comparator.comparing(company -> company.id().value()));
    }

    @Override
    public CursorPage<Company> searchCompanies(
            AccountId account, CompanyFilter filter, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        CompanyPosition from = after == null ? null : CompanyPosition.parse(after);
        List<Company> rows = database.read(session -> {
            SqlCondition found = CompanyCondition.of(session, account, filter);
            return session.list(
                    COMPANIES + found.sql() + (from == null ? "" : " AND (c.place, c.id) > (?, ?)")
                            + " ORDER BY c.place, c.id LIMIT ?",
                    params -> {
                        params.text(account.value());
                        found.binding().bind(params);
                        if (from != null) {
                            params.text(from.name()).text(from.id());
                        }
                        params.number(limit + 1L);
                    },
                    row -> company(account, row));
        });
        return QuerySupport.page(
                rows, limit, company -> CompanyPosition.of(company).cursor());
    }

    @Override
    public long countCompanies(AccountId account, CompanyFilter filter, long enough) {
        CursorPage.checkEnough(enough);
        return count("escala_companies c WHERE c.account = ?", account, CompanyCondition.of(filter), enough);
    }

    private static Company company(AccountId account, Row row) throws SQLException {
        return RecordCodec.company(account, row.text(), row.number(), row.text());
    }

    private static Placed placed(AccountId account, Row row) throws SQLException {
        RecordId id = new RecordId(row.text());
        String kind = row.text();
        String owner = row.textOrNull();
        String contact = row.textOrNull();
        String company = row.textOrNull();
        Instant due = RecordCodec.due(row.number());
        RecordColumns columns = new RecordColumns(
                account,
                id,
                owner == null ? null : new UserId(owner),
                contact == null ? null : new ContactId(contact),
                company == null ? null : new CompanyId(company),
                due,
                row.timeOrNull(),
                row.time(),
                row.number());
        return new Placed(new RecordPosition(due, id.value()), RecordCodec.record(columns, kind, row.text()));
    }

    private static List<CrmRecord> present(List<Placed> rows) {
        return rows.stream().flatMap(row -> row.record().stream()).toList();
    }

    /** A row, whose record only a newer version may know. */
    private record Placed(RecordPosition place, Optional<CrmRecord> record) {}
}
