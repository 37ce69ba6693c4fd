package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;
import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ONE;

import io.escala.crm.account.AccountSettings;
import io.escala.crm.change.AccountChange.RepointLine;
import io.escala.crm.change.AccountChange.SetLineAvailability;
import io.escala.crm.conversation.AutoCloseRule;
import io.escala.crm.jdbc.internal.codec.AccountCodec;
import io.escala.crm.jdbc.internal.codec.StoredNames;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Table;
import io.escala.crm.line.Line;
import io.escala.crm.line.LineHeartbeat;
import io.escala.crm.line.LineReport;
import io.escala.crm.template.TemplateReport;

/** The statements about settings, lines, template reports and rules that close conversations. */
final class AccountStatements {
    static final WriteStatement<AccountSettings> PUT_SETTINGS = WriteStatement.insert(
            0,
            Insert.into(Table.SETTINGS, "account", "version", "doc").orReplace("version", "doc"),
            ANY,
            (params, account, settings) ->
                    params.text(account).number(settings.version()).text(AccountCodec.write(settings)));

    /** Before the other statements about lines: what one line gives up another one may take. */
    static final WriteStatement<Line> REMOVE_LINE = WriteStatement.delete(
            Table.LINES,
            0,
            "WHERE account = ? AND id = ? AND route = ?",
            (params, account, line) ->
                    params.text(account).text(line.id().value()).text(AccountCodec.route(line.key())));

    static final WriteStatement<RepointLine> REPOINT_LINE = WriteStatement.update(
            Table.LINES,
            1,
            "SET route = ?, waba = ?, doc = ? WHERE account = ? AND id = ? AND route = ?",
            ONE,
            (params, account, repoint) -> params.text(
                            AccountCodec.route(repoint.line().key()))
                    .text(repoint.line().wabaId())
                    .text(AccountCodec.write(repoint.line()))
                    .text(account)
                    .text(repoint.line().id().value())
                    .text(AccountCodec.route(repoint.from())));

    /** A line keeps its route and its availability. */
    static final WriteStatement<Line> PUT_LINE = WriteStatement.insert(
            2,
            Insert.into(Table.LINES, "account", "id", "route", "waba", "available", "refused_credential", "doc")
                    .orReplace("waba", "doc")
                    .onlyIf(row -> row.stored("route") + " = " + row.given("route")),
            ONE,
            (params, account, line) -> params.text(account)
                    .text(line.id().value())
                    .text(AccountCodec.route(line.key()))
                    .text(line.wabaId())
                    .small(line.available() ? 1 : 0)
                    .text(line.refusedCredential())
                    .text(AccountCodec.write(line)));

    static final WriteStatement<SetLineAvailability> SET_LINE_AVAILABILITY = WriteStatement.update(
            Table.LINES,
            3,
            "SET available = ?, refused_credential = ? WHERE account = ? AND id = ?",
            ANY,
            (params, account, set) -> params.small(set.available() ? 1 : 0)
                    .text(set.available() ? null : set.refusedCredential())
                    .text(account)
                    .text(set.line().value()));

    static final WriteStatement<LineHeartbeat> RAISE_HEARTBEAT = WriteStatement.insert(
            0,
            Insert.into(Table.HEARTBEATS, "account", "line", "heard_at")
                    .orReplace("heard_at")
                    .onlyIf(row -> row.stored("heard_at") + " < " + row.given("heard_at")),
            ANY,
            (params, account, heartbeat) ->
                    params.text(account).text(heartbeat.line().value()).time(heartbeat.heardAt()));

    /** Unless the line was not removed, because it has another route. */
    static final WriteStatement<Line> DROP_HEARTBEAT = WriteStatement.delete(
            Table.HEARTBEATS,
            1,
            "WHERE account = ? AND line = ? AND NOT EXISTS (SELECT 1 FROM " + Table.LINES.sqlName()
                    + " l WHERE l.account = ? AND l.id = ? AND l.route <> ?)",
            (params, account, line) -> params.text(account)
                    .text(line.id().value())
                    .text(account)
                    .text(line.id().value())
                    .text(AccountCodec.route(line.key())));

    static final WriteStatement<TemplateReport> REPORT_TEMPLATE = WriteStatement.insert(
            0,
            Insert.into(Table.TEMPLATE_REPORTS, "account", "waba", "name", "language", "aspect", "rank", "doc")
                    .orReplace("doc", "rank")
                    .onlyIf(row -> row.stored("rank") + " < " + row.given("rank")),
            ANY,
            (params, account, report) -> params.text(account)
                    .text(report.template().wabaId())
                    .text(report.template().name())
                    .text(report.template().language())
                    .text(StoredNames.ASPECT.tag(report.aspect()))
                    .text(AccountCodec.rank(report))
                    .text(AccountCodec.write(report)));

    static final WriteStatement<LineReport> REPORT_LINE = WriteStatement.insert(
            0,
            Insert.into(Table.LINE_REPORTS, "account", "route", "aspect", "subject", "rank", "doc")
                    .orReplace("doc", "rank")
                    .onlyIf(row -> row.stored("rank") + " < " + row.given("rank")),
            ANY,
            (params, account, report) -> params.text(account)
                    .text(AccountCodec.route(report.line()))
                    .text(StoredNames.LINE_ASPECT.tag(report.fact().aspect()))
                    .text(report.fact().subject())
                    .text(AccountCodec.rank(report))
                    .text(AccountCodec.write(report)));

    static final WriteStatement<AutoCloseRule> PUT_AUTO_CLOSE_RULE = WriteStatement.insert(
            0,
            Insert.into(Table.AUTO_CLOSE_RULES, "account", "id", "version", "doc")
                    .orReplace("version", "doc"),
            ANY,
            (params, account, rule) -> params.text(account)
                    .text(rule.id().value())
                    .number(rule.version())
                    .text(AccountCodec.write(rule)));

    static final WriteStatement<AutoCloseRule> REMOVE_AUTO_CLOSE_RULE = WriteStatement.delete(
            Table.AUTO_CLOSE_RULES,
            1,
            "WHERE account = ? AND id = ?",
            (params, account, rule) -> params.text(account).text(rule.id().value()));

    private AccountStatements() {}
}
