package io.escala.crm.jdbc.internal.engine;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A last step on a connection that may be broken already, so that its failure is logged and not thrown. */
interface Cleanup {
    void run() throws SQLException;

    static void quietly(Cleanup cleanup) {
        try {
            cleanup.run();
        } catch (SQLException alreadyBroken) {
            Logger log = LoggerFactory.getLogger(Cleanup.class);
            log.debug("cleaning up after a failure failed: SQLState {}", alreadyBroken.getSQLState());
        }
    }
}
