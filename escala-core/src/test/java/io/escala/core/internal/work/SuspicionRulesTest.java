package io.escala.core.internal.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.core.internal.work.SuspicionRules.Run;
import io.escala.crm.AccountId;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import io.escala.crm.work.WorkPriority;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuspicionRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, BESIDE_OTHERS", "1, ALONE", "2, ALONE", "5, ALONE", "6, NOT", "7, NOT"})
    void workRunsAloneAfterOneSuspicionUpToFiveMore(int suspicions, Run run) {
        assertThat(SuspicionRules.of(item(0, suspicions))).isEqualTo(run);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "2, false", "3, true", "4, true"})
    void threeErrorsQuarantine(int errors, boolean tooMany) {
        assertThat(SuspicionRules.tooManyErrors(item(errors, 0))).isEqualTo(tooMany);
    }

    @Test
    void lostWorkersBesideOtherWorkNeverQuarantine() {
        WorkItem item = item(0, 0);
        for (int lost = 0; lost < 100; lost++) {
            item = item.abandoned(false);
        }

        assertThat(SuspicionRules.of(item)).isEqualTo(Run.ALONE);
        assertThat(item.attempts()).isEqualTo(100);
    }

    @Test
    void returningWorkIsNoLongerSuspect() {
        WorkItem suspect = item(2, 5);

        assertThat(SuspicionRules.of(suspect.again(NOON))).isEqualTo(Run.BESIDE_OTHERS);
        assertThat(SuspicionRules.of(suspect.afterError(NOON))).isEqualTo(Run.BESIDE_OTHERS);
        assertThat(SuspicionRules.of(suspect.postponed(NOON))).isEqualTo(Run.ALONE);
    }

    private static WorkItem item(int errors, int suspicions) {
        return new WorkItem(
                new AccountId("acme"),
                new WorkKey(WorkKind.SEND, "1"),
                "lane",
                "a",
                WorkPriority.NORMAL,
                NOON,
                0,
                errors,
                suspicions);
    }
}
