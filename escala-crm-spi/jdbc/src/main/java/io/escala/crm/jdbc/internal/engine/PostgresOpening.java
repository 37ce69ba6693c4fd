package io.escala.crm.jdbc.internal.engine;

import io.escala.crm.store.StoreOpenException;
import io.escala.crm.store.StoreOpenException.Reason;
import java.sql.SQLException;

/** Why a PostgreSQL database cannot be opened, by SQLState. Driver and server repeat names in their messages, so those are left out. */
final class PostgresOpening {
    private static final String NO_CONNECTION = "08";
    private static final String NO_LOGIN_METHOD = "08004";

    private PostgresOpening() {}

    /** Explains a failure by its state, and returns any other as it is. */
    static RuntimeException explained(RuntimeException failure) {
        SQLException codes = SqlFailures.codes(failure);
        String state = codes.getSQLState();
        if (state == null || failure instanceof StoreOpenException) {
            return failure;
        }
        return switch (state) {
            case "28P01", "28000" ->
                refused(
                        Reason.LOGIN_REFUSED,
                        "the server refuses the user or the password. Check both in the DataSource, and pg_hba.conf",
                        failure);
            case NO_LOGIN_METHOD ->
                refused(
                        Reason.LOGIN_REFUSED,
                        "server and driver agree on no way to log in. Check that the DataSource has a password, and its sslmode",
                        failure);
            case "3D000" ->
                refused(Reason.NOT_FOUND, "the server has no such database. Create it, or correct the URL", failure);
            case "3F000" ->
                refused(
                        Reason.NOT_FOUND,
                        "no schema of the search_path exists. Create it, or correct currentSchema or search_path",
                        failure);
            case "42501" ->
                refused(
                        Reason.NO_PERMISSION,
                        "the user may not connect, create tables or read them. Grant CREATE on the schema, or run what Migrations"
                                + " prints as another user and grant the rights on the tables",
                        failure);
            case "25006" ->
                refused(
                        Reason.READ_ONLY,
                        "the database is read-only, such as a standby. Connect to the primary",
                        failure);
            case "55P03" ->
                refused(Reason.LOCKED, "its schema is locked, such as by a migration. Open it again later", failure);
            default ->
                state.startsWith(NO_CONNECTION)
                        ? refused(
                                Reason.UNREACHABLE,
                                "the server does not answer or refuses connections. Check host and port in the DataSource, that"
                                        + " the server is running, and what is between",
                                failure)
                        : failure;
        };
    }

    private static StoreOpenException refused(Reason reason, String why, RuntimeException failure) {
        String state = SqlFailures.codes(failure).getSQLState();
        return new StoreOpenException(
                reason, "cannot open the PostgreSQL database: " + why + " (SQLState " + state + ")", failure);
    }
}
