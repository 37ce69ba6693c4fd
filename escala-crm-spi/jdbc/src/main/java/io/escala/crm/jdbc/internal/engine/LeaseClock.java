package io.escala.crm.jdbc.internal.engine;

import java.sql.SQLException;
import java.time.InstantSource;

/** The clock by which leases expire: an SQL expression, with a parameter for a clock of this process. Thread-safe. */
public interface LeaseClock {
    /** Returns an SQL expression for the time in epoch milliseconds. */
    String sql();

    /**
     * Binds the parameter of {@link #sql()}, if it has one.
     *
     * @param params the next parameter is that of the expression
     */
    void bind(Params params) throws SQLException;

    /** Returns a clock of this process. */
    static LeaseClock of(InstantSource clock) {
        return new LeaseClock() {
            @Override
            public String sql() {
                return "CAST(? AS BIGINT)";
            }

            @Override
            public void bind(Params params) throws SQLException {
                params.number(clock.millis());
            }
        };
    }

    /**
     * Returns the clock of the database, the same for every machine.
     *
     * @param expression the engine's SQL for it
     */
    static LeaseClock ofDatabase(String expression) {
        return new LeaseClock() {
            @Override
            public String sql() {
                return expression;
            }

            @Override
            public void bind(Params params) {}
        };
    }
}
