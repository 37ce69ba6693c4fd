package io.escala.crm.jdbc.internal.engine;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, when a database is opened, for settings of the host that work but do harm, and warns of each once. What cannot be found
 * out is not warned of. Stateless.
 */
final class ServerAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ServerAdvice.class);

    /** So many connections in a row are all different if none is kept, or if a large pool takes turns. */
    private static final int BORROWED = 5;

    private ServerAdvice() {}

    static void give(HostConnections connections, ServerDialect dialect) {
        try {
            if (connections.inTransaction(dialect::repeatsValues)) {
                LOG.warn(
                        "the driver repeats the values of a failed batch in its exceptions, and pools log those when a connection"
                                + " breaks: texts and phone numbers end up in the log. Set logServerErrorDetail=false in the URL or the"
                                + " properties of the PostgreSQL driver");
            }
            if (keepsNoConnections(connections, dialect)) {
                LOG.warn(
                        "the DataSource makes a new connection each time it is asked, which costs far more than most operations"
                                + " do. Put a pool before it, such as HikariCP");
            }
        } catch (SQLException | IllegalStateException notFoundOut) {
            LOG.debug("the settings of the DataSource were not looked at: {}", notFoundOut.getClass());
        }
    }

    /** A pool hands out a connection again or, if it takes turns, keeps the first one open. */
    private static boolean keepsNoConnections(HostConnections connections, ServerDialect dialect) throws SQLException {
        Set<String> seen = new LinkedHashSet<>();
        while (seen.size() < BORROWED) {
            if (!seen.add(connections.withAutoCommit(dialect::backend))) {
                return false;
            }
        }
        String first = seen.iterator().next();
        return !connections.withAutoCommit(connection -> dialect.isConnected(connection, first));
    }
}
