package io.escala.crm.jdbc.internal.engine;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time that a statement may take; closed when it is done. */
public interface StatementLimit extends AutoCloseable {
    /** Nothing has to be done afterwards. */
    StatementLimit OF_DRIVER = () -> {};

    @Override
    void close();

    /** Lets the driver end the statement, which counts in seconds. */
    static StatementLimit ofDriver(Statement statement, Duration most) throws SQLException {
        statement.setQueryTimeout(Math.toIntExact(most.plusMillis(999).toSeconds()));
        return OF_DRIVER;
    }

    /** Cancels the statement. Its thread is the JDK's that timeouts of futures have, so none is started here. */
    static StatementLimit cancelling(Statement statement, Duration most) {
        return new Cancelling(statement, most);
    }

    /** Cancels in time, and never what runs on the connection afterwards. */
    final class Cancelling implements StatementLimit {
        private static final Logger LOG = LoggerFactory.getLogger(StatementLimit.class);

        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final Statement statement;
        private boolean closed;

        private Cancelling(Statement statement, Duration most) {
            this.statement = statement;
            CompletableFuture<Void> unused = done.orTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((nothing, late) -> {
                        if (late instanceof TimeoutException) {
                            cancel();
                        }
                    });
        }

        private synchronized void cancel() {
            if (!closed) {
                try {
                    statement.cancel();
                } catch (SQLException broken) {
                    LOG.debug("cancelling a statement failed: code {}", broken.getErrorCode());
                }
            }
        }

        @Override
        public void close() {
            synchronized (this) {
                closed = true;
            }
            done.complete(null);
        }
    }
}
