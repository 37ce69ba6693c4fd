package io.escala.crm.jdbc.internal.engine;

import java.sql.SQLException;
import java.time.InstantSource;

/** What time it is for a lease: an SQL expression, with a parameter when the time is handed in. Thread-safe. */
public interface LeaseClock {
    /**
     * The time in milliseconds.
     *
     * @return an SQL expression
     */
    String sql();

    /**
     * Binds the parameter of {@link #sql()}, if it has one.
     *
     * @param params where the next parameter is that of the expression
     */
    void bind(Params params) throws SQLException;

    /**
     * A clock of this process.
     *
     * @param clock the clock
     * @return the lease clock
     */
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
     * The clock of the database: the same for every machine.
     *
     * @param expression what the engine calls it
     * @return the lease clock
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
