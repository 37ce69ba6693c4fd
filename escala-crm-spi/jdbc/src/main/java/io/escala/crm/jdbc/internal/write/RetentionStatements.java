package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.IntakeChange.DropEvents;
import io.escala.crm.change.IntakeChange.DropOperations;
import io.escala.crm.jdbc.internal.engine.Dialect;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Table;

/** The statements that delete what is kept for a limited time, over all accounts. */
final class RetentionStatements {
    /** Records per account which event is the last to be deleted; a mark never moves back. */
    static final WriteStatement<DropEvents> MARK_DROPPED_EVENTS = WriteStatement.upsertFound(
            Table.EVENT_MARKS,
            0,
            RetentionStatements::marks,
            (params, account, drop) -> params.number(drop.portion()).time(drop.before()));

    /** Deletes what the marks say: all accounts have one log, so everything up to the latest mark is gone. */
    static final WriteStatement<DropEvents> DROP_MARKED_EVENTS = WriteStatement.delete(
            Table.EVENTS,
            1,
            "WHERE (xid, seq) <= (SELECT xid, seq FROM " + Table.EVENT_MARKS.sqlName()
                    + " ORDER BY xid DESC, seq DESC LIMIT 1)",
            (params, account, drop) -> {});

    static final WriteStatement<DropOperations> DROP_OPERATIONS = WriteStatement.delete(
            Table.OPERATIONS,
            0,
            "WHERE (account, id) IN (SELECT account, id FROM " + Table.OPERATIONS.sqlName()
                    + " WHERE at < ? ORDER BY at LIMIT ?)",
            (params, account, drop) -> params.time(drop.before()).number(drop.portion()));

    private RetentionStatements() {}

    /**
     * The first events of the log, as long as none of them and of those before them is too young. Events that may still be
     * preceded by one of an open transaction are left, because a mark must not pass that one.
     */
    private static Insert marks(Dialect dialect) {
        String first = "SELECT account, xid, seq, at FROM " + Table.EVENTS.sqlName() + " WHERE xid < "
                + dialect.eventHorizon() + " ORDER BY xid, seq LIMIT ?";
        String youngest = "SELECT account, xid, seq, MAX(at) OVER (ORDER BY xid, seq) AS youngest FROM (" + first
                + ") AS first_events";
        String old = "SELECT account, xid, seq,"
                + " ROW_NUMBER() OVER (PARTITION BY account ORDER BY xid DESC, seq DESC) AS from_the_end FROM ("
                + youngest + ") AS with_youngest WHERE youngest < ?";
        return Insert.into(Table.EVENT_MARKS, "account", "xid", "seq")
                .rowsOf("SELECT account, xid, seq FROM (" + old
                        + ") AS old_events WHERE from_the_end = 1 ORDER BY account")
                .orReplace("xid", "seq")
                .onlyIf(row -> "(" + row.given("xid") + ", " + row.given("seq") + ") > (" + row.stored("xid") + ", "
                        + row.stored("seq") + ")");
    }
}
