package io.escala.crm.jdbc.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.store.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BusyWaitTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger attempts = new AtomicInteger();
    private final BusyWait wait = new BusyWait("writing", LIMIT, now::get, pause -> now.addAndGet(pause.toNanos()));

    @Test
    void oneDeadlineCoversThreadsAndProcesses() {
        wait.forThreads(nanos -> {
            assertThat(nanos).isEqualTo(LIMIT.toNanos());
            now.addAndGet(Duration.ofSeconds(4).toNanos());
            return true;
        });

        assertThatThrownBy(() -> wait.forProcesses(this::busy)).isInstanceOf(SQLException.class);

        assertThat(now.get()).isEqualTo(LIMIT.toNanos());
        assertThatThrownBy(() -> wait.forThreads(nanos -> {
                    assertThat(nanos).isZero();
                    return false;
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("PT5S");
    }

    @Test
    void attemptsEndWhenTheFileIsFree() throws SQLException {
        String result = wait.forProcesses(() -> attempts.get() < 3 ? busy() : "begun");

        assertThat(result).isEqualTo("begun");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void otherFailureIsThrownAtOnce() {
        assertThatThrownBy(() -> wait.forProcesses(() -> {
                    attempts.incrementAndGet();
                    throw new SQLException("full", null, 13);
                }))
                .isInstanceOf(SQLException.class);

        assertThat(attempts).hasValue(1);
        assertThat(now).hasValue(0);
    }

    @Test
    void interruptEndsTheWaitAndStays() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> wait.forProcesses(this::busy))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempts).hasValue(1);
    }

    private String busy() throws SQLException {
        attempts.incrementAndGet();
        throw new SQLException("busy", null, SqliteCodes.BUSY);
    }
}
