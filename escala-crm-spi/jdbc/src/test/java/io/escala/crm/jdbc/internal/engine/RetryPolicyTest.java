package io.escala.crm.jdbc.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escala.crm.store.StoreOpenException;
import io.escala.crm.store.StoreUnavailableException;
import io.escala.crm.store.UnstorableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
    private final List<Duration> waits = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final RetryPolicy policy = new RetryPolicy(new SqlStates(), now::get, () -> 1.0, waits::add);
    private int tries;

    @Test
    void maximumDelayDoublesAndFiveAttemptsAreTheLimit() {
        assertThatThrownBy(() -> policy.run("writing", () -> fail("40001")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("writing: SQLState 40001, code 0");

        assertThat(tries).isEqualTo(5);
        assertThat(waits)
                .containsExactly(
                        Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofMillis(80));
    }

    @Test
    void givesUpAfterThreeSeconds() {
        assertThatThrownBy(() -> policy.run("writing", () -> {
                    now.addAndGet(Duration.ofSeconds(2).toNanos());
                    return fail("08006");
                }))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(tries).isEqualTo(2);
    }

    @Test
    void permanentFailureIsThrownAtOnce() {
        assertThatThrownBy(() -> policy.run("reading", () -> fail("42P01")))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(tries).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22P02", "23514", "23502", "54000", "54011"})
    void unstorableDataIsThrownAtOnceAndNotAsUnavailable(String state) {
        assertThatThrownBy(() -> policy.run("writing", () -> fail(state)))
                .isInstanceOf(UnstorableException.class)
                .hasMessage("writing: SQLState " + state + ", code 0")
                .hasNoSuppressedExceptions()
                .cause()
                .hasMessageNotContaining("driver");

        assertThat(tries).isEqualTo(1);
    }

    @Test
    void repeatedUniqueViolationIsPermanent() {
        assertThatThrownBy(() -> policy.run("writing", () -> fail("23505"))).isInstanceOf(UnstorableException.class);

        assertThat(tries).isEqualTo(5);
    }

    @Test
    void singleUniqueViolationIsUnavailable() {
        assertThatThrownBy(() -> policy.run("writing", () -> {
                    now.addAndGet(Duration.ofSeconds(4).toNanos());
                    return fail("23505");
                }))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(tries).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"5,false", "10,false", "13,false", "18,true", "19,true", "787,true", "1811,true", "20,true", "25,true"})
    void sqliteErrorCodes(int code, boolean stays) {
        assertThat(new SqliteCodes().isPermanent(new SQLException("what the driver says", null, code)))
                .isEqualTo(stays);
    }

    @Test
    void lostRaceIsRetried() {
        String result = policy.run("writing", () -> {
            if (++tries < 3) {
                throw new RaceLostException();
            }
            return "won";
        });

        assertThat(result).isEqualTo("won");
    }

    @Test
    void interruptedThreadTriesNothingAgain() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> policy.run("writing", () -> fail("08006")))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(tries).isEqualTo(1);
        assertThat(waits).isEmpty();
    }

    @Test
    void missingDriverIsReported() {
        assertThatThrownBy(() -> Databases.driver("org.sqlite.Absent"))
                .isInstanceOf(StoreOpenException.class)
                .hasMessageContaining("org.xerial:sqlite-jdbc");
    }

    private String fail(String state) throws SQLException {
        tries++;
        throw new SQLException("what the driver says", state);
    }
}
