package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;

import io.escala.crm.account.UserId;
import io.escala.crm.audit.AuditRecord;
import io.escala.crm.audit.AuditResult;
import io.escala.crm.audit.AuditSubject;
import io.escala.crm.change.AuditChange.DropRecords;
import io.escala.crm.jdbc.internal.codec.AuditCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Table;

/** The statements about the audit trail. */
final class AuditStatements {
    static final WriteStatement<AuditRecord> APPEND = WriteStatement.insert(
            0,
            Insert.into(
                            Table.AUDIT,
                            "account",
                            "id",
                            "at",
                            "actor",
                            "user_id",
                            "role",
                            "operation",
                            "subject_kind",
                            "subject_id",
                            "denied",
                            "reasons",
                            "fields")
                    .orKeep(),
            ANY,
            (params, account, one) -> {
                UserId user = one.by().user();
                AuditSubject subject = one.subject();
                params.text(account)
                        .text(one.id().value())
                        .time(one.at())
                        .text(StoredNames.AUDIT_ACTOR.tag(one.by().kind()))
                        .text(user == null ? null : user.value())
                        .text(one.by().role())
                        .text(StoredNames.AUDIT_OPERATION.tag(one.operation()))
                        .text(subject == null ? null : StoredNames.AUDIT_SUBJECT.tag(subject.kind()))
                        .text(subject == null ? null : subject.id())
                        .small(one.result() == AuditResult.DENIED ? 1 : 0)
                        .text(AuditCodec.write(one.reasons()))
                        .text(AuditCodec.write(one.fields()));
            });

    static final WriteStatement<DropRecords> DROP = WriteStatement.delete(
            Table.AUDIT,
            1,
            "WHERE account = ? AND id IN (SELECT id FROM " + Table.AUDIT.sqlName()
                    + " WHERE account = ? AND at < ? ORDER BY at, id LIMIT ?)",
            (params, account, drop) ->
                    params.text(account).text(account).time(drop.before()).number(drop.portion()));

    private AuditStatements() {}
}
