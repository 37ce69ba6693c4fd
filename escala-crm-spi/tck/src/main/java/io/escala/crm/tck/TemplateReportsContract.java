package io.escala.crm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.escala.crm.change.AccountChange.ReportTemplate;
import io.escala.crm.template.TemplateKey;
import io.escala.crm.template.TemplateReport;
import io.escala.crm.template.TemplateReport.Aspect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** For every aspect of a template the report that outranks the others wins, in every order of arrival. */
abstract class TemplateReportsContract extends StoreContract {
    private static final TemplateKey WELCOME = new TemplateKey("waba", "welcome", "es_AR");

    @Test
    void latestReportWinsInEveryOrder() {
        int number = 0;
        for (List<TemplateReport> order : Permutations.of(List.of(
                report(WELCOME, Aspect.STATUS, "REJECTED", 1),
                report(WELCOME, Aspect.STATUS, "APPROVED", 3),
                report(WELCOME, Aspect.STATUS, "PAUSED", 2)))) {
            TemplateKey key = new TemplateKey("waba", "t-" + number++, "es");

            order.forEach(report ->
                    commitApplied(new ReportTemplate(acme.report(key, report.aspect(), report.value(), report.at()))));

            assertThat(store.templateReports(ACME, Set.of(key)))
                    .isEqualTo(Map.of(key, List.of(report(key, Aspect.STATUS, "APPROVED", 3))));
        }
    }

    @Test
    void greaterValueOfTheSameTimeWinsInEveryOrder() {
        int number = 0;
        for (List<String> order : Permutations.of(List.of("GREEN", "YELLOW", "RED"))) {
            TemplateKey key = new TemplateKey("waba", "t-" + number++, "es");

            order.forEach(value -> commitApplied(new ReportTemplate(report(key, Aspect.QUALITY, value, 1))));

            assertThat(store.templateReports(ACME, Set.of(key)))
                    .isEqualTo(Map.of(key, List.of(report(key, Aspect.QUALITY, "YELLOW", 1))));
        }
    }

    @Test
    void firstReportOfTheSameTimeAndValueWins() {
        TemplateReport first = new TemplateReport(ACME, WELCOME, Aspect.STATUS, "REJECTED", "INVALID_FORMAT", NOON);
        TemplateReport again = new TemplateReport(ACME, WELCOME, Aspect.STATUS, "REJECTED", null, NOON);
        commitApplied(new ReportTemplate(first));

        commitApplied(new ReportTemplate(again), new ReportTemplate(first));

        assertThat(store.templateReports(ACME, Set.of(WELCOME))).isEqualTo(Map.of(WELCOME, List.of(first)));
    }

    @Test
    void reportKeepsItsOwnReason() {
        commitApplied(new ReportTemplate(
                new TemplateReport(ACME, WELCOME, Aspect.STATUS, "REJECTED", "INVALID_FORMAT", NOON)));
        TemplateReport approved = report(WELCOME, Aspect.STATUS, "APPROVED", 1);

        commitApplied(new ReportTemplate(approved));

        assertThat(store.templateReports(ACME, Set.of(WELCOME))).isEqualTo(Map.of(WELCOME, List.of(approved)));
    }

    @Test
    void aspectsAreIndependentAndOrdered() {
        List<TemplateReport> reports = new ArrayList<>();
        for (Aspect aspect : Aspect.values()) {
            reports.add(report(WELCOME, aspect, "VALUE_OF_" + aspect, reports.size()));
        }
        List<TemplateReport> backwards = new ArrayList<>(reports);
        Collections.reverse(backwards);

        backwards.forEach(report -> commitApplied(new ReportTemplate(report)));

        assertThat(store.templateReports(ACME, Set.of(WELCOME))).isEqualTo(Map.of(WELCOME, reports));
    }

    @Test
    void templatesWithSimilarNamesAreDifferent() {
        Map<TemplateKey, List<TemplateReport>> expected = new HashMap<>();
        for (TemplateKey key : List.of(
                WELCOME,
                new TemplateKey("waba", "welcome", "es"),
                new TemplateKey("waba", "welcome_2", "es_AR"),
                new TemplateKey("waba-2", "welcome", "es_AR"))) {
            expected.put(key, List.of(report(key, Aspect.CATEGORY, "MARKETING", expected.size())));
            commitApplied(new ReportTemplate(expected.get(key).get(0)));
        }
        List<TemplateKey> asked = new ArrayList<>(expected.keySet());
        asked.add(new TemplateKey("waba-2", "welcome", "es"));
        asked.add(WELCOME);

        assertThat(store.templateReports(ACME, asked)).isEqualTo(expected);
    }

    @Test
    void eachAccountHasItsOwnReports() {
        TemplateReport ofAcme = report(WELCOME, Aspect.STATUS, "APPROVED", 1);
        TemplateReport ofGlobex = globex.report(WELCOME, Aspect.STATUS, "PAUSED", NOON.plusSeconds(5));
        commitApplied(new ReportTemplate(ofAcme));
        assertThat(store.templateReports(GLOBEX, Set.of(WELCOME))).isEmpty();

        commitAppliedIn(GLOBEX, new ReportTemplate(ofGlobex));

        assertThat(store.templateReports(ACME, Set.of(WELCOME))).isEqualTo(Map.of(WELCOME, List.of(ofAcme)));
        assertThat(store.templateReports(GLOBEX, Set.of(WELCOME))).isEqualTo(Map.of(WELCOME, List.of(ofGlobex)));
    }

    private TemplateReport report(TemplateKey key, Aspect aspect, String value, int seconds) {
        return acme.report(key, aspect, value, NOON.plusSeconds(seconds));
    }
}
