package io.escala.crm.jdbc.internal.read;

import io.escala.crm.AccountId;
import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditFilter;
import io.escala.crm.audit.AuditRecord;
import io.escala.crm.audit.AuditRecordId;
import io.escala.crm.audit.AuditResult;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.jdbc.internal.codec.AuditCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Database;
import io.escala.crm.jdbc.internal.engine.Row;
import io.escala.crm.jdbc.internal.engine.SqlSession;
import io.escala.crm.store.AuditPosition;
import io.escala.crm.store.AuditReads;
import io.escala.crm.store.CursorPage;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the audit trail. Thread-safe. */
public final class AuditQueries implements AuditReads {
    private static final String SELECT = "SELECT id, at, actor, user_id, role, operation, subject_kind, subject_id,"
            + " reasons, fields FROM escala_audit WHERE account = ?";

    private final Database database;

    /** Creates the queries. */
    public AuditQueries(Database database) {
        this.database = database;
    }

    @Override
    public CursorPage<AuditRecord> auditRecords(
            AccountId account, AuditFilter filter, @Nullable String after, int limit) {
        CursorPage.checkLimit(limit);
        AuditPosition from = after == null ? null : AuditPosition.parse(after);
        UserId user = filter.user();
        AuditSubject subject = filter.subject();
        AuditResult result = filter.result();
        String sql = SELECT
                + (user == null ? "" : " AND user_id = ?")
                + (subject == null ? "" : " AND subject_id = ? AND subject_kind = ?")
                // As a number in the statement, so that the index of what was denied serves.
                + (result == null ? "" : " AND denied = " + (result == AuditResult.DENIED ? 1 : 0))
                + (filter.operations().isEmpty()
                        ? ""
                        : " AND operation " + database.dialect().isOneOf())
                + (filter.from() == null ? "" : " AND at >= ?")
                + (filter.before() == null ? "" : " AND at < ?")
                + (from == null ? "" : " AND (at, id) < (?, ?)")
                + " ORDER BY at DESC, id DESC LIMIT ?";
        SqlSession.Binding binding = params -> {
            params.text(account.value());
            if (user != null) {
                params.text(user.value());
            }
            if (subject != null) {
                params.text(subject.id()).text(StoredNames.AUDIT_SUBJECT.tag(subject.kind()));
            }
            if (!filter.operations().isEmpty()) {
                params.keys(QuerySupport.texts(filter.operations(), StoredNames.AUDIT_OPERATION::tag));
            }
            if (filter.from() != null) {
                params.time(filter.from());
            }
            if (filter.before() != null) {
                params.time(filter.before());
            }
            if (from != null) {
                params.time(from.at()).text(from.id());
            }
            params.number(limit + 1L);
        };
        List<AuditRecord> rows = database.read(session -> session.list(sql, binding, row -> read(account, row)));
        return QuerySupport.page(rows, limit, one -> AuditPosition.of(one).toString());
    }

    private static AuditRecord read(AccountId account, Row row) throws SQLException {
        return new AuditRecord(
                account,
                new AuditRecordId(row.text()),
                row.time(),
                AuditCodec.actor(row.text(), row.textOrNull(), row.textOrNull()),
                AuditCodec.operation(row.text()),
                AuditCodec.subject(row.textOrNull(), row.textOrNull()),
                AuditCodec.names(row.textOrNull()),
                AuditCodec.names(row.textOrNull()));
    }

    @Override
    public Optional<Instant> oldestAuditRecord(AccountId account) {
        return database
                .read(session -> session.list(
                        "SELECT at FROM escala_audit WHERE account = ? ORDER BY at, id LIMIT 1",
                        params -> params.text(account.value()),
                        Row::time))
                .stream()
                .findFirst();
    }
}
