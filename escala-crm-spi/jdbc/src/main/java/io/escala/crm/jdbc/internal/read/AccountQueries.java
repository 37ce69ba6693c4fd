package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.account.AccountSettings;
import io.escala.crm.jdbc.internal.codec.AccountCodec;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineId;
import io.escala.crm.line.LineKey;
import io.escala.crm.line.LineReport;
import io.escala.crm.store.LineReads;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads lines, settings, and reports on lines and templates. Thread-safe. */
public final class AccountQueries implements LineReads {
    private static final String LINES = "SELECT account, id, available, refused_credential, doc FROM escala_lines";

    private final Database database;
    private final String byRoute;
    private final String byId;
    private final String byWaba;
    private final String reports;
    private final String lineReports;

    /** Creates the queries. */
    public AccountQueries(Database database) {
        this.database = database;
        String isOneOf = database.dialect().isOneOf();
        byRoute = LINES + " WHERE route " + isOneOf;
        byId = LINES + " WHERE account = ? AND id " + isOneOf;
        byWaba = LINES + " WHERE waba " + isOneOf + " ORDER BY account, id";
        reports = "SELECT waba, name, language, aspect, doc FROM escala_template_reports WHERE account = ? AND name "
                + isOneOf;
        lineReports =
                "SELECT route, aspect, subject, doc FROM escala_line_reports WHERE account = ? AND route " + isOneOf;
    }

    @Override
    public Map<LineKey, Line> linesByKey(Collection<LineKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return QuerySupport.byKey(
                database.read(session -> session.list(
                        byRoute,
                        params -> params.keys(QuerySupport.texts(keys, AccountCodec::route)),
                        AccountQueries::line)),
                Line::key);
    }

    @Override
    public Map<LineId, Line> lines(AccountId account, Collection<LineId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return QuerySupport.byKey(
                database.read(session -> session.list(
                        byId,
                        params -> params.text(account.value()).keys(QuerySupport.texts(ids, LineId::value)),
                        AccountQueries::line)),
                Line::id);
    }

    @Override
    public List<Line> allLines(AccountId account) {
        return List.copyOf(database.read(session -> session.list(
                LINES + " WHERE account = ? ORDER BY id",
                params -> params.text(account.value()),
                AccountQueries::line)));
    }

    @Override
    public Map<String, List<Line>> linesByWaba(Collection<String> wabaIds) {
        if (wabaIds.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Line>> found = new HashMap<>();
        database.read(session -> session.list(
                        byWaba, params -> params.keys(QuerySupport.texts(wabaIds, id -> id)), AccountQueries::line))
                .forEach(line -> found.computeIfAbsent(Objects.requireNonNull(line.wabaId()), none -> new ArrayList<>())
                        .add(line));
        found.replaceAll((waba, lines) -> List.copyOf(lines));
        return Collections.unmodifiableMap(found);
    }

    @Override
    public Map<TemplateKey, List<TemplateReport>> templateReports(
            AccountId account, Collection<TemplateKey> templates) {
        if (templates.isEmpty()) {
            return Map.of();
        }
        Set<TemplateKey> asked = Set.copyOf(templates);
        List<Optional<TemplateReport>> rows = database.read(session -> session.list(
                reports,
                params -> params.text(account.value()).keys(QuerySupport.texts(asked, TemplateKey::name)),
                row -> AccountCodec.report(
                        account, new TemplateKey(row.text(), row.text(), row.text()), row.text(), row.text())));
        return QuerySupport.grouped(
                rows.stream()
                        .flatMap(Optional::stream)
                        .filter(report -> asked.contains(report.template()))
                        .collect(Collectors.toList()),
                TemplateReport::template,
                Comparator.comparing(TemplateReport::aspect));
    }

    @Override
    public Map<LineKey, List<LineReport>> lineReports(AccountId account, Collection<LineKey> lines) {
        if (lines.isEmpty()) {
            return Map.of();
        }
        Map<String, LineKey> asked =
                lines.stream().distinct().collect(Collectors.toMap(AccountCodec::route, key -> key));
        List<Optional<LineReport>> rows = database.read(session -> session.list(
                lineReports,
                params -> params.text(account.value()).keys(asked.keySet()),
                row -> AccountCodec.report(
                        account, Objects.requireNonNull(asked.get(row.text())), row.text(), row.text(), row.text())));
        return QuerySupport.grouped(
                rows.stream().flatMap(Optional::stream).collect(Collectors.toList()),
                LineReport::line,
                Comparator.comparing((LineReport report) -> report.fact().aspect())
                        .thenComparing(report -> report.fact().subject()));
    }

    private static Line line(Row row) throws SQLException {
        return AccountCodec.line(new AccountId(row.text()), row.text(), row.small() == 1, row.textOrNull(), row.text());
    }

    @Override
    public Optional<AccountSettings> settings(AccountId account) {
        return database
                .read(session -> session.list(
                        "SELECT version, doc FROM escala_settings WHERE account = ? AND doc IS NOT NULL",
                        params -> params.text(account.value()),
                        row -> AccountCodec.settings(account, row.number(), row.text())))
                .stream()
                .findFirst();
    }
}
