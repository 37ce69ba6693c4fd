package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;

import io.escala.crm.account.UserId;
import io.escala.crm.contact.CompanyId;
import io.escala.crm.contact.ContactId;
import io.escala.crm.jdbc.internal.codec.RecordCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.record.Company;
import io.escala.crm.record.CrmRecord;

/** The statements about records and companies. */
final class RecordStatements {
    static final WriteStatement<CrmRecord> PUT_RECORD = WriteStatement.insert(
            0,
            Insert.into(
                            Table.RECORDS,
                            "account",
                            "id",
                            "kind",
                            "owner",
                            "contact",
                            "company",
                            "due",
                            "done_at",
                            "created_at",
                            "version",
                            "doc")
                    .orReplace("kind", "owner", "contact", "company", "due", "done_at", "created_at", "version", "doc"),
            ANY,
            (params, account, record) -> {
                UserId owner = record.owner();
                ContactId contact = record.contact();
                CompanyId company = record.company();
                params.text(account)
                        .text(record.id().value())
                        .text(StoredNames.RECORD.tag(record.kind()))
                        .text(owner == null ? null : owner.value())
                        .text(contact == null ? null : contact.value())
                        .text(company == null ? null : company.value())
                        .number(RecordCodec.due(record.due()))
                        .time(record.doneAt())
                        .time(record.createdAt())
                        .number(record.version())
                        .text(RecordCodec.write(record));
            });

    static final WriteStatement<CrmRecord> REMOVE_RECORD = WriteStatement.delete(
            Table.RECORDS,
            1,
            "WHERE account = ? AND id = ?",
            (params, account, record) -> params.text(account).text(record.id().value()));

    static final WriteStatement<Company> PUT_COMPANY = WriteStatement.insert(
            0,
            Insert.into(Table.COMPANIES, "account", "id", "place", "words", "archived_at", "version", "doc")
                    .orReplace("place", "words", "archived_at", "version", "doc"),
            ANY,
            (params, account, company) -> params.text(account)
                    .text(company.id().value())
                    .text(company.sortKey())
                    .text(RecordCodec.words(company))
                    .time(company.archivedAt())
                    .number(company.version())
                    .text(RecordCodec.write(company)));

    static final WriteStatement<Company> REMOVE_COMPANY = WriteStatement.delete(
            Table.COMPANIES,
            1,
            "WHERE account = ? AND id = ?",
            (params, account, company) -> params.text(account).text(company.id().value()));

    static final WriteStatement<CompanyId> FORGET_WORDS = WriteStatement.delete(
            Table.COMPANY_WORDS,
            0,
            "WHERE account = ? AND company = ?",
            (params, account, company) -> params.text(account).text(company.value()));

    static final WriteStatement<CompanyId> ADD_WORDS = WriteStatement.upsertFound(
            Table.COMPANY_WORDS,
            1,
            dialect -> Insert.into(Table.COMPANY_WORDS, "account", "word", "company")
                    .rowsOf("SELECT t.account, w.value, t.id FROM escala_companies t, " + dialect.elements("t.words")
                            + " WHERE t.account = ? AND t.id = ?")
                    .orKeep(),
            (params, account, company) -> params.text(account).text(company.value()));

    private RecordStatements() {}
}
