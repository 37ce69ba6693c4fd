package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;

import io.escala.crm.change.Claim;
import io.escala.crm.event.CrmEvent;
import io.escala.crm.jdbc.internal.codec.AccountCodec;
import io.escala.crm.jdbc.internal.codec.EventCodec;
import io.escala.crm.jdbc.internal.codec.IntakeCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.codec.WorkCodec;
import io.escala.crm.line.LineKey;
import io.escala.crm.quarantine.DeferredReport;
import io.escala.crm.quarantine.JournalEntry;
import io.escala.crm.quarantine.QuarantinedItem;
import io.escala.crm.quarantine.Suggestion;
import io.escala.crm.work.Lease;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import java.time.Instant;

/** The statements about what waits beside the inbox, about work and about events. */
final class IntakeStatements {
    static final WriteStatement<DeferredReport> PARK = WriteStatement.of(
            50,
            "escala_parked",
            "INSERT INTO escala_parked (account, message, report, line, doc) SELECT ?, ?, ?, ?, ? WHERE TRUE"
                    + " ON CONFLICT DO NOTHING",
            ANY,
            (params, account, deferred) -> params.text(account)
                    .text(message(deferred))
                    .text(deferred.report().key())
                    .text(deferred.line().value())
                    .text(IntakeCodec.write(deferred)));

    static final WriteStatement<DeferredReport> UNPARK = WriteStatement.of(
            51,
            "escala_parked",
            "DELETE FROM escala_parked WHERE account = ? AND message = ? AND report = ?",
            ANY,
            (params, account, deferred) -> params.text(account)
                    .text(message(deferred))
                    .text(deferred.report().key()));

    static String message(DeferredReport deferred) {
        return Claim.providerMessage(deferred.line(), deferred.providerId()).key();
    }

    static final WriteStatement<Suggestion> SUGGEST = WriteStatement.of(
            52,
            "escala_suggestions",
            "INSERT INTO escala_suggestions (account, id, doc) SELECT ?, ?, ? WHERE TRUE ON CONFLICT DO NOTHING",
            ANY,
            (params, account, suggestion) ->
                    params.text(account).text(suggestion.id()).text(IntakeCodec.write(suggestion)));

    static final WriteStatement<QuarantinedItem> SET_ASIDE = WriteStatement.of(
            53,
            "escala_aside",
            "INSERT INTO escala_aside (account, id, reason, line, at, doc, raw) SELECT ?, ?, ?, ?, ?, ?, ? WHERE TRUE"
                    + " ON CONFLICT DO NOTHING",
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

    static final WriteStatement<String> DROP_ASIDE = WriteStatement.of(
            56,
            "escala_aside",
            "DELETE FROM escala_aside WHERE account = ? AND id = ?",
            ANY,
            (params, account, id) -> params.text(account).text(id));

    static final WriteStatement<JournalEntry> APPEND_JOURNAL = WriteStatement.of(
            57,
            "escala_journal",
            "INSERT INTO escala_journal (id, app, received_at, body) SELECT ?, ?, ?, ? WHERE TRUE"
                    + " ON CONFLICT DO NOTHING",
            ANY,
            (params, account, entry) -> params.text(entry.id())
                    .text(entry.appId())
                    .time(entry.receivedAt())
                    .bytes(entry.body().toByteArray()));

    static final WriteStatement<String> DROP_JOURNAL = WriteStatement.of(
            58,
            "escala_journal",
            "DELETE FROM escala_journal WHERE id = ?",
            ANY,
            (params, account, id) -> params.text(id));

    static final WriteStatement<InLane<WorkKey>> DONE = WriteStatement.of(
            60,
            "escala_work",
            "DELETE FROM escala_work WHERE account = ? AND kind = ? AND id = ? AND lane = ?",
            ANY,
            (params, account, done) -> params.text(account)
                    .text(StoredNames.WORK.tag(done.thing().kind()))
                    .text(done.thing().id())
                    .text(done.lane()));

    static final WriteStatement<InLane<WorkItem>> RESCHEDULE = WriteStatement.of(
            61,
            "escala_work",
            "UPDATE escala_work SET due = ?, attempts = ?, errors = ?, suspicions = ?"
                    + " WHERE account = ? AND kind = ? AND id = ? AND lane = ?",
            ANY,
            (params, account, again) -> params.time(again.thing().due())
                    .small(again.thing().attempts())
                    .small(again.thing().errors())
                    .small(again.thing().suspicions())
                    .text(account)
                    .text(StoredNames.WORK.tag(again.thing().key().kind()))
                    .text(again.thing().key().id())
                    .text(again.lane()));

    /** What was put off is not under way any more, whatever becomes of the lease. */
    static final WriteStatement<Begun> NOT_BEGUN = WriteStatement.of(
            62,
            "escala_leases",
            "UPDATE escala_leases SET begun = NULL WHERE account = ? AND lane = ? AND token = ? AND begun ="
                    + " (SELECT w.seq FROM escala_work w WHERE w.account = ? AND w.kind = ? AND w.id = ?)",
            ANY,
            (params, account, begun) -> params.text(account)
                    .text(begun.lease().lane())
                    .text(begun.lease().token())
                    .text(account)
                    .text(StoredNames.WORK.tag(begun.item().kind()))
                    .text(begun.item().id()));

    static final WriteStatement<Lease> RELEASE_LEASE = WriteStatement.of(
            63,
            "escala_leases",
            "DELETE FROM escala_leases WHERE account = ? AND lane = ? AND token = ?",
            ANY,
            (params, account, lease) -> params.text(account).text(lease.lane()).text(lease.token()));

    static final WriteStatement<WorkItem> ENQUEUE = WriteStatement.<WorkItem>of(
                    64,
                    "escala_work",
                    "INSERT INTO escala_work"
                            + " (account, kind, id, lane, lane_group, due, attempts, errors, suspicions)"
                            + " SELECT ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE TRUE ON CONFLICT DO NOTHING",
                    ANY,
                    (params, account, item) -> params.text(account)
                            .text(StoredNames.WORK.tag(item.key().kind()))
                            .text(item.key().id())
                            .text(item.lane())
                            .text(item.group())
                            .time(item.due())
                            .small(item.attempts())
                            .small(item.errors())
                            .small(item.suspicions()))
            .asGiven();

    static final WriteStatement<QuarantinedWork> QUARANTINE_WORK = WriteStatement.of(
            65,
            "escala_work_quarantine",
            "INSERT INTO escala_work_quarantine (account, kind, id, at, doc) SELECT ?, ?, ?, ?, ? WHERE TRUE"
                    + " ON CONFLICT DO NOTHING",
            ANY,
            (params, account, work) -> params.text(account)
                    .text(StoredNames.WORK.tag(work.key().kind()))
                    .text(work.key().id())
                    .time(work.at())
                    .text(WorkCodec.write(work)));

    static final WriteStatement<WorkKey> RELEASE_WORK = WriteStatement.of(
            66,
            "escala_work_quarantine",
            "DELETE FROM escala_work_quarantine WHERE account = ? AND kind = ? AND id = ?",
            ANY,
            (params, account, key) ->
                    params.text(account).text(StoredNames.WORK.tag(key.kind())).text(key.id()));

    static final WriteStatement<Logged> LOG_EVENT = WriteStatement.<Logged>of(
                    70,
                    "escala_events",
                    "INSERT INTO escala_events (account, at, tag, doc) VALUES (?, ?, ?, ?)",
                    ANY,
                    (params, account, logged) -> {
                        EventCodec.Stored stored = EventCodec.write(logged.event());
                        params.text(account)
                                .time(logged.at())
                                .text(stored.tag())
                                .text(stored.doc().json());
                    })
            .asGiven();

    private IntakeStatements() {}

    /** Work of the leased lane. */
    record InLane<T>(String lane, T thing) {}

    /** An item that a holder of a lane may have begun. */
    record Begun(Lease lease, WorkKey item) {}

    /** An event with its time. */
    record Logged(Instant at, CrmEvent event) {}
}
