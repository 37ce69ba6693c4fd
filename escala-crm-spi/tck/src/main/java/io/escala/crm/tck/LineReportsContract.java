package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.Channel;
import io.escala.crm.change.AccountChange.ReportLine;
import io.escala.crm.line.LineFact;
import io.escala.crm.line.LineFact.Aspect;
import io.escala.crm.line.LineKey;
import io.escala.crm.line.LineReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** For every aspect and subject of a number, Page or account the report that outranks the others wins, in every order of arrival. */
abstract class LineReportsContract extends StoreContract {
    private static final LineKey NUMBER = new LineKey(Channel.WHATSAPP, "number");

    @Test
    void latestReportWinsInEveryOrder() {
        assertWinsInEveryOrder(
                report("n", quality("RED"), 3),
                List.of(report("n", quality("GREEN"), 1), report("n", quality("YELLOW"), 2)));
    }

    @Test
    void atOneTimeTheLaterEndTheGreaterValueAndReasonWin() {
        LineFact fact = restriction("RESTRICTED", NOON.plusMillis(2));
        assertWinsInEveryOrder(
                report("n", fact, 1),
                List.of(
                        report("n", restriction("ZZZ", NOON.plusMillis(1)), 1),
                        report("n", restriction("ZZZ", null), 1)));
        assertWinsInEveryOrder(
                report("n", quality("RED-"), 1),
                List.of(report("n", quality("RED").because("zzz"), 1), report("n", quality("GREEN"), 1)));
        assertWinsInEveryOrder(
                report("n", quality("RED").because("\uD83D\uDE00"), 1),
                List.of(report("n", quality("RED").because("\uFF5E"), 1), report("n", quality("RED"), 1)));
    }

    private void assertWinsInEveryOrder(LineReport winner, List<LineReport> others) {
        List<LineReport> all = new ArrayList<>(others);
        all.add(winner);
        int number = 0;
        for (List<LineReport> order : Permutations.of(all)) {
            LineKey key = new LineKey(
                    Channel.WHATSAPP, winner.fact().value() + winner.at().toEpochMilli() + "-" + number++);

            order.forEach(report ->
                    commitApplied(new ReportLine(acme.lineReport(key.providerId(), report.fact(), report.at()))));

            assertThat(store.lineReports(ACME, Set.of(key)))
                    .isEqualTo(Map.of(key, List.of(acme.lineReport(key.providerId(), winner.fact(), winner.at()))));
        }
    }

    @Test
    void aspectsAndSubjectsAreIndependentAndOrdered() {
        List<LineReport> reports = new ArrayList<>();
        for (Aspect aspect : Aspect.values()) {
            for (String subject : List.of("", "A", "A_B", "B", "a")) {
                reports.add(report(
                        "number",
                        new LineFact(aspect, subject, "value of " + aspect, "Überprüfung \"1\"", NOON.plusMillis(7)),
                        reports.size()));
            }
        }
        List<LineReport> backwards = new ArrayList<>(reports);
        Collections.reverse(backwards);

        backwards.forEach(report -> commitApplied(new ReportLine(report)));

        assertThat(store.lineReports(ACME, Set.of(NUMBER))).isEqualTo(Map.of(NUMBER, reports));
    }

    @Test
    void linesOfAllChannelsNeedNotBeConnected() {
        LineKey page = new LineKey(Channel.MESSENGER, "number");
        LineReport ofNumber = report("number", quality("GREEN"), 0);
        LineReport ofPage = new LineReport(ACME, page, restriction("block", null), NOON);
        commitApplied(new ReportLine(ofNumber), new ReportLine(ofPage));

        assertThat(store.lineReports(ACME, List.of(NUMBER, page, NUMBER, new LineKey(Channel.INSTAGRAM, "number"))))
                .isEqualTo(Map.of(NUMBER, List.of(ofNumber), page, List.of(ofPage)));
        assertThat(store.lineReports(ACME, List.of())).isEmpty();
    }

    @Test
    void eachAccountHasItsOwnReports() {
        LineReport ofAcme = report("number", quality("GREEN"), 1);
        LineReport ofGlobex = globex.lineReport("number", quality("RED"), NOON.plusSeconds(5));
        commitApplied(new ReportLine(ofAcme));
        assertThat(store.lineReports(GLOBEX, Set.of(NUMBER))).isEmpty();

        commitAppliedIn(GLOBEX, new ReportLine(ofGlobex));

        assertThat(store.lineReports(ACME, Set.of(NUMBER))).isEqualTo(Map.of(NUMBER, List.of(ofAcme)));
        assertThat(store.lineReports(GLOBEX, Set.of(NUMBER))).isEqualTo(Map.of(NUMBER, List.of(ofGlobex)));
    }

    private LineReport report(String number, LineFact fact, int seconds) {
        return acme.lineReport(number, fact, NOON.plusSeconds(seconds));
    }

    private static LineFact quality(String value) {
        return LineFact.of(Aspect.QUALITY, value);
    }

    private static LineFact restriction(String value, @Nullable Instant until) {
        return new LineFact(Aspect.RESTRICTION, "MESSAGING", value, null, until);
    }
}
