package io.escala.crm.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Keeps connections open like a pool, counts their statements, and can intercept commits. */
final class Connections implements AutoCloseable {
    private final DataSource source;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Map<Connection, Boolean> all = new ConcurrentHashMap<>();
    private final AtomicInteger statements = new AtomicInteger();
    private volatile BeforeCommit beforeCommit = connection -> {};

    Connections(DataSource source) {
        this.source = source;
    }

    /** Runs before each commit; the commit throws what it throws. */
    void beforeCommit(BeforeCommit action) {
        beforeCommit = action;
    }

    /** How many statements and batches were executed, commits not counted. */
    int statements() {
        return statements.get();
    }

    DataSource dataSource() {
        return proxy(
                DataSource.class,
                (self, method, arguments) ->
                        method.getName().equals("getConnection") ? take() : call(source, method, arguments));
    }

    /** Counts the statements of a driver's connections too, which are not kept. */
    Driver counting(Driver driver) {
        return proxy(Driver.class, (self, method, arguments) -> {
            Object result = call(driver, method, arguments);
            return result instanceof Connection connection
                    ? proxy(Connection.class, (one, asked, given) -> counted(call(connection, asked, given)))
                    : result;
        });
    }

    private Connection take() throws SQLException {
        Connection kept = idle.pollFirst();
        Connection connection = kept == null ? source.getConnection() : kept;
        all.put(connection, true);
        return proxy(Connection.class, (self, method, arguments) -> {
            switch (method.getName()) {
                case "close" -> {
                    if (!connection.isClosed()) {
                        idle.addFirst(connection);
                    }
                    return null;
                }
                case "commit" -> beforeCommit.run(connection);
                default -> {}
            }
            return counted(call(connection, method, arguments));
        });
    }

    private Object counted(Object result) {
        return result instanceof Statement statement ? counting(statement) : result;
    }

    private Statement counting(Statement statement) {
        Class<? extends Statement> type =
                statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return proxy(type, (self, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                statements.incrementAndGet();
            }
            return call(statement, method, arguments);
        });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    /** Answers the methods of an interface. Each proxy is equal to itself only. */
    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        InvocationHandler all = (self, method, arguments) -> switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> self == arguments[0];
            default -> handler.invoke(self, method, arguments);
        };
        return type.cast(Proxy.newProxyInstance(Connections.class.getClassLoader(), new Class<?>[] {type}, all));
    }

    @Override
    public void close() {
        all.keySet().forEach(connection -> {
            try {
                connection.close();
            } catch (SQLException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    /** What happens before a commit. */
    interface BeforeCommit {
        void run(Connection connection) throws SQLException;
    }
}
