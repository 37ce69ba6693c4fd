package io.escala.core.internal.send;

import io.escala.crm.template.TemplateReport;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What Meta last reported of a template's status, beside what the host's catalogue says. A report only ever stops a template: that
 * one is approved is for the catalogue to say, and so is what a word means that is not known here.
 */
final class TemplateAvailability {
    private static final Set<String> STOPPED = Set.of(
            "PENDING",
            "REJECTED",
            "PAUSED",
            "DISABLED",
            "IN_APPEAL",
            "PENDING_DELETION",
            "DELETED",
            "LIMIT_EXCEEDED",
            "LOCKED",
            "ARCHIVED");

    private TemplateAvailability() {}

    /**
     * Whether the latest report says that a template cannot be sent.
     *
     * @param reports the latest report of each aspect
     * @return true only when there is one that says so
     */
    static boolean stopped(List<TemplateReport> reports) {
        return reports.stream()
                .anyMatch(report -> report.aspect() == TemplateReport.Aspect.STATUS
                        && STOPPED.contains(report.value().toUpperCase(Locale.ROOT)));
    }
}
