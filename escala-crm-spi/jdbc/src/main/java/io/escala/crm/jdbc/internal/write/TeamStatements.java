package io.escala.crm.jdbc.internal.write;

import static io.escala.crm.jdbc.internal.write.WriteStatement.Hits.ANY;

import io.escala.crm.account.TeamSettings;
import io.escala.crm.account.TeamUser;
import io.escala.crm.change.TeamChange.RaiseLastActive;
import io.escala.crm.change.TeamChange.RaiseLastAssigned;
import io.escala.crm.jdbc.internal.codec.TeamCodec;
import io.escala.crm.jdbc.internal.engine.Insert;
import io.escala.crm.jdbc.internal.engine.Table;

/** The statements about the team. */
final class TeamStatements {
    static final WriteStatement<TeamSettings> PUT_SETTINGS = WriteStatement.insert(
            0,
            Insert.into(Table.TEAM, "account", "version", "doc").orReplace("version", "doc"),
            ANY,
            (params, account, settings) ->
                    params.text(account).number(settings.version()).text(TeamCodec.write(settings)));

    static final WriteStatement<TeamUser> PUT_USER = WriteStatement.insert(
            0,
            Insert.into(Table.TEAM_USERS, "account", "id", "version", "doc").orReplace("version", "doc"),
            ANY,
            (params, account, user) -> params.text(account)
                    .text(user.id().value())
                    .number(user.version())
                    .text(TeamCodec.write(user)));

    static final WriteStatement<RaiseLastAssigned> RAISE_LAST_ASSIGNED = WriteStatement.insert(
            0,
            Insert.into(Table.LAST_ASSIGNED, "account", "user_id", "at")
                    .orReplace("at")
                    .onlyIf(row -> row.stored("at") + " < " + row.given("at")),
            ANY,
            (params, account, raise) ->
                    params.text(account).text(raise.user().value()).time(raise.at()));

    /** A user who is not known has a row without a document. */
    static final WriteStatement<RaiseLastActive> RAISE_LAST_ACTIVE = WriteStatement.insert(
            1,
            Insert.into(Table.TEAM_USERS, "account", "id", "version", "active_at")
                    .orReplace("active_at")
                    .onlyIf(row -> "(" + row.stored("active_at") + " IS NULL OR " + row.stored("active_at") + " < "
                            + row.given("active_at") + ")"),
            ANY,
            (params, account, raise) ->
                    params.text(account).text(raise.user().value()).number(0).time(raise.at()));

    private TeamStatements() {}
}
