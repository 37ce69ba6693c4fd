package io.escala.crm.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.escala.crm.SampleRecords;
import io.escala.crm.line.LineFact.Aspect;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReportTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void reportsOfOneMomentHaveOneOrder() {
        List<LineReport> rising = List.of(
                report("Z", "z", NOON.plusMillis(9), NOON.minusMillis(1)),
                report("A", null, null, NOON),
                report("A", "a", null, NOON),
                report("B", null, null, NOON),
                report("A", null, NOON, NOON),
                report("A", "\uFF5E", NOON, NOON),
                report("A", "\uD83D\uDE00", NOON, NOON),
                report("A", null, NOON.plusMillis(1), NOON),
                report("A", null, null, NOON.plusMillis(1)));

        for (int i = 0; i < rising.size(); i++) {
            for (int j = 0; j < rising.size(); j++) {
                assertThat(rising.get(i).outranks(rising.get(j)))
                        .as("%s over %s", i, j)
                        .isEqualTo(i > j);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GREEN\n", "grün", "\u0000"})
    void valueIsPrintableAscii(String value) {
        assertThat(LineFact.canBe("", value)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> LineFact.of(Aspect.QUALITY, value));
    }

    @Test
    void valueAndSubjectHaveALimit() {
        assertThat(LineFact.canBe("s".repeat(64), "v".repeat(LineFact.MAX_VALUE)))
                .isTrue();
        assertThat(LineFact.canBe("s".repeat(65), "v")).isFalse();
        assertThat(LineFact.canBe("a kind", "v")).isFalse();
        assertThat(LineFact.canBe("", "v".repeat(LineFact.MAX_VALUE + 1))).isFalse();
    }

    @Test
    void endIsWithinWhatEveryStoreKeeps() {
        for (Instant until : List.of(Instant.MAX, Instant.MIN, Instant.parse("+10000-01-01T00:00:00Z"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new LineFact(Aspect.BAN, "", "DISABLE", null, until));
        }
        assertThat(new LineFact(Aspect.BAN, "", "DISABLE", null, NOON.plusNanos(1)).until())
                .isEqualTo(NOON);
    }

    private static LineReport report(String value, @Nullable String reason, @Nullable Instant until, Instant at) {
        return new LineReport(
                SampleRecords.ACME,
                SampleRecords.LINE.key(),
                new LineFact(Aspect.RESTRICTION, "KIND", value, reason, until),
                at);
    }
}
