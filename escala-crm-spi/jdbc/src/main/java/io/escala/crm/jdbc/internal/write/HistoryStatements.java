package io.escala.crm.jdbc.internal.write;

import io.escala.crm.history.HistoryItem;
import io.escala.crm.jdbc.internal.codec.HistoryCodec;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Table;

/** The statements about the histories of contacts. */
final class HistoryStatements {
    /** Waits for a removal of the contact, after which there is nothing to append to. */
    static final WriteStatement<HistoryItem> APPEND = WriteStatement.upsertFound(
            Table.CONTACT_HISTORY,
            0,
            dialect -> Insert.into(Table.CONTACT_HISTORY, "account", "contact", "id", "at", "doc")
                    .rowsOf("SELECT ?, ?, ?, ?, ? FROM escala_contacts t WHERE t.account = ? AND t.id = ?"
                            + dialect.forKeyShare())
                    .orKeep(),
            (params, account, item) -> params.text(account)
                    .text(item.contact().value())
                    .text(item.id().value())
                    .time(item.at())
                    .text(HistoryCodec.write(item))
                    .text(account)
                    .text(item.contact().value()));

    private HistoryStatements() {}
}
