package io.escala.crm.jdbc;

import io.escala.crm.tck.Breaking;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections that fail once, when told to. A transaction that writes begins with switching auto-commit off (PostgreSQL) or with
 * a statement BEGIN (SQLite).
 */
final class FailingConnections implements Breaking {
    private final AtomicReference<@Nullable Moment> nextWrite = new AtomicReference<>();
    private final AtomicBoolean nextRead = new AtomicBoolean();

    @Override
    public void failNextWrite(Moment moment) {
        nextWrite.set(moment);
    }

    @Override
    public void failNextRead() {
        nextRead.set(true);
    }

    /** Returns a DataSource with connections that fail. */
    DataSource around(DataSource source) {
        return Connections.proxy(
                DataSource.class,
                (self, method, arguments) -> method.getName().equals("getConnection")
                        ? failing(source.getConnection())
                        : call(source, method, arguments));
    }

    /** Returns a driver with connections that fail. */
    Driver around(Driver driver) {
        return Connections.proxy(Driver.class, (self, method, arguments) -> {
            Object result = call(driver, method, arguments);
            return result instanceof Connection connection ? failing(connection) : result;
        });
    }

    private Connection failing(Connection connection) {
        Transaction transaction = new Transaction();
        return Connections.proxy(Connection.class, (self, method, arguments) -> {
            switch (method.getName()) {
                case "setAutoCommit" -> {
                    boolean writes = !(boolean) arguments[0];
                    call(connection, method, arguments);
                    transaction.reset(writes);
                    return null;
                }
                case "commit" -> {
                    return transaction.commit(() -> call(connection, method, arguments));
                }
                case "rollback" -> {
                    transaction.reset(true);
                    return call(connection, method, arguments);
                }
                case "prepareStatement" -> {
                    PreparedStatement statement = (PreparedStatement) call(connection, method, arguments);
                    return failing(statement, (String) arguments[0], transaction);
                }
                default -> {
                    return call(connection, method, arguments);
                }
            }
        });
    }

    private static PreparedStatement failing(PreparedStatement statement, String sql, Transaction transaction) {
        return Connections.proxy(PreparedStatement.class, (self, method, arguments) -> {
            Call run = () -> call(statement, method, arguments);
            if (!method.getName().startsWith("execute")) {
                return run.run();
            }
            return switch (sql) {
                case "BEGIN IMMEDIATE" -> transaction.begin(run);
                case "COMMIT" -> {
                    Object result = transaction.commit(run);
                    transaction.reset(false);
                    yield result;
                }
                case "ROLLBACK" -> {
                    transaction.reset(false);
                    yield run.run();
                }
                default -> transaction.execute(run, !method.getName().equals("executeQuery"));
            };
        });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    /** A failure of the disk: neither engine repeats the transaction. */
    private static SQLException failure() {
        return new SQLException("failed on purpose", "58030", 10);
    }

    private interface Call {
        Object run() throws Throwable;
    }

    /** What happened in the current transaction of one connection. */
    private final class Transaction {
        private boolean writes;
        private boolean wrote;

        void reset(boolean toWrite) {
            writes = toWrite;
            wrote = false;
        }

        Object begin(Call call) throws Throwable {
            reset(true);
            failIf(Moment.BEFORE_WRITING);
            return call.run();
        }

        Object execute(Call call, boolean changes) throws Throwable {
            if (!writes) {
                if (nextRead.getAndSet(false)) {
                    throw failure();
                }
                return call.run();
            }
            failIf(Moment.BEFORE_WRITING);
            if (wrote) {
                failIf(Moment.WHILE_WRITING);
            }
            wrote |= changes;
            return call.run();
        }

        Object commit(Call call) throws Throwable {
            failIf(Moment.WHILE_WRITING);
            Object result = call.run();
            wrote = false;
            failIf(Moment.AFTER_COMMIT);
            return result;
        }

        private void failIf(Moment moment) throws SQLException {
            if (nextWrite.compareAndSet(moment, null)) {
                throw failure();
            }
        }
    }
}
