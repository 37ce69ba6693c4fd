package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;

import io.escala.crm.change.Claim;
import io.escala.crm.jdbc.internal.codec.AccountCodec;
import io.escala.crm.jdbc.internal.codec.IntakeCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.Suggestion;

/** The statements about what waits beside the inbox: deferred reports, suggestions, the quarantine and the journal. */
final class IntakeStatements {
    static final WriteStatement<DeferredReport> DEFER_REPORT = WriteStatement.insert(
            0,
            Insert.into(Table.DEFERRED_REPORTS, "account", "message", "report", "line", "doc")
                    .orKeep(),
            ANY,
            (params, account, deferred) -> params.text(account)
                    .text(message(deferred))
                    .text(deferred.report().key())
                    .text(deferred.line().value())
                    .text(IntakeCodec.write(deferred)));

    static final WriteStatement<DeferredReport> RELEASE_REPORT = WriteStatement.delete(
            Table.DEFERRED_REPORTS,
            1,
            "WHERE account = ? AND message = ? AND report = ?",
            (params, account, deferred) -> params.text(account)
                    .text(message(deferred))
                    .text(deferred.report().key()));

    static String message(DeferredReport deferred) {
        return Claim.providerMessage(deferred.line(), deferred.providerId()).key();
    }

    static final WriteStatement<Suggestion> SUGGEST = WriteStatement.insert(
            0,
            Insert.into(Table.SUGGESTIONS, "account", "id", "doc").orKeep(),
            ANY,
            (params, account, suggestion) ->
                    params.text(account).text(suggestion.id()).text(IntakeCodec.write(suggestion)));

    static final WriteStatement<QuarantinedItem> QUARANTINE = WriteStatement.insert(
            0,
            Insert.into(Table.QUARANTINE, "account", "id", "reason", "line", "at", "doc", "raw")
                    .orKeep(),
            ANY,
            (params, account, item) -> {
                LineKey line = item.line();
                params.text(account)
                        .text(item.id())
                        .text(StoredNames.QUARANTINE.tag(item.reason()))
                        .text(line == null ? null : AccountCodec.route(line))
                        .time(item.at())
                        .text(IntakeCodec.write(item))
                        .bytes(item.raw().toByteArray());
            });

    static final WriteStatement<String> DROP_QUARANTINED = WriteStatement.delete(
            Table.QUARANTINE,
            1,
            "WHERE account = ? AND id = ?",
            (params, account, id) -> params.text(account).text(id));

    static final WriteStatement<JournalEntry> APPEND_JOURNAL = WriteStatement.insert(
            0,
            Insert.into(Table.JOURNAL, "id", "app", "received_at", "body", "several_apps")
                    .orKeep(),
            ANY,
            (params, account, entry) -> params.text(entry.id())
                    .text(entry.appId())
                    .time(entry.receivedAt())
                    .bytes(entry.body().toByteArray())
                    .small(entry.severalApps() ? 1 : 0));

    static final WriteStatement<String> DROP_JOURNAL =
            WriteStatement.delete(Table.JOURNAL, 1, "WHERE id = ?", (params, account, id) -> params.text(id));

    private IntakeStatements() {}
}
