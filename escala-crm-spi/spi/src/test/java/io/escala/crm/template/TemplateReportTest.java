package io.escala.crm.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.SampleRecords;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A report on a template")
class TemplateReportTest {
    private static final Instant NOON = SampleRecords.NOON;

    @Test
    @DisplayName("outranks exactly those that are earlier, or of the same time and of a lesser value")
    void outranksEarlierReportsAndLesserValues() {
        List<TemplateReport> rising = List.of(
                report("PAUSED", null, Instant.ofEpochMilli(-2)),
                report("APPROVED", null, Instant.ofEpochMilli(-1)),
                report("APPROVED", null, NOON),
                report("PAUSED", null, NOON),
                report("REJECTED", null, NOON),
                report("APPROVED", null, NOON.plusMillis(1)));
        for (int one = 0; one < rising.size(); one++) {
            for (int other = 0; other < rising.size(); other++) {
                assertThat(rising.get(one).outranks(rising.get(other)))
                        .as("%d over %d", one, other)
                        .isEqualTo(one > other);
            }
        }
    }

    @Test
    @DisplayName("does not outrank the same with another reason, nor the other way round")
    void doesNotOutrankAnEqualReport() {
        TemplateReport one = report("PAUSED", "LOW_QUALITY", NOON);
        TemplateReport other = report("PAUSED", null, NOON.plusNanos(999_999));

        assertThat(one.outranks(other)).isFalse();
        assertThat(other.outranks(one)).isFalse();
    }

    private static TemplateReport report(String value, @Nullable String reason, Instant at) {
        return new TemplateReport(
                SampleRecords.ACME, SampleRecords.TEMPLATE, TemplateReport.Aspect.STATUS, value, reason, at);
    }
}
