package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;

import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.codec.WorkCodec;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.work.Lease;
import io.escala.crm.work.QuarantinedWork;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;

/** The statements about durable work, its leases and its quarantine. */
final class WorkStatements {
    static final WriteStatement<InLane<WorkKey>> DONE = WriteStatement.delete(
            Table.WORK,
            0,
            "WHERE account = ? AND kind = ? AND id = ? AND lane = ?",
            (params, account, done) -> params.text(account)
                    .text(StoredNames.WORK.tag(done.thing().kind()))
                    .text(done.thing().id())
                    .text(done.lane()));

    static final WriteStatement<InLane<WorkItem>> RESCHEDULE = WriteStatement.update(
            Table.WORK,
            1,
            "SET due = ?, attempts = ?, errors = ?, suspicions = ?, begun = NULL"
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

    static final WriteStatement<WorkItem> ENQUEUE = WriteStatement.<WorkItem>insert(
                    2,
                    Insert.into(
                                    Table.WORK,
                                    "account",
                                    "kind",
                                    "id",
                                    "lane",
                                    "lane_group",
                                    "priority",
                                    "due",
                                    "attempts",
                                    "errors",
                                    "suspicions")
                            .orKeep(),
                    ANY,
                    (params, account, item) -> params.text(account)
                            .text(StoredNames.WORK.tag(item.key().kind()))
                            .text(item.key().id())
                            .text(item.lane())
                            .text(item.group())
                            .small(WorkCodec.number(item.priority()))
                            .time(item.due())
                            .small(item.attempts())
                            .small(item.errors())
                            .small(item.suspicions()))
            .asGiven();

    static final WriteStatement<Lease> RELEASE_LEASE = WriteStatement.delete(
            Table.LEASES,
            0,
            "WHERE account = ? AND lane = ? AND token = ?",
            (params, account, lease) -> params.text(account).text(lease.lane()).text(lease.token()));

    static final WriteStatement<QuarantinedWork> QUARANTINE_WORK = WriteStatement.insert(
            0,
            Insert.into(Table.WORK_QUARANTINE, "account", "kind", "id", "at", "doc")
                    .orKeep(),
            ANY,
            (params, account, work) -> params.text(account)
                    .text(StoredNames.WORK.tag(work.key().kind()))
                    .text(work.key().id())
                    .time(work.at())
                    .text(WorkCodec.write(work)));

    static final WriteStatement<WorkKey> RELEASE_WORK = WriteStatement.delete(
            Table.WORK_QUARANTINE,
            1,
            "WHERE account = ? AND kind = ? AND id = ?",
            (params, account, key) ->
                    params.text(account).text(StoredNames.WORK.tag(key.kind())).text(key.id()));

    private WorkStatements() {}

    /** Work of the leased lane. */
    record InLane<T>(String lane, T thing) {}
}
